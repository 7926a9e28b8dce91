package io.penstock.etl.chunk;

/** What became of the records of a chunk: {@code read = staged + rejected}. */
public record ChunkBooks(long read, long staged, long rejected, long anomalies) {}
