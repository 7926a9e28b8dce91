package io.penstock.etl.dataset;

/**
 * A rule that each row of a load must keep, in SQL: over the row as {@code r}, and the rows that it refers to by the names
 * of their datasets. As a CHECK of PostgreSQL, it is kept where it is not known.
 *
 * @param rule its id, in rejects and anomalies
 * @param column the column that is at fault
 * @param that the condition
 * @param expected what is expected, in words
 * @param rejects whether a row that breaks it is rejected; else it is loaded, and noted as an anomaly
 */
public record DatasetCheck(String rule, String column, String that, String expected, boolean rejects) {}
