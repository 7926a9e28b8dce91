package io.penstock.etl.undo;

import java.time.Instant;

/**
 * What was taken back of a load.
 *
 * @param deleted rows that it had inserted
 * @param restored rows that have their former values again
 * @param kept rows that stay, in whole or in the columns in question, because a later load has confirmed them
 */
record Undone(long batchId, long deleted, long restored, long kept, Instant undoneAt, String undoneBy) {}
