package io.penstock.ingest.batch;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What a person decides of an extract that was held. */
@ApplicationScoped
class DecideHeld {
    private static final Logger LOG = Logger.getLogger(DecideHeld.class);

    private final ChunkTable chunks;
    private final BatchEvents events;

    DecideHeld(ChunkTable chunks, BatchEvents events) {
        this.chunks = chunks;
        this.events = events;
    }

    /**
     * Stages the batch after all.
     *
     * @throws HttpProblem 409 when it is not held, or older than what was staged since
     */
    @Transactional
    Batch release(long batchId, String who) {
        Batch batch = held(batchId);
        Optional<Batch> last = Extracts.last(String.valueOf(batch.feed)).filter(newer -> newer.number() > batchId);
        if (last.isPresent()) {
            throw conflict("expected the newest extract of its feed, found that batch %d was staged since"
                    .formatted(last.get().id));
        }
        batch.held = false;
        batch.state = BatchState.STAGED;
        batch.detail = "released by %s, was %s".formatted(who, batch.detail);
        events.taken(batch);
        LOG.infof("batch released batchId=%d", batchId);
        return batch;
    }

    /**
     * Drops what was extracted.
     *
     * @throws HttpProblem 409 when it is not held
     */
    @Transactional
    Batch discard(long batchId, String who) {
        Batch batch = held(batchId);
        chunks.delete(batchId, Integer.MAX_VALUE);
        batch.held = false;
        batch.chunksForgottenAt = BatchEvents.now();
        batch.detail = "discarded by %s, was %s".formatted(who, batch.detail);
        LOG.infof("batch discarded batchId=%d", batchId);
        return batch;
    }

    private static Batch held(long batchId) {
        Batch batch = Batch.findById(batchId, LockModeType.PESSIMISTIC_WRITE);
        if (batch == null) {
            throw new NotFoundException("no batch " + batchId);
        }
        if (!batch.held) {
            throw conflict("expected a batch that is held, found it %s".formatted(batch.state));
        }
        return batch;
    }

    private static HttpProblem conflict(String detail) {
        return HttpProblem.builder()
                .withStatus(Status.CONFLICT)
                .withTitle("Conflict")
                .withDetail(detail)
                .build();
    }
}
