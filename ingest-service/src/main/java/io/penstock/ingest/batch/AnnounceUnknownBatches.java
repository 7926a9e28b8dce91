package io.penstock.ingest.batch;

import io.penstock.messaging.Failures;
import io.penstock.messaging.trace.CurrentStep;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Publishes again that a batch is staged, if the etl service has not begun its load for long. The event may be lost: Kafka
 * kept it for a shorter time than the etl service was away, or a dead letter was never put back. Without it the batch would
 * never be loaded, and the same file sent again would be a duplicate.
 */
@ApplicationScoped
class AnnounceUnknownBatches {
    private static final Logger LOG = Logger.getLogger(AnnounceUnknownBatches.class);
    private static final int MAX_BATCHES = 100;

    private final BatchEvents events;
    private final AnnounceSettings settings;

    AnnounceUnknownBatches(BatchEvents events, AnnounceSettings settings) {
        this.events = events;
        this.settings = settings;
    }

    @Scheduled(every = "{penstock.ingest.unknown-batches.look-every}", concurrentExecution = ConcurrentExecution.SKIP)
    void announce() {
        try {
            Instant before = Instant.now().minus(settings.after());
            for (long batchId : QuarkusTransaction.requiringNew().call(() -> unknown(before))) {
                QuarkusTransaction.requiringNew().run(() -> announce(batchId, before));
            }
        } catch (RuntimeException e) {
            LOG.logf(Failures.level(e), "unknown batches not looked for failure=%s", Failures.describe(e));
        }
    }

    private static List<Long> unknown(Instant before) {
        return Panache.getSession()
                .createNativeQuery("SELECT unknown_batches(:before, :limit)", Long.class)
                .setParameter("before", before)
                .setParameter("limit", MAX_BATCHES)
                .getResultList();
    }

    /** Another replica may have done so meanwhile. */
    private void announce(long batchId, Instant before) {
        Batch batch = Batch.locked(batchId);
        if (batch.state == BatchState.STAGED && batch.isAnnouncedBefore(before)) {
            CurrentStep.resume(batch.traceparent, batchId, () -> {
                events.taken(batch);
                return batch;
            });
            LOG.warnf("batch announced again, for it has no load batchId=%d", batchId);
        }
    }
}
