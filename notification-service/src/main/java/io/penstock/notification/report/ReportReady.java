package io.penstock.notification.report;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/**
 * A report was made and can be sent.
 *
 * @param kind one of {@link ReportKind}, or what is not sent to anybody
 * @param periodEnd the day after the last one
 * @param forced whether it goes to those who have it already, too
 */
record ReportReady(Long reportId, String kind, LocalDate periodStart, LocalDate periodEnd, Boolean forced) {

    ReportReady {
        requireNonNull(reportId, "reportId");
        requireNonNull(kind, "kind");
        requireNonNull(forced, "forced");
        if (kind.equals(ReportKind.WEEKLY_SUMMARY.name())) {
            requireNonNull(periodStart, "periodStart");
            requireNonNull(periodEnd, "periodEnd");
        }
    }

    /** What it is, if it is something that people are sent; a cohort's workbook is not. */
    Optional<ReportKind> sent() {
        return Arrays.stream(ReportKind.values())
                .filter(sent -> sent.name().equals(kind))
                .findFirst();
    }

    /** What a delivery of it is about: the period, once per reader; a forced one is about itself. */
    String subject() {
        String period = periodStart + "/" + periodEnd;
        return forced ? period + " report " + reportId : period;
    }
}
