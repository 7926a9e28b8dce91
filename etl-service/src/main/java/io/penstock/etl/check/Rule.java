package io.penstock.etl.check;

/**
 * A rule that a row can break, as the reference page lists it.
 *
 * @param id stable kebab-case id, found in rejects, anomalies and events
 * @param severity what becomes of the row
 * @param unread whether a break says that a value could not be read as it stands; so does every reject
 * @param meaning one sentence: what the rule asks for
 */
public record Rule(String id, Severity severity, boolean unread, String meaning) {

    public static Rule reject(String id, String meaning) {
        return new Rule(id, Severity.REJECT, true, meaning);
    }

    public static Rule anomaly(String id, String meaning) {
        return new Rule(id, Severity.ANOMALY, false, meaning);
    }

    /** An anomaly of a value that could not be read: the row is loaded without it, or with it as it came. */
    public static Rule unread(String id, String meaning) {
        return new Rule(id, Severity.ANOMALY, true, meaning);
    }
}
