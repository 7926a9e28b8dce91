package io.penstock.reporting.summary;

import java.time.LocalDateTime;

/**
 * A load that ended in the week.
 *
 * @param finishedAt in the lender's zone
 */
record EndedLoad(
        long batchId,
        String name,
        String dataset,
        String state,
        long read,
        long inserted,
        long updated,
        long unchanged,
        long duplicate,
        long rejected,
        LocalDateTime finishedAt) {

    long loaded() {
        return inserted + updated + unchanged;
    }

    boolean failed() {
        return state.equals("FAILED");
    }
}
