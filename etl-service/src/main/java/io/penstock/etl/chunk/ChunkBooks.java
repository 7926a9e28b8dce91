package io.penstock.etl.chunk;

/**
 * What became of the records of a chunk: {@code read = staged + rejected}.
 *
 * @param unread how many of the anomalies say that a value could not be read
 */
public record ChunkBooks(long read, long staged, long rejected, long anomalies, long unread) {}
