package io.penstock.reporting.cohort;

import io.penstock.schedules.Schedule;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;

/** Removes old workbooks every night. */
@ApplicationScoped
class RetentionSchedule implements Schedule {

    private final RetentionSettings settings;
    private final RemoveOldWorkbooks removeOldWorkbooks;

    RetentionSchedule(RetentionSettings settings, RemoveOldWorkbooks removeOldWorkbooks) {
        this.settings = settings;
        this.removeOldWorkbooks = removeOldWorkbooks;
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
        try {
            removeOldWorkbooks.remove();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
