package io.penstock.etl.check;

/**
 * How a broken check is reported.
 *
 * @param severity what becomes of the row
 * @param rule the id under which it is counted
 */
public record Outcome(Severity severity, String rule) {

    void report(Faults faults, String expected, Object found) {
        faults.report(
                severity,
                rule,
                "expected " + expected + ", found " + (found == null ? faults.nothing() : Quoted.of(found)));
    }
}
