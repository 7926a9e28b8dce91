package io.penstock.ingest.intake;

import io.penstock.ingest.batch.Batch;
import io.penstock.ingest.batch.BatchState;
import io.penstock.ingest.batch.EndBatch;
import io.penstock.ingest.batch.StageFile;
import io.penstock.ingest.claim.Claim;
import io.penstock.messaging.Failpoint;
import io.penstock.messaging.trace.Step;
import io.penstock.tables.UnreadableTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/** Takes one claimed file from where it arrived to where it stays. */
@ApplicationScoped
class TakeFile {
    /** A file that kills its reader, or meets a full disk, is given up after a while and not tried for ever. */
    private static final int MOST_ATTEMPTS = 8;

    private final StageFile stageFile;
    private final EndBatch endBatch;
    private final FileOriginal fileOriginal;

    TakeFile(StageFile stageFile, EndBatch endBatch, FileOriginal fileOriginal) {
        this.stageFile = stageFile;
        this.endBatch = endBatch;
        this.fileOriginal = fileOriginal;
    }

    /**
     * Reads the file if its batch is RECEIVING, and then moves it, unless it is to stay for now.
     *
     * @return what is left to be done
     */
    Outcome take(Arrival arrival, Batch batch, Claim claim) throws IOException {
        return Step.named("take file")
                .after(batch.traceparent)
                .batch(batch.number())
                .with("feed", batch.feed)
                .call(() -> takeClaimed(arrival, batch, claim));
    }

    private Outcome takeClaimed(Arrival arrival, Batch batch, Claim claim) throws IOException {
        Batch ended = batch.state == BatchState.RECEIVING ? read(arrival, batch) : batch;
        if (ended.state == BatchState.RECEIVING) {
            return Outcome.WAITS;
        }
        Failpoint.reach("ingest.batch.ended");
        claim.confirm();
        return ended.keepsOriginal() || fileOriginal.file(arrival, ended) ? Outcome.DONE : Outcome.MUST_RETRY;
    }

    private Batch read(Arrival arrival, Batch batch) throws IOException {
        if (arrival.feed() == null) {
            return endBatch.quarantined(batch.number(), null, noFeed());
        }
        if (batch.attempts > MOST_ATTEMPTS) {
            return endBatch.gaveUp(batch.number());
        }
        return stageFile.stage(
                batch.number(),
                arrival.file(),
                batch.stamp(),
                arrival.name(),
                arrival.hints(),
                arrival.feed().loadsRepeats());
    }

    /** What is left to be done with a file. */
    enum Outcome {
        /** Nothing. */
        DONE,
        /** It waits for an earlier batch, and is offered again. */
        WAITS,
        /** It could not be moved, and is tried again. */
        MUST_RETRY
    }

    private static UnreadableTable noFeed() {
        return new UnreadableTable("expected a file that a feed takes, found that none does", null);
    }
}
