package io.penstock.notification.retention;

import io.penstock.schedules.Schedule;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;

/** Forgets old messages every night. */
@ApplicationScoped
class RetentionSchedule implements Schedule {

    private final RetentionSettings settings;
    private final ForgetOldMessages forgetOldMessages;

    RetentionSchedule(RetentionSettings settings, ForgetOldMessages forgetOldMessages) {
        this.settings = settings;
        this.forgetOldMessages = forgetOldMessages;
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
        forgetOldMessages.forget();
    }
}
