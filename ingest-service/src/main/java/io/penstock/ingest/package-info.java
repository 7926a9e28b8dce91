/**
 * Takes files and uploads in as batches of compressed chunks: {@code folder} and {@code upload} find them,
 * {@code intake} carries one through claim, staging and archive, {@code table} reads it, {@code batch} keeps the
 * registry and tells of it, {@code feed} knows what belongs where.
 */
package io.penstock.ingest;
