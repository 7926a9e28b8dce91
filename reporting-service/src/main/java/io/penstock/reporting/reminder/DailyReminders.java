package io.penstock.reporting.reminder;

import io.penstock.reporting.lender.LenderCalendar;
import io.penstock.schedules.Schedule;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;

/** Has the reminders run each day. */
@ApplicationScoped
class DailyReminders implements Schedule {

    private final ReminderSettings settings;
    private final LenderCalendar calendar;
    private final RunReminders reminders;

    DailyReminders(ReminderSettings settings, LenderCalendar calendar, RunReminders reminders) {
        this.settings = settings;
        this.calendar = calendar;
        this.reminders = reminders;
    }

    @Override
    public String name() {
        return "daily-reminders";
    }

    @Override
    public String cron() {
        return settings.cron();
    }

    @Override
    public ZoneId zone() {
        return settings.zone();
    }

    /**
     * Runs for today, also when it makes up for another day: what was missed then is within today's leads, and a loan that
     * fell due in between is not to be called due.
     */
    @Override
    public void run(LocalDate date) {
        reminders.run(calendar.today(), "schedule", 0);
    }
}
