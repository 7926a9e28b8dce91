package io.penstock.reporting.cohort;

import io.penstock.messaging.Event;
import java.time.Instant;

/**
 * The workbook of a cohort is in its place.
 *
 * @param reportId the cohort
 * @param batchId the batch that brought the list; null of a query
 * @param forced never: a workbook is made for whoever asked
 */
@Event(topic = "report-ready")
record CohortReady(long reportId, String kind, Long batchId, boolean forced, Instant at) {

    private static final String KIND = "COHORT";

    static CohortReady of(Cohort cohort, Instant at) {
        return new CohortReady(cohort.id(), KIND, cohort.batchId(), false, at);
    }
}
