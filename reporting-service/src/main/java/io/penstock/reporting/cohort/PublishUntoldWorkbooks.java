package io.penstock.reporting.cohort;

import io.penstock.messaging.Failures;
import io.penstock.messaging.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Publishes again that a workbook is ready, if the ingest service still keeps the original of its list long after. The event may
 * be lost: Kafka kept it for a shorter time than the ingest service was away, or a dead letter was never put back.
 */
@ApplicationScoped
class PublishUntoldWorkbooks {

    private static final Logger LOG = Logger.getLogger(PublishUntoldWorkbooks.class);

    private final CohortTable cohorts;
    private final Outbox outbox;
    private final CohortSettings settings;

    PublishUntoldWorkbooks(CohortTable cohorts, Outbox outbox, CohortSettings settings) {
        this.cohorts = cohorts;
        this.outbox = outbox;
        this.settings = settings;
    }

    @Scheduled(every = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void publish() {
        try {
            int workbooks = QuarkusTransaction.requiringNew().call(this::publishSome);
            if (workbooks > 0) {
                LOG.warnf("workbooks published again as ready workbooks=%d", workbooks);
            }
        } catch (RuntimeException e) {
            LOG.logf(Failures.level(e), "untold workbooks not looked for failure=%s", Failures.describe(e));
        }
    }

    private int publishSome() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        List<Cohort> untold = cohorts.takeUntold(now.minus(settings.toldAgainAfter()));
        untold.forEach(cohort -> outbox.publish(String.valueOf(cohort.batchId()), CohortReady.of(cohort, now)));
        return untold.size();
    }
}
