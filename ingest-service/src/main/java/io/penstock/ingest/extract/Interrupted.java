package io.penstock.ingest.extract;

import io.penstock.ingest.batch.Batch;
import io.penstock.ingest.batch.EndBatch;
import io.penstock.ingest.batch.Extracts;
import io.penstock.ingest.claim.Claim;
import io.penstock.ingest.claim.Claims;
import io.penstock.messaging.Failures;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Fails extracts whose process died: their chunks went with their transaction, and the source has moved on. Whoever
 * holds the claim of the feed knows that nobody is making them any more.
 */
@ApplicationScoped
class Interrupted {
    private static final Logger LOG = Logger.getLogger(Interrupted.class);

    private final Claims claims;
    private final EndBatch endBatch;

    Interrupted(Claims claims, EndBatch endBatch) {
        this.claims = claims;
        this.endBatch = endBatch;
    }

    @Scheduled(every = "{penstock.ingest.poll}", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        try {
            for (Batch batch : QuarkusTransaction.requiringNew().call(Extracts::unfinished)) {
                String feed = String.valueOf(batch.feed);
                Optional<Claim> claimed = claims.tryClaim(BeginExtract.key(feed));
                if (claimed.isPresent()) {
                    try (Claim claim = claimed.get()) {
                        settle(feed);
                        LOG.debugf("interrupted extracts settled feed=%s claim=%s", feed, claim);
                    }
                }
            }
        } catch (RuntimeException e) {
            LOG.logf(Failures.level(e), "extracts not looked at, done again soon failure=%s", Failures.describe(e));
        }
    }

    /** Fails what is left of this feed, whose claim the caller holds. */
    void settle(String feed) {
        QuarkusTransaction.requiringNew().call(Extracts::unfinished).stream()
                .filter(batch -> feed.equals(batch.feed))
                .forEach(batch -> endBatch.failed(
                        batch.number(),
                        "expected to read the source to its end, found that the extract was interrupted"));
    }
}
