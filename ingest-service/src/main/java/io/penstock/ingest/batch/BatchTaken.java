package io.penstock.ingest.batch;

import io.penstock.messaging.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A batch is being received, was staged, or brought nothing new. */
@Event(topic = "ingestion")
record BatchTaken(
        long batchId,
        String feed,
        String name,
        BatchState state,
        long rows,
        int chunks,
        @Nullable String sha256,
        @Nullable Long duplicateOf,
        @Nullable Extract extract,
        boolean dryRun,
        Instant receivedAt,
        Instant at) {}
