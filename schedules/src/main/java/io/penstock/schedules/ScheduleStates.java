package io.penstock.schedules;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the schedules stand: what is configured, what is paused, what is due, what became of the last run. */
@ApplicationScoped
class ScheduleStates {

    private final KnownSchedules schedules;
    private final RunSchedules replica;
    private final Pauses pauses;
    private final RunsOnRecord runs;

    ScheduleStates(KnownSchedules schedules, RunSchedules replica, Pauses pauses, RunsOnRecord runs) {
        this.schedules = schedules;
        this.replica = replica;
        this.pauses = pauses;
        this.runs = runs;
    }

    /** By name. */
    List<ScheduleState> all() {
        Map<String, Pause> paused = pauses.current();
        Map<String, ScheduleRun> last = runs.last();
        return schedules.byName().values().stream()
                .map(schedule ->
                        state(schedule, Optional.ofNullable(paused.get(schedule.name())), last.get(schedule.name())))
                .toList();
    }

    Optional<ScheduleState> one(String name) {
        return all().stream().filter(state -> state.name().equals(name)).findFirst();
    }

    private ScheduleState state(Schedule schedule, Optional<Pause> pause, ScheduleRun last) {
        Optional<Instant> next =
                pause.isPresent() ? Optional.empty() : replica.store().next(schedule);
        return new ScheduleState(
                schedule.name(),
                schedule.cron(),
                schedule.zone(),
                pause.isPresent(),
                pause.map(Pause::since).orElse(null),
                pause.map(Pause::by).orElse(null),
                next.orElse(null),
                last);
    }
}
