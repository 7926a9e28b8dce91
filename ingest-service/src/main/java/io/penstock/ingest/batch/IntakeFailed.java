package io.penstock.ingest.batch;

import io.penstock.messaging.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A file could not be taken in, or not be removed once it was. */
@Event(topic = "intake-failed")
record IntakeFailed(
        @Nullable Long batchId,
        @Nullable String feed,
        String name,
        Kind kind,
        String reason,
        @Nullable Long line,
        boolean quarantined,
        boolean held,
        Instant at) {

    /** The kinds that an operator knows. */
    enum Kind {
        FILE_LOCKED,
        DUPLICATE,
        UNEXPECTED
    }
}
