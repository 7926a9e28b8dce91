package io.penstock.schedules;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A bean, which always fails, with a person's name in what it says. */
@Singleton
class FailingSchedule implements Schedule {

    @Override
    public String name() {
        return "failing";
    }

    @Override
    public String cron() {
        return OwnSchedules.NEVER;
    }

    @Override
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }

    @Override
    public void run(LocalDate date) {
        throw new IllegalStateException("Jane Roe", new ArithmeticException("Jane Roe"));
    }
}
