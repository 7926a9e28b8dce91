package io.penstock.etl.reconcile;

import io.penstock.schedules.Schedule;
import java.time.LocalDate;
import java.time.ZoneId;

/** One of the two ways in which SMART360 is reconciled: by comparing alone, or by mending too. */
record ReconcileSchedule(String name, String cron, ZoneId zone, boolean mends, Reconcile reconcile)
        implements Schedule {

    @Override
    public void run(LocalDate date) {
        reconcile.run(mends);
    }
}
