package io.penstock.etl.chunk;

import java.time.Instant;

/**
 * A chunk of a load, as those who ask for it see it.
 *
 * @param worker host and process number of the replica that did it; null as long as nobody has
 */
public record ChunkView(int chunk, boolean done, long read, long rejected, String worker, Instant doneAt) {}
