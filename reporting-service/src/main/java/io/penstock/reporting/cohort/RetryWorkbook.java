package io.penstock.reporting.cohort;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

/** Has a workbook made that was given up. */
@ApplicationScoped
class RetryWorkbook {

    private final CohortTable cohorts;
    private final Event<WorkbookAsked> asked;

    RetryWorkbook(CohortTable cohorts, Event<WorkbookAsked> asked) {
        this.cohorts = cohorts;
        this.asked = asked;
    }

    /** Returns whether it had failed. */
    @Transactional
    boolean retry(long cohortId) {
        boolean again = cohorts.retry(cohortId);
        if (again) {
            asked.fire(new WorkbookAsked());
        }
        return again;
    }
}
