package io.penstock.ingest.retention;

import io.penstock.schedules.Schedule;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;

/** Forgets old batches every night. */
@ApplicationScoped
class RetentionSchedule implements Schedule {

    private final RetentionSettings settings;
    private final ForgetOldBatches forgetOldBatches;

    RetentionSchedule(RetentionSettings settings, ForgetOldBatches forgetOldBatches) {
        this.settings = settings;
        this.forgetOldBatches = forgetOldBatches;
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
            forgetOldBatches.forget();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
