package io.penstock.etl.reject;

/**
 * Something about a loaded record that looks wrong.
 *
 * @param line line in the file
 * @param column column of the dataset
 * @param rule stable id of the rule
 * @param reason what was expected and what was found
 * @param unread whether a value could not be read, so that it can be corrected
 */
record Anomaly(long line, String column, String rule, String reason, boolean unread) {}
