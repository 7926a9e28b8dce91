package io.penstock.reporting.summary;

import io.penstock.reporting.lender.LenderCalendar;
import io.penstock.schedules.Schedule;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;

/** Makes the summary of the week that ended; a run that is repeated finds it there. */
@ApplicationScoped
class WeeklySchedule implements Schedule {

    private static final String NAME = "weekly-summary";

    private final SummarySettings settings;
    private final LenderCalendar calendar;
    private final MakeWeeklySummary make;

    WeeklySchedule(SummarySettings settings, LenderCalendar calendar, MakeWeeklySummary make) {
        this.settings = settings;
        this.calendar = calendar;
        this.make = make;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String cron() {
        return settings.cron();
    }

    @Override
    public ZoneId zone() {
        return calendar.zone();
    }

    @Override
    public void run(LocalDate date) {
        make.unlessThere(Week.before(date), "schedule");
    }
}
