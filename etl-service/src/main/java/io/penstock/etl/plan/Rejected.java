package io.penstock.etl.plan;

/**
 * A record that must not be loaded.
 *
 * @param column target column of the first fault; null when the fault is the record's own (wrong number of columns)
 * @param rule stable id of the first broken rule, see the reference page
 * @param reason "expected …, found …; also column: …" with all faults of the record; may quote values, so it is for
 *     operators and never for logs or events
 */
public record Rejected(String column, String rule, String reason) implements Mapped {}
