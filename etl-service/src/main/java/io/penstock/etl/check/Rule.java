package io.penstock.etl.check;

/**
 * A rule that a row can break, as the reference page lists it.
 *
 * @param id stable kebab-case id, found in rejects, anomalies and events
 * @param severity what becomes of the row
 * @param meaning one sentence: what the rule asks for
 */
public record Rule(String id, Severity severity, String meaning) {

    public static Rule reject(String id, String meaning) {
        return new Rule(id, Severity.REJECT, meaning);
    }

    public static Rule anomaly(String id, String meaning) {
        return new Rule(id, Severity.ANOMALY, meaning);
    }
}
