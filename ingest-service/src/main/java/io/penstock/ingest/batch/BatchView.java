package io.penstock.ingest.batch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A batch as the REST interface shows it.
 *
 * @param sha256 of the file, null until it was read, and for an extract
 * @param rows records without the header
 * @param extract what was extracted, null for a file
 * @param dryRun whether it is only to be tried
 * @param duplicateOf the batch whose content, which is the same, is in force; null unless it is a DUPLICATE
 * @param repeats the duplicate whose content is loaded all the same with this batch, null for all others
 * @param held whether it waits to be released or discarded
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
        @Nullable Long duplicateOf,
        @Nullable Long repeats,
        @Nullable Extract extract,
        boolean dryRun,
        boolean held,
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
                batch.duplicateOf,
                batch.repeats,
                batch.extracted,
                batch.dryRun,
                batch.held,
                batch.receivedAt,
                batch.detail);
    }
}
