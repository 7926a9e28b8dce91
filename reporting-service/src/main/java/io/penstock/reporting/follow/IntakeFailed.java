package io.penstock.reporting.follow;

import java.time.Instant;
import java.util.Objects;

/** Topic {@code intake-failed}: a file could not be taken in. */
record IntakeFailed(
        Long batchId,
        String feed,
        String name,
        String kind,
        String reason,
        Long line,
        boolean quarantined,
        Instant at) {

    IntakeFailed {
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(at);
    }

    /** The batch, or the file as long as it is none. */
    String subject() {
        return batchId == null ? kind + ":" + name : batchId.toString();
    }
}
