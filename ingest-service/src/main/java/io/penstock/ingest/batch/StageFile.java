package io.penstock.ingest.batch;

import io.penstock.ingest.IngestSettings;
import io.penstock.ingest.batch.ContentDecision.Duplicate;
import io.penstock.ingest.batch.ContentDecision.Wait;
import io.penstock.ingest.table.ChunkEncoder;
import io.penstock.ingest.table.ReadSummary;
import io.penstock.ingest.table.ReadTable;
import io.penstock.ingest.table.SheetLines;
import io.penstock.ingest.table.Survey;
import io.penstock.ingest.table.SurveyFile;
import io.penstock.ingest.table.TableHints;
import io.penstock.messaging.Failpoint;
import io.penstock.messaging.trace.Step;
import io.penstock.tables.UnreadableTable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/**
 * Reads the file of a batch into chunks. All chunks, the state STAGED and the event that says so are one transaction:
 * a process that dies in the middle leaves a batch that is still RECEIVING, and nothing else.
 */
@ApplicationScoped
public class StageFile {
    private static final Logger LOG = Logger.getLogger(StageFile.class);

    private final IngestSettings settings;
    private final DecideContent decideContent;
    private final ChunkTable chunks;
    private final EndBatch endBatch;
    private final BatchMetrics metrics;

    StageFile(
            IngestSettings settings,
            DecideContent decideContent,
            ChunkTable chunks,
            EndBatch endBatch,
            BatchMetrics metrics) {
        this.settings = settings;
        this.decideContent = decideContent;
        this.chunks = chunks;
        this.endBatch = endBatch;
        this.metrics = metrics;
    }

    /**
     * Stages the file, or finds that its content is in force already, or that it is no table.
     *
     * @param batchId a batch that is RECEIVING
     * @param stamp of the file when its batch was opened; what was written since is read by the next attempt
     * @param loadsRepeats whether the feed loads content that is in force
     * @return the batch in its end state, or still RECEIVING if it has to wait for an earlier one
     * @throws IOException when the file cannot be read; the batch is still RECEIVING
     */
    public Batch stage(long batchId, Path file, FileStamp stamp, String name, TableHints hints, boolean loadsRepeats)
            throws IOException {
        long start = System.nanoTime();
        if (decideContent.mustStillWait(batchId, loadsRepeats)) {
            return waiting(batchId);
        }
        stamp.requireUnchanged(file);
        Survey survey = SurveyFile.survey(file, name, hints);
        ContentDecision decision = decideContent.decide(batchId, Content.of(survey, hints), loadsRepeats);
        if (decision instanceof Duplicate duplicate) {
            return endBatch.duplicate(batchId, duplicate.of());
        }
        if (decision instanceof Wait) {
            return waiting(batchId);
        }
        Batch staged = loadOrQuarantine(batchId, file, stamp, survey, hints);
        metrics.staged(staged, System.nanoTime() - start);
        return staged;
    }

    private static Batch waiting(long batchId) {
        return QuarkusTransaction.requiringNew().call(() -> Batch.findById(batchId));
    }

    private Batch loadOrQuarantine(long batchId, Path file, FileStamp stamp, Survey survey, TableHints hints)
            throws IOException {
        try {
            return QuarkusTransaction.requiringNew()
                    .timeout(Math.toIntExact(settings.stagingTimeout().toSeconds()))
                    .call(() -> Step.named("stage chunks")
                            .batch(batchId)
                            .call(() -> load(batchId, file, stamp, survey, hints)));
        } catch (UnreadableTable e) {
            return endBatch.quarantined(batchId, survey.sha256(), e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Batch load(long batchId, Path file, FileStamp stamp, Survey survey, TableHints hints) {
        Batch batch = Batch.locked(batchId);
        if (batch.state != BatchState.RECEIVING) {
            LOG.warnf("batch was ended by another replica batchId=%d state=%s", batchId, batch.state);
            return batch;
        }
        try (ChunkEncoder encoder = new ChunkEncoder(settings.chunkRecords(), chunk -> chunks.insert(batchId, chunk))) {
            ReadSummary summary = ReadTable.read(file, survey.format(), hints, encoder);
            encoder.finish();
            Failpoint.reach("ingest.batch.chunked");
            stamp.requireUnchanged(file);
            batch.sheetNames = summary.sheets().stream().map(SheetLines::name).toList();
            batch.sheetLines =
                    summary.sheets().stream().map(SheetLines::firstLine).toList();
            return endBatch.staged(batch, summary.detail(), encoder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
