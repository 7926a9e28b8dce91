package io.penstock.ingest.batch;

import io.penstock.ingest.IngestSettings;
import io.penstock.ingest.table.ChunkEncoder;
import io.penstock.ingest.table.RecordSink;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads an extract into chunks, in one transaction as {@link StageFile} does: an extract that is interrupted leaves
 * nothing behind. The watermark is kept with the batch, so that it is known as soon as, and only if, the batch is staged.
 */
@ApplicationScoped
public class StageExtract {
    private static final String WAIT = "SELECT set_config('idle_in_transaction_session_timeout', ?1, true)";

    private final IngestSettings settings;
    private final ChunkTable chunks;
    private final EndBatch endBatch;
    private final BatchMetrics metrics;

    StageExtract(IngestSettings settings, ChunkTable chunks, EndBatch endBatch, BatchMetrics metrics) {
        this.settings = settings;
        this.chunks = chunks;
        this.endBatch = endBatch;
        this.metrics = metrics;
    }

    /**
     * Stages the rows, or holds them when they are all of the source and too few to be believed.
     *
     * @param batchId a batch that is RECEIVING
     * @param smallestShare of the rows of the last full extract, below which one is held
     * @param patience how long the source may take to give some rows; meanwhile nothing is asked of our own database
     * @param rows whatever they throw ends the transaction; the batch is still RECEIVING then
     * @return the batch in its end state
     */
    public Batch stage(long batchId, double smallestShare, Duration patience, Rows rows) {
        long start = System.nanoTime();
        Batch ended = QuarkusTransaction.requiringNew()
                .timeout(Math.toIntExact(settings.stagingTimeout().toSeconds()))
                .call(() -> {
                    waitFor(patience);
                    return load(Batch.locked(batchId), smallestShare, rows);
                });
        if (ended.held) {
            metrics.ended(ended);
        } else {
            metrics.staged(ended, System.nanoTime() - start);
        }
        return ended;
    }

    /** Until the transaction ends. */
    private static void waitFor(Duration patience) {
        Panache.getEntityManager()
                .createNativeQuery(WAIT, String.class)
                .setParameter(1, patience.toMillis() + "ms")
                .getSingleResult();
    }

    private Batch load(Batch batch, double smallestShare, Rows rows) {
        if (batch.state != BatchState.RECEIVING) {
            return batch;
        }
        long id = batch.number();
        try (ChunkEncoder encoder = new ChunkEncoder(settings.chunkRecords(), chunk -> chunks.insert(id, chunk))) {
            Summary summary = rows.readInto(encoder);
            encoder.finish();
            batch.watermark = summary.watermark();
            Optional<String> doubt = doubt(batch, encoder.rows(), smallestShare);
            return doubt.isPresent()
                    ? endBatch.held(batch, doubt.get(), encoder)
                    : endBatch.staged(batch, summary.detail(), encoder);
        }
    }

    /** Why a full extract is not believed: a source that lost its rows is more likely than a utility its customers. */
    private static Optional<String> doubt(Batch batch, long rows, double smallestShare) {
        if (batch.extracted != Extract.FULL) {
            return Optional.empty();
        }
        if (rows == 0) {
            return Optional.of("no rows; a full extract has some");
        }
        return Extracts.lastFull(String.valueOf(batch.feed))
                .filter(last -> rows < last.rows * smallestShare)
                .map(last -> "only %d %s; the last full extract (batch %d) had %d"
                        .formatted(rows, rows == 1 ? "row" : "rows", last.id, last.rows));
    }

    /** Rows of a source. */
    @FunctionalInterface
    public interface Rows {
        /** Gives header and rows to the sink, once. */
        Summary readInto(RecordSink sink);
    }

    /**
     * What was read.
     *
     * @param detail in words for a person
     * @param watermark with which the next extract begins
     */
    public record Summary(String detail, @Nullable String watermark) {}
}
