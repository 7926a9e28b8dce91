package io.penstock.etl.stage;

import io.penstock.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;

/** Hands the chunks of a batch out to whoever works on chunks: this replica, or another. */
@ApplicationScoped
public class HandOutChunks {

    private final Outbox outbox;

    HandOutChunks(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Hands out chunks 1 to {@code count} when the current transaction commits. */
    public void of(long batchId, int count) {
        for (int chunk = 1; chunk <= count; chunk++) {
            ChunkPlanned planned = new ChunkPlanned(batchId, chunk);
            outbox.publish(planned.key(), planned);
        }
    }
}
