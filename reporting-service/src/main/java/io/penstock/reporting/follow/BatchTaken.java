package io.penstock.reporting.follow;

import java.time.Instant;
import java.util.Objects;

/** Topic {@code ingestion}: a batch is being received, was staged, or brought nothing new. */
record BatchTaken(
        long batchId,
        String feed,
        String name,
        State state,
        long rows,
        int chunks,
        Long duplicateOf,
        String extract,
        boolean dryRun,
        Instant receivedAt,
        Instant at) {

    enum State {
        RECEIVING,
        STAGED,
        DUPLICATE;

        /** A batch goes from the first to one of the others, and never back. */
        int rank() {
            return this == RECEIVING ? 0 : 1;
        }
    }

    BatchTaken {
        Objects.requireNonNull(feed);
        Objects.requireNonNull(name);
        Objects.requireNonNull(state);
        Objects.requireNonNull(receivedAt);
        Objects.requireNonNull(at);
    }
}
