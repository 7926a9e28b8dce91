package io.penstock.etl.intake;

import java.util.Objects;

/**
 * A batch changed its state at the intake; one that is staged can be loaded.
 *
 * @param extract FULL or INCREMENTAL if it is an extract of a database, else null
 * @param dryRun whether it is only to be tried
 */
record BatchStaged(long batchId, String feed, String name, String state, String extract, boolean dryRun) {

    BatchStaged {
        if (batchId < 1) {
            throw new IllegalArgumentException("expected a batch");
        }
        Objects.requireNonNull(feed, "feed");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(state, "state");
    }

    boolean isStaged() {
        return state.equals("STAGED");
    }
}
