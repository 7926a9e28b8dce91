package io.penstock.etl.plan;

/**
 * How the numbers of a file are written, gathered record by record: whether some of them can only be read where point and
 * comma have changed their places. If so, numbers that can be read in both ways are doubted. Not shared between threads.
 */
public final class NumberConventions {
    private final boolean doubted;
    private boolean other;
    private boolean ambiguous;

    /** @param doubted whether numbers of the file are known to contradict each other */
    public NumberConventions(boolean doubted) {
        this.doubted = doubted;
    }

    /** Returns whether an ambiguous number is doubted. */
    boolean noteAmbiguous() {
        ambiguous = true;
        return doubted;
    }

    void noteOther() {
        other = true;
    }

    /** Whether a number was seen that can only be read in the other way. */
    public boolean hasOther() {
        return other;
    }

    /** Whether a number was seen that can be read in both ways. */
    public boolean hasAmbiguous() {
        return ambiguous;
    }
}
