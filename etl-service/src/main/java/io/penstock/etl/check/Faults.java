package io.penstock.etl.check;

/**
 * Takes what is found wrong with the value at hand. Functions and checks report here instead of throwing, so that a
 * row costs nothing until something is wrong with it.
 */
public interface Faults {

    /**
     * The row must not be loaded.
     *
     * @param rule stable kebab-case id of the broken rule
     * @param reason of the form "expected …, found …"; may quote the value
     */
    void reject(String rule, String reason);

    /** The row may be loaded but looks wrong; arguments as for {@link #reject}. */
    void anomaly(String rule, String reason);

    /** The text says that there is no value, such as {@code N/A}; what is reported of the missing value quotes it. */
    default void noValue(String text) {}

    /** How a reason names what was found in place of a value. */
    default String nothing() {
        return Quoted.of(null);
    }

    /** A number could not be read that can be where point and comma have changed their places. */
    default void sawOtherNumbers() {}

    /** A number may be two; whether it is none therefore, because others of the file are written in the other way. */
    default boolean doubtsNumber() {
        return false;
    }

    default void report(Severity severity, String rule, String reason) {
        if (severity == Severity.REJECT) {
            reject(rule, reason);
        } else {
            anomaly(rule, reason);
        }
    }
}
