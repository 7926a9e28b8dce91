package io.penstock.notification.alert;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A file could not be taken in. */
record IntakeFailed(
        Long batchId,
        String feed,
        String name,
        AlertKind kind,
        String reason,
        Long line,
        Boolean quarantined,
        boolean held,
        Instant at) {

    IntakeFailed {
        requireNonNull(name, "name");
        requireNonNull(kind, "kind");
        requireNonNull(reason, "reason");
        requireNonNull(quarantined, "quarantined");
        requireNonNull(at, "at");
    }

    /**
     * What the alert is about: the batch or, where none was begun, the file within the hour, since a locked file is tried
     * and reported again and again.
     */
    String subject() {
        return batchId == null
                ? "file %s/%s at %s".formatted(feed, name, at.truncatedTo(ChronoUnit.HOURS))
                : "intake " + batchId;
    }

    Finding finding() {
        return new Finding(
                name,
                batchId,
                null,
                null,
                null,
                true,
                held,
                List.of(),
                List.of(),
                reason,
                line,
                quarantined && !held,
                0,
                List.of());
    }
}
