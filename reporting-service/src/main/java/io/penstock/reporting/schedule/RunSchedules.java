package io.penstock.reporting.schedule;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;

/** This replica's part in the schedules: it keeps them, and runs those that it gets hold of first. */
@ApplicationScoped
class RunSchedules {

    private final AgroalDataSource dataSource;
    private final ScheduleSettings settings;
    private final Map<String, Schedule> schedules;
    private final MeterRegistry metrics;
    private Scheduler scheduler;

    RunSchedules(
            AgroalDataSource dataSource,
            ScheduleSettings settings,
            @All List<Schedule> schedules,
            MeterRegistry metrics) {
        this.dataSource = dataSource;
        this.settings = settings;
        this.schedules = schedules.stream().collect(Collectors.toMap(Schedule::name, Function.identity()));
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent started) throws SchedulerException {
        scheduler = QuartzCluster.join(dataSource, settings, (fired, owner) -> new RunSchedule(schedules, metrics));
        KeepSchedules keep = new KeepSchedules(scheduler);
        for (Schedule schedule : schedules.values()) {
            keep.keep(schedule);
        }
        scheduler.start();
    }

    /** Does not wait: what is running now is run again by another replica, or after the next start. */
    void stop(@Observes ShutdownEvent stopped) throws SchedulerException {
        if (scheduler != null) {
            scheduler.shutdown(false);
        }
    }
}
