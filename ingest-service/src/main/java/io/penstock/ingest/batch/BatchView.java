package io.penstock.ingest.batch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A batch as the REST interface shows it.
 *
 * @param sha256 of the file, null until it was read
 * @param rows records without the header
 * @param detail what was detected, or why the file was not taken
 */
public record BatchView(
        long id,
        @Nullable String feed,
        String name,
        @Nullable String sha256,
        BatchState state,
        long rows,
        int chunks,
        Instant receivedAt,
        @Nullable String detail) {

    public static BatchView of(Batch batch) {
        return new BatchView(
                batch.number(),
                batch.feed,
                batch.name,
                batch.sha256,
                batch.state,
                batch.rows,
                batch.chunks,
                batch.receivedAt,
                batch.detail);
    }
}
