package io.penstock.ingest.upload;

import io.penstock.ingest.batch.Batch;
import io.penstock.ingest.batch.BatchEvents;
import io.penstock.ingest.batch.FeedLock;
import io.penstock.ingest.batch.FileStamp;
import io.penstock.ingest.batch.Source;
import io.penstock.ingest.upload.Spool.Spooled;
import io.penstock.messaging.trace.CurrentStep;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;

/** Gives a file that lies in the spool folder its batch, in the current transaction. */
@ApplicationScoped
class OpenSpooled {
    private final BatchEvents events;

    OpenSpooled(BatchEvents events) {
        this.events = events;
    }

    /**
     * Enters the batch, and tells that it is being received.
     *
     * @param details sets what else is known of the batch
     */
    Batch open(String feed, String name, Spooled spooled, FileStamp stamp, Consumer<Batch> details) {
        FeedLock.take(feed);
        Batch batch = new Batch();
        batch.source = Source.UPLOAD;
        batch.feed = feed;
        batch.name = name;
        batch.path = spooled.file().getFileName().toString();
        batch.size = stamp.size();
        batch.modifiedAt = stamp.modified();
        batch.sha256 = spooled.sha256();
        batch.receivedAt = BatchEvents.now();
        batch.traceparent = CurrentStep.traceparent();
        details.accept(batch);
        batch.persist();
        CurrentStep.about(batch.number());
        Panache.getEntityManager().flush();
        events.taken(batch);
        return batch;
    }
}
