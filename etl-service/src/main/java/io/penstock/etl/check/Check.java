package io.penstock.etl.check;

/** A rule on one cleaned value. Implementations are immutable and may be shared between threads. */
@FunctionalInterface
public interface Check {

    /**
     * Reports to {@code faults} when the value breaks the rule.
     *
     * @param value the cleaned value, typed as its column; null when there is none
     */
    void check(Object value, Faults faults);

    /** Whether the rule names a text as a value, which is no placeholder then. */
    default boolean names(String text) {
        return false;
    }
}
