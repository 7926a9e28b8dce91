package io.penstock.etl.chunk;

import io.penstock.etl.plan.NumberConventions;

/**
 * What became of the records of a chunk: {@code read = staged + rejected}.
 *
 * @param unread how many of the anomalies say that a value could not be read
 * @param numbers how the numbers of the records are written
 */
public record ChunkBooks(
        long read, long staged, long rejected, long anomalies, long unread, NumberConventions numbers) {}
