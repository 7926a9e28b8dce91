package io.penstock.etl.plan;

/** What becomes of a row whose key was already seen in the same batch. */
public enum DuplicatePolicy {
    /** The first row is loaded; an identical repeat counts as duplicate, a differing one is rejected. */
    FIRST_STAYS("first-stays"),
    /** The first row is loaded; every repeat counts as duplicate, whatever else it says. */
    FIRST_ALONE("first-alone");

    private final String spelling;

    DuplicatePolicy(String spelling) {
        this.spelling = spelling;
    }

    static DuplicatePolicy named(String spelling) {
        for (DuplicatePolicy policy : values()) {
            if (policy.spelling.equals(spelling)) {
                return policy;
            }
        }
        throw new IllegalArgumentException(spelling);
    }
}
