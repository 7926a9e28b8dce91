package io.penstock.ingest.intake;

import io.penstock.ingest.batch.Batch;
import io.penstock.ingest.batch.BatchState;
import io.penstock.ingest.batch.EndBatch;
import io.penstock.ingest.batch.Source;
import io.penstock.ingest.claim.Claim;
import io.penstock.ingest.claim.Claims;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Settles batches whose file is no longer where it arrived although nobody noted that it was moved: a process died
 * between the two, or a person took the file away.
 */
@ApplicationScoped
public class Unfinished {
    private static final Logger LOG = Logger.getLogger(Unfinished.class);

    private final Places places;
    private final Claims claims;
    private final EndBatch endBatch;

    Unfinished(Places places, Claims claims, EndBatch endBatch) {
        this.places = places;
        this.claims = claims;
        this.endBatch = endBatch;
    }

    /** Looks at every batch that is not filed; mostly there are none. */
    public void settle() throws IOException {
        for (Batch batch : QuarkusTransaction.requiringNew().call(Batch::unfiled)) {
            // Not the opposite of exists: a folder that cannot be reached just now hides its files.
            if (Files.notExists(places.arrived(batch.source, batch.path))) {
                settle(batch);
            }
        }
    }

    private void settle(Batch batch) throws IOException {
        Optional<Claim> claimed = claims.tryClaim(batch.source + ":" + batch.path);
        if (claimed.isPresent()) {
            try (Claim claim = claimed.get()) {
                // Whoever had the claim may have come to the end meanwhile.
                Optional<Batch> left =
                        QuarkusTransaction.requiringNew().call(() -> Batch.unfiled(batch.source, batch.path));
                if (left.isPresent()) {
                    settleClaimed(left.get());
                }
                LOG.debugf("batch settled batchId=%d claim=%s", batch.id, claim);
            }
        }
    }

    private void settleClaimed(Batch batch) throws IOException {
        Path target = places.destination(batch);
        boolean ended = batch.state != BatchState.RECEIVING;
        if (ended && MoveFile.finish(target)) {
            QuarkusTransaction.requiringNew().run(() -> FileOriginal.noteFiled(batch.number()));
            LOG.infof("move of the original is finished batchId=%d", batch.id);
        } else if (batch.source == Source.FOLDER) {
            takenAway(batch, ended);
        }
        // An upload that is not here may lie in the spool folder of another replica.
    }

    private void takenAway(Batch batch, boolean ended) {
        if (ended) {
            QuarkusTransaction.requiringNew().run(() -> FileOriginal.noteFiled(batch.number()));
        } else {
            endBatch.vanished(batch.number());
        }
        LOG.warnf("original was taken away by someone else batchId=%d", batch.id);
    }
}
