package io.penstock.etl.reject;

/**
 * A record that was not loaded, or that the target refused.
 *
 * @param line line in the file; null if it is not known any more
 * @param column column of the dataset; null if the record as a whole is at fault
 * @param rule stable id of the rule
 * @param reason what was expected and what was found
 * @param record the record as it came, one RFC 4180 line
 */
record Reject(Long line, String column, String rule, String reason, String record) {}
