package io.penstock.schedules;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;

/** This replica's part in the schedules: it keeps them, and runs those that it gets hold of first. */
@ApplicationScoped
class RunSchedules {

    private final QuartzCluster cluster;
    private final KnownSchedules schedules;
    private final RunLog log;
    private final Pauses pauses;
    private final RunMetrics metrics;
    private Scheduler scheduler;

    RunSchedules(
            @ConfigProperty(name = "quarkus.application.name") String service,
            AgroalDataSource dataSource,
            ScheduleSettings settings,
            KnownSchedules schedules,
            RunLog log,
            Pauses pauses,
            RunMetrics metrics) {
        this.cluster = new QuartzCluster(service, dataSource, settings);
        this.schedules = schedules;
        this.log = log;
        this.pauses = pauses;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent started) throws SchedulerException {
        scheduler = cluster.join((fired, owner) -> new RunSchedule(schedules.byName(), log, pauses, metrics));
        KeepSchedules keep = new KeepSchedules(scheduler);
        for (Schedule schedule : schedules.byName().values()) {
            keep.keep(schedule);
            metrics.show(schedule, () -> store().next(schedule));
        }
        scheduler.start();
    }

    /** Does not wait: what is running now is run again by another replica, or after the next start. */
    void stop(@Observes ShutdownEvent stopped) throws SchedulerException {
        if (scheduler != null) {
            scheduler.shutdown(false);
        }
    }

    /** What the replicas share. */
    SharedStore store() {
        return new SharedStore(scheduler);
    }
}
