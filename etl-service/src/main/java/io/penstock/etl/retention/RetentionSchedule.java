package io.penstock.etl.retention;

import io.penstock.schedules.Schedule;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;

/** Forgets the records of old loads every night. */
@ApplicationScoped
class RetentionSchedule implements Schedule {

    private final RetentionSettings settings;
    private final ForgetOldRecords forgetOldRecords;

    RetentionSchedule(RetentionSettings settings, ForgetOldRecords forgetOldRecords) {
        this.settings = settings;
        this.forgetOldRecords = forgetOldRecords;
    }

    @Override
    public String name() {
        return "retention";
    }

    @Override
    public String cron() {
        return settings.cron();
    }

    @Override
    public ZoneId zone() {
        return ZoneId.of("UTC");
    }

    @Override
    public void run(LocalDate date) {
        forgetOldRecords.forget();
    }
}
