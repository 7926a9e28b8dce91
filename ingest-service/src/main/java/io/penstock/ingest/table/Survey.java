package io.penstock.ingest.table;

/**
 * What one pass over a file told.
 *
 * @param sha256 of all bytes, in lower-case hexadecimal
 * @param size in bytes
 * @param format what the file is
 */
public record Survey(String sha256, long size, TableFormat format) {}
