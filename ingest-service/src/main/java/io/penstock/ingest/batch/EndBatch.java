package io.penstock.ingest.batch;

import io.penstock.ingest.table.ChunkEncoder;
import io.penstock.tables.UnreadableTable;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Brings a batch to the state in which it stays, and tells of it in the same transaction. */
@ApplicationScoped
public class EndBatch {
    private static final Logger LOG = Logger.getLogger(EndBatch.class);

    private final BatchEvents events;
    private final BatchMetrics metrics;

    EndBatch(BatchEvents events, BatchMetrics metrics) {
        this.events = events;
        this.metrics = metrics;
    }

    /** In the transaction that stored the chunks. */
    Batch staged(Batch batch, String detail, ChunkEncoder encoder) {
        stored(batch, encoder);
        batch.state = BatchState.STAGED;
        batch.detail = "%s, %d columns%s".formatted(detail, encoder.header().size(), repeated(batch));
        Panache.getEntityManager().flush();
        events.taken(batch);
        LOG.infof("batch staged batchId=%d rows=%d chunks=%d", batch.id, batch.rows, batch.chunks);
        return batch;
    }

    private static String repeated(Batch batch) {
        return batch.repeats == null ? "" : "; loads batch %d for %s".formatted(batch.repeats, batch.requestedBy);
    }

    /** In the transaction that stored the chunks: they are kept, and a person says whether they are loaded. */
    Batch held(Batch batch, String doubt, ChunkEncoder encoder) {
        stored(batch, encoder);
        batch.state = BatchState.QUARANTINED;
        batch.held = true;
        batch.detail = "on hold: " + doubt;
        events.held(batch, doubt);
        LOG.warnf("batch held batchId=%d rows=%d", batch.id, batch.rows);
        return batch;
    }

    private static void stored(Batch batch, ChunkEncoder encoder) {
        batch.header = encoder.header();
        batch.rows = encoder.rows();
        batch.chunks = encoder.chunks();
    }

    /** The content is in force already. */
    Batch duplicate(long batchId, EarlierContent inForce) {
        return end(batchId, batch -> {
            batch.state = BatchState.DUPLICATE;
            batch.duplicateOf = inForce.batchId();
            batch.detail = ("expected new content, found that of batch %d, which is in force (%s); nothing was loaded;"
                            + " POST /batches/%d/load-anyway loads it all the same")
                    .formatted(inForce.batchId(), inForce.load(), batchId);
            events.taken(batch);
            if (batch.source == Source.FOLDER) {
                events.repeated(batch);
            }
            LOG.infof("batch is a duplicate batchId=%d duplicateOf=%d", batchId, inForce.batchId());
        });
    }

    /** The file cannot be read as a table. */
    public Batch quarantined(long batchId, @Nullable String sha256, UnreadableTable why) {
        return end(batchId, batch -> {
            batch.sha256 = sha256;
            batch.state = BatchState.QUARANTINED;
            batch.detail = why.reason();
            batch.failedLine = why.line();
            events.setAside(batch);
        });
    }

    /** Reading the file failed again and again, not for what it holds. */
    public Batch gaveUp(long batchId) {
        return end(batchId, batch -> {
            batch.state = BatchState.FAILED;
            batch.detail = "expected to read the file, failed %d times; the log tells why".formatted(batch.attempts);
            events.setAside(batch);
        });
    }

    /** The file was taken away before it was read. */
    public Batch vanished(long batchId) {
        return end(batchId, batch -> {
            batch.state = BatchState.FAILED;
            batch.detail = "expected the file where it arrived, found it gone before it was read";
            batch.filedAt = BatchEvents.now();
            events.nothingLoaded(batch);
        });
    }

    /** The source of an extract could not be read to its end. */
    public Batch failed(long batchId, String reason) {
        return end(batchId, batch -> {
            batch.state = BatchState.FAILED;
            batch.detail = reason;
            events.nothingLoaded(batch);
        });
    }

    private Batch end(long batchId, Consumer<Batch> change) {
        Batch ended = QuarkusTransaction.requiringNew().call(() -> {
            Batch batch = Batch.locked(batchId);
            if (batch.state == BatchState.RECEIVING) {
                change.accept(batch);
            }
            return batch;
        });
        metrics.ended(ended);
        LOG.infof("batch ended batchId=%d state=%s", ended.id, ended.state);
        return ended;
    }
}
