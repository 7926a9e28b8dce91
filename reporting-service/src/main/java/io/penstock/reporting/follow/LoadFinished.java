package io.penstock.reporting.follow;

import java.time.Instant;
import java.util.Objects;

/** Topic {@code etl-complete}: a load ended. */
record LoadFinished(
        long batchId,
        String feed,
        String name,
        String dataset,
        State state,
        long read,
        long inserted,
        long updated,
        long unchanged,
        long duplicate,
        long rejected,
        long anomalies,
        Smart360Counts smart360,
        Instant startedAt,
        Instant finishedAt,
        String detail) {

    enum State {
        COMPLETE,
        FAILED
    }

    /** What became of the records in SMART360. */
    record Smart360Counts(long inserted, long updated, long unchanged, long rejected) {}

    LoadFinished {
        Objects.requireNonNull(feed);
        Objects.requireNonNull(name);
        Objects.requireNonNull(state);
        Objects.requireNonNull(startedAt);
        Objects.requireNonNull(finishedAt);
    }
}
