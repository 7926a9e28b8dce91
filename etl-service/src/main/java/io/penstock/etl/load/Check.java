package io.penstock.etl.load;

/**
 * What was asked of a target after delivery.
 *
 * @param check name of the check
 * @param target where it ran
 * @param expected a count or a bound, never a value of a row
 * @param actual what was found
 */
public record Check(String check, String target, boolean passed, String expected, String actual) {

    /** A check that passes if nothing breaks the promise. */
    public static Check none(String check, String target, long found) {
        return new Check(check, target, found == 0, "0", Long.toString(found));
    }

    /** A check that passes if two counts agree. */
    public static Check equal(String check, String target, long expected, long actual) {
        return new Check(check, target, expected == actual, Long.toString(expected), Long.toString(actual));
    }
}
