package io.penstock.etl.correct;

import java.time.Instant;

/**
 * Corrected records that a person sent to a load.
 *
 * @param rows records that were sent
 * @param mended those that are no rejects any more, and whose values could all be read
 * @param stillRejected those that are, for the reason that the rejects of the load give now
 * @param stillUnread those that are loaded, but still have a value that cannot be read, or were not taken as corrected
 * @param sha256 of the file, in hex
 */
record Correction(
        long id,
        long batchId,
        String sentBy,
        Instant sentAt,
        long rows,
        long mended,
        long stillRejected,
        long stillUnread,
        String sha256) {}
