package io.penstock.reporting.cohort;

import io.penstock.messaging.Event;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The workbook of a cohort could not be made, and is not tried again until a person has it so.
 *
 * @param reportId the cohort
 * @param batchId the batch that brought the list; null of a query
 * @param name of the list's file, or of the query
 * @param reason what was expected and found; never content of a record
 */
@Event(topic = "report-failed")
record CohortFailed(long reportId, String kind, Long batchId, String name, String reason, Instant at) {

    private static final String KIND = "COHORT";

    static CohortFailed now(Cohort cohort, String reason) {
        Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new CohortFailed(cohort.id(), KIND, cohort.batchId(), cohort.name(), reason, at);
    }
}
