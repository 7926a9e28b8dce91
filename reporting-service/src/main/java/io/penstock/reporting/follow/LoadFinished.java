package io.penstock.reporting.follow;

import io.penstock.reporting.cohort.AccountsLoaded;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

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
        long unread,
        long acceptedRejects,
        long acceptedUnread,
        Smart360Counts smart360,
        Instant startedAt,
        Instant finishedAt,
        Instant undoneAt,
        String detail,
        boolean dryRun) {

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

    /** The list of accounts that was loaded, if it was one. A trial leaves none. */
    Optional<AccountsLoaded> accounts() {
        return AccountsLoaded.DATASET.equals(dataset) && state == State.COMPLETE && !dryRun
                ? Optional.of(new AccountsLoaded(batchId, feed, name, read, inserted, duplicate, rejected))
                : Optional.empty();
    }
}
