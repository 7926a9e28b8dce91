package io.penstock.etl.undo;

import java.time.Instant;

/**
 * What was taken back of a load.
 *
 * @param deleted rows that it had inserted
 * @param restored rows that have their former values again
 */
record Undone(long batchId, long deleted, long restored, Instant undoneAt, String undoneBy) {}
