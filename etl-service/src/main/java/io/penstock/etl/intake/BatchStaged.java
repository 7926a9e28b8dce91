package io.penstock.etl.intake;

import java.util.Objects;

/** A batch changed its state at the intake; one that is staged can be loaded. */
record BatchStaged(long batchId, String feed, String name, String state) {

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
