package io.penstock.notification.report;

import io.penstock.notification.report.WeeklySummary.Chart;
import io.penstock.notification.report.WeeklySummary.Quality;
import io.penstock.notification.report.WeeklySummary.Rejects;
import io.penstock.notification.report.WeeklySummary.Week;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/** Weekly summaries of the tests' own. */
final class Summaries {

    static final Period PERIOD = new Period(LocalDate.of(2024, 1, 15), LocalDate.of(2024, 1, 22));
    static final Week EMPTY = week(0, 0, 0, 0);
    static final Quality CLEAN = new Quality(3, 0, 1000, 1000, 0, List.of());
    static final Quality REJECTS = new Quality(
            3,
            1,
            12000,
            11969,
            31,
            List.of(new Rejects("due-after-created", "loans", 20), new Rejects("email-format", "contacts", 11)));
    static final Quality NOTHING = new Quality(0, 0, 0, 0, 0, List.of());

    private Summaries() {}

    static Week week(long issued, long paid, long onTime, long defaults) {
        return new Week(
                issued,
                BigDecimal.valueOf(issued * 120),
                paid,
                BigDecimal.valueOf(paid * 13250, 2),
                onTime,
                paid == 0 ? null : BigDecimal.valueOf(onTime).divide(BigDecimal.valueOf(paid), 4, RoundingMode.HALF_UP),
                defaults,
                BigDecimal.valueOf(defaults * 160));
    }

    static WeeklySummary of(Week now, Week before, Quality quality) {
        return new WeeklySummary(
                "America/Sao_Paulo",
                "BRL",
                now,
                before,
                quality,
                List.of(
                        new Chart("issued@penstock", "Loans issued by day"),
                        new Chart("missing@penstock", "No picture")));
    }

    static Report report(WeeklySummary summary) {
        return new Report(7, PERIOD, summary, List.of());
    }

    static WeekText text(WeeklySummary summary) {
        return new WeekText(report(summary), "http://localhost:8084");
    }
}
