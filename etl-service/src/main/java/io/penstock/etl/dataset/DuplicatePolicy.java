package io.penstock.etl.dataset;

import java.util.Arrays;
import java.util.List;

/** What becomes of rows of one batch that have the same key. */
public enum DuplicatePolicy {
    /** The first row is loaded; an identical repeat counts as duplicate, a differing one is rejected. */
    FIRST_STAYS("first-stays"),
    /** The first row is loaded; every repeat counts as duplicate, whatever else it says. */
    FIRST_ALONE("first-alone"),
    /** The last row is loaded; every earlier one counts as duplicate. */
    LAST_WINS("last-wins"),
    /** None of them is loaded: all are rejected. */
    REJECT_ALL("reject-all");

    private final String spelling;

    DuplicatePolicy(String spelling) {
        this.spelling = spelling;
    }

    /** How declarations and plans write it. */
    public String spelling() {
        return spelling;
    }

    /** All spellings, in the order of the policies. */
    public static List<String> spellings() {
        return Arrays.stream(values()).map(DuplicatePolicy::spelling).toList();
    }

    /** The policy of this spelling, which is one of {@link #spellings}. */
    public static DuplicatePolicy named(String spelling) {
        for (DuplicatePolicy policy : values()) {
            if (policy.spelling.equals(spelling)) {
                return policy;
            }
        }
        throw new IllegalArgumentException(spelling);
    }
}
