package io.penstock.etl.load;

import io.penstock.messaging.Failures;
import io.penstock.messaging.Outbox;
import io.penstock.messaging.trace.CurrentStep;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * Publishes the end of a load again, if the reporting service has not heard of it for long. The event may be lost: Kafka kept
 * it for a shorter time than the reporting service was away, or a dead letter was never put back. Without it a list of accounts
 * would never get its workbook.
 */
@ApplicationScoped
class PublishUnknownEnds {

    private static final Logger LOG = Logger.getLogger(PublishUnknownEnds.class);
    private static final int MAX_LOADS = 100;

    private final Session session;
    private final Loads loads;
    private final Outbox outbox;
    private final UnknownEndSettings settings;

    PublishUnknownEnds(Session session, Loads loads, Outbox outbox, UnknownEndSettings settings) {
        this.session = session;
        this.loads = loads;
        this.outbox = outbox;
        this.settings = settings;
    }

    @Scheduled(every = "{penstock.etl.unknown-ends.look-every}", concurrentExecution = ConcurrentExecution.SKIP)
    void publish() {
        try {
            Instant before = Instant.now().minus(settings.after());
            for (long batchId : QuarkusTransaction.requiringNew().call(() -> unknown(before))) {
                QuarkusTransaction.requiringNew().run(() -> publish(batchId, before));
            }
        } catch (RuntimeException e) {
            LOG.logf(Failures.level(e), "unknown ends not looked for failure=%s", Failures.describe(e));
        }
    }

    private List<Long> unknown(Instant before) {
        return session.createNativeQuery("SELECT etl.unknown_ends(:before, :limit)", Long.class)
                .setParameter("before", before)
                .setParameter("limit", MAX_LOADS)
                .getResultList();
    }

    /** Another replica may have done so, or the load may have been begun again, meanwhile. */
    private void publish(long batchId, Instant before) {
        Load load = loads.lock(batchId);
        if (load.finishedAt != null && (load.endToldAt == null || load.endToldAt.isBefore(before))) {
            load.endToldAt = Instant.now();
            LoadFinished end = LoadFinished.of(load, detail(load));
            CurrentStep.resume(load.traceparent, batchId, () -> {
                outbox.publish(Long.toString(batchId), end);
                return end;
            });
            LOG.warnf("end of load published again batchId=%d", batchId);
        }
    }

    /** The reason of a failure may quote the header of the file, which events do not. */
    private static String detail(Load load) {
        return load.state == LoadState.FAILED
                ? "the load failed; GET /loads/%d of etl-service says why".formatted(load.batchId)
                : load.detail;
    }
}
