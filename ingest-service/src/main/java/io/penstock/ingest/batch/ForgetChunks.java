package io.penstock.ingest.batch;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** Deletes chunks of old batches in small steps, so that nobody waits for it and a stop costs little. */
@ApplicationScoped
public class ForgetChunks {
    private static final Logger LOG = Logger.getLogger(ForgetChunks.class);
    private static final int STEP = 100;
    private static final int BATCHES = 100;

    private final ChunkTable chunks;

    ForgetChunks(ChunkTable chunks) {
        this.chunks = chunks;
    }

    /**
     * Forgets the chunks of batches that were received before this moment and are done with: not those that are being
     * read, are held, or whose file is still where it arrived.
     *
     * @return of how many batches
     */
    public int receivedBefore(Instant moment) {
        int forgotten = 0;
        for (List<Batch> old = old(moment); !old.isEmpty(); old = old(moment)) {
            old.forEach(batch -> forget(batch.number()));
            forgotten += old.size();
        }
        return forgotten;
    }

    private static List<Batch> old(Instant moment) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Batch.<Batch>find(
                                "state = ?1 and receivedAt < ?2 and filedAt is not null and chunksForgottenAt is null"
                                        + " order by id",
                                BatchState.STAGED,
                                moment)
                        .page(0, BATCHES)
                        .list());
    }

    /** The mark comes with the last step, so that a batch whose forgetting was stopped is found again. */
    private void forget(long batchId) {
        boolean more = true;
        while (more) {
            more = QuarkusTransaction.requiringNew().call(() -> step(batchId));
        }
        LOG.infof("chunks forgotten batchId=%d", batchId);
    }

    private boolean step(long batchId) {
        boolean more = chunks.delete(batchId, STEP) == STEP;
        if (!more) {
            Batch.update("chunksForgottenAt = ?1 where id = ?2", BatchEvents.now(), batchId);
        }
        return more;
    }
}
