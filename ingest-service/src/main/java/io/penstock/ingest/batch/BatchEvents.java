package io.penstock.ingest.batch;

import io.penstock.ingest.batch.IntakeFailed.Kind;
import io.penstock.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Tells the other services what became of a batch, in the transaction in which it did. */
@ApplicationScoped
public class BatchEvents {
    private final Outbox outbox;

    BatchEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    /** The present moment as events carry it, in milliseconds. */
    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The batch reached its present state: RECEIVING, STAGED or DUPLICATE. */
    public void taken(Batch batch) {
        String feed = batch.feed;
        if (feed == null) {
            throw new IllegalStateException("a batch of no feed is never taken batchId=" + batch.id);
        }
        if (batch.state == BatchState.STAGED) {
            batch.announcedAt = now();
        }
        outbox.publish(
                key(batch),
                new BatchTaken(
                        batch.number(),
                        feed,
                        batch.name,
                        batch.state,
                        batch.rows,
                        batch.chunks,
                        batch.sha256,
                        batch.duplicateOf,
                        batch.extracted,
                        batch.dryRun,
                        batch.receivedAt,
                        now()));
    }

    /** The file of a folder, whose sender gets no answer, held what is in force already; the detail says what can be done. */
    void repeated(Batch batch) {
        String reason = String.valueOf(batch.detail);
        outbox.publish(
                key(batch),
                new IntakeFailed(batch.id, batch.feed, batch.name, Kind.DUPLICATE, reason, null, false, false, now()));
    }

    /** The file of the batch was set aside; its detail says why. */
    public void setAside(Batch batch) {
        String reason = String.valueOf(batch.detail);
        setAside(batch, reason, false);
    }

    /** The batch waits until a person releases or discards it. */
    void held(Batch batch, String doubt) {
        setAside(batch, doubt, true);
    }

    private void setAside(Batch batch, String reason, boolean held) {
        outbox.publish(
                key(batch),
                new IntakeFailed(
                        batch.id,
                        batch.feed,
                        batch.name,
                        Kind.UNEXPECTED,
                        reason,
                        batch.failedLine,
                        true,
                        held,
                        now()));
    }

    /** The file is gone or the source could not be read, and nothing of it was loaded; its detail says why. */
    public void nothingLoaded(Batch batch) {
        String reason = String.valueOf(batch.detail);
        outbox.publish(
                key(batch),
                new IntakeFailed(batch.id, batch.feed, batch.name, Kind.UNEXPECTED, reason, null, false, false, now()));
    }

    /** The file may not be read yet; there is no batch. */
    public void unreadable(@Nullable String feed, String name, String reason) {
        outbox.publish(name, new IntakeFailed(null, feed, name, Kind.FILE_LOCKED, reason, null, false, false, now()));
    }

    /** The file of the batch could not be removed. */
    public void unremovable(Batch batch, String reason) {
        outbox.publish(
                key(batch),
                new IntakeFailed(
                        batch.id, batch.feed, batch.name, Kind.FILE_LOCKED, reason, null, false, false, now()));
    }

    private static String key(Batch batch) {
        return Long.toString(batch.number());
    }
}
