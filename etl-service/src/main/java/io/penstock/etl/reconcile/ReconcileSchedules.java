package io.penstock.etl.reconcile;

import io.penstock.schedules.ScheduleSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Both can be asked for at any time, too. */
@ApplicationScoped
class ReconcileSchedules implements ScheduleSource {

    private final ReconcileSettings settings;
    private final Reconcile reconcile;

    ReconcileSchedules(ReconcileSettings settings, Reconcile reconcile) {
        this.settings = settings;
        this.reconcile = reconcile;
    }

    @Override
    public List<ReconcileSchedule> schedules() {
        return List.of(
                new ReconcileSchedule("reconcile", settings.cron(), settings.zone(), false, reconcile),
                new ReconcileSchedule("reconcile-and-mend", settings.mendCron(), settings.zone(), true, reconcile));
    }
}
