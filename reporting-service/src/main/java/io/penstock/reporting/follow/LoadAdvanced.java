package io.penstock.reporting.follow;

import java.time.Instant;
import java.util.Objects;

/** Topic {@code etl-progress}: how far a load is. */
record LoadAdvanced(
        long batchId,
        String feed,
        String name,
        String dataset,
        State state,
        boolean dryRun,
        int chunks,
        int chunksDone,
        long read,
        long rejected,
        Instant at) {

    enum State {
        PLANNED(0),
        CHUNKING(1),
        MERGING(2),
        /** It waits for a person, who has it merged or discards it. */
        HELD(2),
        DELIVERING(3);

        private final int rank;

        State(int rank) {
            this.rank = rank;
        }

        /** A load goes from lower to higher ranks, and never back. */
        int rank() {
            return rank;
        }
    }

    LoadAdvanced {
        Objects.requireNonNull(feed);
        Objects.requireNonNull(name);
        Objects.requireNonNull(dataset);
        Objects.requireNonNull(state);
        Objects.requireNonNull(at);
    }
}
