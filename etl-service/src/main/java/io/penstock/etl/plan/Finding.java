package io.penstock.etl.plan;

/**
 * Something found wrong with a row.
 *
 * @param column target column; null when it is the record's own
 * @param rule stable id of the rule, see the reference page
 * @param reason "expected …, found …"; may quote the value, so it is for operators and never for logs or events
 */
public record Finding(String column, String rule, String reason) {}
