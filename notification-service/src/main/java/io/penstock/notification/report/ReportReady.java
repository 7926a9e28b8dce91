package io.penstock.notification.report;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * A report was made and can be sent.
 *
 * @param periodEnd the day after the last one
 * @param forced whether it goes to those who have it already, too
 */
record ReportReady(Long reportId, ReportKind kind, LocalDate periodStart, LocalDate periodEnd, Boolean forced) {

    ReportReady {
        requireNonNull(reportId, "reportId");
        requireNonNull(kind, "kind");
        requireNonNull(periodStart, "periodStart");
        requireNonNull(periodEnd, "periodEnd");
        requireNonNull(forced, "forced");
    }

    /** What a delivery of it is about: the period, once per reader; a forced one is about itself. */
    String subject() {
        String period = periodStart + "/" + periodEnd;
        return forced ? period + " report " + reportId : period;
    }
}
