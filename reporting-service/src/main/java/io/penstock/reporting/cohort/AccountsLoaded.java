package io.penstock.reporting.cohort;

import java.util.Objects;

/**
 * A list of accounts was loaded.
 *
 * @param read rows of the list; of these, those kept, repeated and rejected
 */
public record AccountsLoaded(
        long batchId, String feed, String name, long read, long kept, long duplicate, long rejected) {

    /** The dataset of such lists. */
    public static final String DATASET = "accounts";

    public AccountsLoaded {
        Objects.requireNonNull(feed);
        Objects.requireNonNull(name);
    }
}
