package io.penstock.ingest.intake;

import io.penstock.ingest.batch.Batch;
import io.penstock.ingest.batch.BatchState;
import io.penstock.ingest.batch.EndBatch;
import io.penstock.messaging.AwaitedRepairs;
import io.penstock.messaging.Failures;
import io.penstock.messaging.Failures.Treatment;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Says what an attempt at a file that failed means for its batch. One that failed for the state of the database does not
 * count; what the database can never store is given up at once, and not after as many attempts as a bad file has.
 */
@ApplicationScoped
class FailedAttempt {
    private static final Logger LOG = Logger.getLogger(FailedAttempt.class);

    private final EndBatch endBatch;
    private final AwaitedRepairs repairs;

    FailedAttempt(EndBatch endBatch, AwaitedRepairs repairs) {
        this.endBatch = endBatch;
        this.repairs = repairs;
    }

    /** The caller holds the claim of the batch's file. */
    void settle(Batch batch, Exception failure) {
        if (!Failures.isOfDatabase(failure)) {
            return;
        }
        Treatment treatment = Failures.treatment(failure);
        try {
            if (treatment == Treatment.GIVE_UP) {
                endBatch.gaveUp(batch.number());
            } else if (treatment != Treatment.TRY_ONCE_MORE) {
                uncount(batch);
            }
        } catch (RuntimeException e) {
            LOG.logf(Failures.level(e), "attempt stays counted batchId=%d failure=%s", batch.id, Failures.describe(e));
        }
        if (treatment == Treatment.AWAIT_REPAIR) {
            repairs.await(work(batch), failure);
        }
    }

    /** The file was taken. */
    void forget(Batch batch) {
        repairs.end(work(batch));
    }

    private static void uncount(Batch batch) {
        QuarkusTransaction.requiringNew()
                .run(() -> Batch.update(
                        "attempts = attempts - 1 where id = ?1 and state = ?2 and attempts > 0",
                        batch.id,
                        BatchState.RECEIVING));
    }

    private static String work(Batch batch) {
        return "intake batchId=" + batch.id;
    }
}
