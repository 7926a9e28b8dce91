package io.penstock.ingest.intake;

import io.penstock.ingest.batch.Batch;
import io.penstock.ingest.batch.BatchEvents;
import io.penstock.ingest.batch.BatchState;
import io.penstock.ingest.batch.FeedLock;
import io.penstock.ingest.batch.FileStamp;
import io.penstock.ingest.claim.Claim;
import io.penstock.ingest.feed.Original;
import io.penstock.messaging.trace.CurrentStep;
import io.penstock.messaging.trace.Step;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Gives a claimed file its batch. Whoever holds the claim knows that nobody else works on the file, so that a batch of it
 * that is still RECEIVING was left behind by a process that died, and is continued.
 */
@ApplicationScoped
class OpenBatch {
    private static final Logger LOG = Logger.getLogger(OpenBatch.class);

    private final BatchEvents events;

    OpenBatch(BatchEvents events) {
        this.events = events;
    }

    /** The batch of the file: RECEIVING when it is to be read, else ended and only to be put in its place. */
    Batch open(Arrival arrival, FileStamp stamp, Claim claim) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Batch batch = open(arrival, stamp);
            Panache.getEntityManager().flush();
            claim.confirm();
            return batch;
        });
    }

    private Batch open(Arrival arrival, FileStamp stamp) {
        Optional<Batch> left = Batch.unfiled(arrival.source(), arrival.path());
        if (left.isPresent() && left.get().state == BatchState.RECEIVING) {
            return attempt(left.get(), stamp);
        }
        if (left.isPresent() && left.get().stamp().equals(stamp)) {
            return left.get();
        }
        left.ifPresent(batch -> replaced(arrival));
        return Step.named("receive file").call(() -> received(arrival, stamp));
    }

    private Batch attempt(Batch batch, FileStamp stamp) {
        if (!batch.stamp().equals(stamp)) {
            batch.format = null;
            batch.waitingSince = null;
        }
        batch.attempts++;
        batch.size = stamp.size();
        batch.modifiedAt = stamp.modified();
        return batch;
    }

    /** A file that could not be removed was overwritten by a new one: of the old one nothing is left to move. */
    private static void replaced(Arrival arrival) {
        int files = Batch.update(
                "filedAt = ?1 where source = ?2 and path = ?3 and filedAt is null",
                BatchEvents.now(),
                arrival.source(),
                arrival.path());
        LOG.warnf("original was overwritten before it could be moved batches=%d", files);
    }

    private Batch received(Arrival arrival, FileStamp stamp) {
        Batch batch = new Batch();
        batch.source = arrival.source();
        if (arrival.feed() != null) {
            batch.feed = arrival.feed().name();
            FeedLock.take(batch.feed);
            batch.keepOriginal = arrival.feed().original() == Original.REMOVED_WHEN_REPORTED;
        }
        batch.name = arrival.name();
        batch.path = arrival.path();
        batch.receivedAt = BatchEvents.now();
        attempt(batch, stamp);
        batch.traceparent = CurrentStep.traceparent();
        batch.persist();
        CurrentStep.about(batch.number());
        if (batch.feed != null) {
            events.taken(batch);
        }
        return batch;
    }
}
