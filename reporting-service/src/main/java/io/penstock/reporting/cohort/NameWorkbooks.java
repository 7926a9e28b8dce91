package io.penstock.reporting.cohort;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;

/** Reserves the names of workbooks, before anything is written: so a workbook that is made again gets the same. */
@ApplicationScoped
class NameWorkbooks {

    private final CohortTable cohorts;
    private final OutboxFolder outbox;

    NameWorkbooks(CohortTable cohorts, OutboxFolder outbox) {
        this.cohorts = cohorts;
        this.outbox = outbox;
    }

    /** Names those that have no name, in a transaction of its own. */
    void name() {
        QuarkusTransaction.requiringNew()
                .run(() -> cohorts.unnamed().forEach(cohort -> name(cohort.id(), FileName.of(cohort.nameOfFile()))));
    }

    private void name(long cohortId, FileName names) {
        int n = 1;
        while (!reserved(cohortId, names, n)) {
            n++;
        }
    }

    private boolean reserved(long cohortId, FileName names, int n) {
        String candidate = names.numbered(n);
        if (outbox.has(candidate)) {
            return false;
        }
        // A folder that is away has no files, and yet nobody took them.
        if (outbox.isThere()) {
            cohorts.freeName(candidate);
        }
        return cohorts.name(cohortId, candidate, n == 1 ? null : names.numbered(1) + " was there already");
    }
}
