package io.penstock.ingest.batch;

import io.penstock.ingest.IngestSettings;
import io.penstock.ingest.table.ChunkEncoder;
import io.penstock.ingest.table.ReadTable;
import io.penstock.ingest.table.Survey;
import io.penstock.ingest.table.SurveyFile;
import io.penstock.ingest.table.TableHints;
import io.penstock.ingest.table.UnreadableTable;
import io.penstock.messaging.Failpoint;
import io.penstock.messaging.trace.Step;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.logging.Logger;

/**
 * Reads the file of a batch into chunks. All chunks, the state STAGED and the event that says so are one transaction:
 * a process that dies in the middle leaves a batch that is still RECEIVING, and nothing else.
 */
@ApplicationScoped
public class StageFile {
    private static final Logger LOG = Logger.getLogger(StageFile.class);
    private static final String STAGED_ONCE = "batch_staged_once";

    private final IngestSettings settings;
    private final ChunkTable chunks;
    private final EndBatch endBatch;
    private final BatchMetrics metrics;

    StageFile(IngestSettings settings, ChunkTable chunks, EndBatch endBatch, BatchMetrics metrics) {
        this.settings = settings;
        this.chunks = chunks;
        this.endBatch = endBatch;
        this.metrics = metrics;
    }

    /**
     * Stages the file, or finds that it holds nothing new or no table.
     *
     * @param batchId a batch that is RECEIVING
     * @return the batch in its end state
     * @throws IOException when the file cannot be read; the batch is still RECEIVING
     */
    public Batch stage(long batchId, String feed, Path file, String name, TableHints hints) throws IOException {
        long start = System.nanoTime();
        FileStamp stamp = FileStamp.of(file);
        Survey survey = SurveyFile.survey(file, name, hints);
        var first = QuarkusTransaction.requiringNew().call(() -> earlier(batchId, feed, survey));
        if (first.isPresent()) {
            return endBatch.duplicate(batchId, survey.sha256(), first.get().number());
        }
        try {
            Batch staged = QuarkusTransaction.requiringNew()
                    .timeout(Math.toIntExact(settings.stagingTimeout().toSeconds()))
                    .call(() -> Step.named("stage chunks")
                            .batch(batchId)
                            .call(() -> load(batchId, file, stamp, survey, hints)));
            metrics.staged(staged, System.nanoTime() - start);
            return staged;
        } catch (UnreadableTable e) {
            return endBatch.quarantined(batchId, survey.sha256(), e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (RuntimeException e) {
            if (isStagedOnce(e)) {
                return endBatch.duplicateOfWinner(batchId, feed, survey.sha256());
            }
            throw e;
        }
    }

    /** What is only tried may be tried again, and whatever was loaded before may be tried. */
    private static Optional<Batch> earlier(long batchId, String feed, Survey survey) {
        Batch batch = Batch.findById(batchId);
        return batch.dryRun ? Optional.empty() : Batch.staged(feed, survey.sha256());
    }

    private Batch load(long batchId, Path file, FileStamp stamp, Survey survey, TableHints hints) {
        Batch batch = Batch.locked(batchId);
        if (batch.state != BatchState.RECEIVING) {
            LOG.warnf("batch was ended by another replica batchId=%d state=%s", batchId, batch.state);
            return batch;
        }
        try (ChunkEncoder encoder = new ChunkEncoder(settings.chunkRecords(), chunk -> chunks.insert(batchId, chunk))) {
            String detail = ReadTable.read(file, survey.format(), hints, encoder);
            encoder.finish();
            Failpoint.reach("ingest.batch.chunked");
            stamp.requireUnchanged(file);
            return endBatch.staged(batch, survey.sha256(), detail, encoder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isStagedOnce(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConstraintViolationException violation
                    && String.valueOf(violation.getConstraintName()).contains(STAGED_ONCE)) {
                return true;
            }
        }
        return false;
    }
}
