package io.penstock.etl.check;

/** A rule on two columns of one row. */
public sealed interface RowCheck permits Comparison, Presence {

    /** The column at which a break is noted. */
    String column();

    /** The column it is held against. */
    String other();

    /** How a break is reported. */
    Outcome outcome();

    /**
     * Reports to {@code faults} when the two values break the rule.
     *
     * @param value of {@link #column}, or null
     * @param otherValue of {@link #other}, or null
     */
    void check(Object value, Object otherValue, Faults faults);
}
