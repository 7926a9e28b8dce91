package io.penstock.schedules;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;

/** What the service under test has scheduled, for times that no test lives to see. */
@Singleton
class OwnSchedules implements ScheduleSource {

    static final String NEVER = "0 0 8 1 1 ? 2099";

    final Probe yearly = new Probe("yearly", NEVER, Probe.ZONE);
    final Probe off = new Probe("off", Schedule.OFF, Probe.ZONE);

    @Override
    public Collection<Probe> schedules() {
        return List.of(yearly, off);
    }
}
