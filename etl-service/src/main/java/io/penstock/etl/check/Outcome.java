package io.penstock.etl.check;

/**
 * How a broken check is reported.
 *
 * @param severity what becomes of the row
 * @param rule the id under which it is counted
 * @param words what the plan says is expected, for people; null if the check says it
 * @param example a value that is good, for people; null if the plan gives none
 */
public record Outcome(Severity severity, String rule, String words, String example) {

    public Outcome(Severity severity, String rule) {
        this(severity, rule, null, null);
    }

    /** @param expected by the check, where the plan has no words of its own */
    void report(Faults faults, String expected, Object found) {
        faults.report(
                severity,
                rule,
                "expected " + (words == null ? expected : words) + (example == null ? "" : ", such as " + example)
                        + ", found " + (found == null ? faults.nothing() : Quoted.of(found)));
    }
}
