package io.penstock.ingest.batch;

import io.penstock.ingest.table.ChunkEncoder;
import io.penstock.ingest.table.UnreadableTable;
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
    Batch staged(Batch batch, @Nullable String sha256, String detail, ChunkEncoder encoder) {
        batch.sha256 = sha256;
        stored(batch, encoder);
        batch.state = BatchState.STAGED;
        batch.detail = "%s, %d columns".formatted(detail, encoder.header().size());
        Panache.getEntityManager().flush();
        events.taken(batch);
        LOG.infof("batch staged batchId=%d rows=%d chunks=%d", batch.id, batch.rows, batch.chunks);
        return batch;
    }

    /** In the transaction that stored the chunks: they are kept, and a person says whether they are loaded. */
    Batch held(Batch batch, String doubt, ChunkEncoder encoder) {
        stored(batch, encoder);
        batch.state = BatchState.QUARANTINED;
        batch.held = true;
        batch.detail = "held: " + doubt;
        events.setAside(batch);
        LOG.warnf("batch held batchId=%d rows=%d", batch.id, batch.rows);
        return batch;
    }

    private static void stored(Batch batch, ChunkEncoder encoder) {
        batch.header = encoder.header();
        batch.rows = encoder.rows();
        batch.chunks = encoder.chunks();
    }

    Batch duplicate(long batchId, String sha256, long first) {
        return end(batchId, batch -> {
            batch.sha256 = sha256;
            batch.state = BatchState.DUPLICATE;
            batch.duplicateOf = first;
            batch.detail = "the same content was staged before as batch " + first;
            events.taken(batch);
        });
    }

    /** The same content was staged by another replica while this one read it. */
    Batch duplicateOfWinner(long batchId, String feed, String sha256) {
        Batch winner = QuarkusTransaction.requiringNew()
                .call(() -> Batch.staged(feed, sha256).orElseThrow());
        return duplicate(batchId, sha256, winner.number());
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
