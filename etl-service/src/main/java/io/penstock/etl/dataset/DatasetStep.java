package io.penstock.etl.dataset;

/**
 * What no check of a row can say: a statement that is run at some moment of each merge.
 *
 * @param name its name, which is that of its file
 * @param statement one statement of SQL; {@code $1} is the batch
 */
public record DatasetStep(String name, String statement) {}
