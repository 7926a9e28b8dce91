package io.penstock.reporting.summary;

import io.penstock.messaging.Event;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A report was made and can be sent.
 *
 * @param periodEnd the day after the last one
 * @param forced whether it goes to those who have it already, too
 */
@Event(topic = "report-ready")
record ReportReady(long reportId, String kind, LocalDate periodStart, LocalDate periodEnd, boolean forced, Instant at) {

    static ReportReady of(Summary made) {
        return new ReportReady(
                made.reportId(), made.kind(), made.periodStart(), made.periodEnd(), made.forced(), made.madeAt());
    }
}
