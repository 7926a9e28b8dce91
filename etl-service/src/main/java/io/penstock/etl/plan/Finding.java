package io.penstock.etl.plan;

/**
 * Something that looks wrong in a row that was loaded.
 *
 * @param column target column
 * @param rule stable id of the rule, see the reference page
 * @param reason "expected …, found …"; may quote the value, so it is for operators and never for logs or events
 */
public record Finding(String column, String rule, String reason) {}
