package io.penstock.schedules;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All that is scheduled in this service, by name. */
@ApplicationScoped
class KnownSchedules {

    private final SortedMap<String, Schedule> byName = new TreeMap<>();

    /** @throws IllegalStateException if two have one name */
    KnownSchedules(@All List<Schedule> beans, @All List<ScheduleSource> sources) {
        Stream<Schedule> named = sources.stream().flatMap(source -> source.schedules().stream());
        Stream.concat(beans.stream(), named).forEach(this::add);
    }

    private void add(Schedule schedule) {
        if (byName.putIfAbsent(schedule.name(), schedule) != null) {
            throw new IllegalStateException("two schedules are named " + schedule.name());
        }
    }

    Map<String, Schedule> byName() {
        return Collections.unmodifiableMap(byName);
    }
}
