package io.penstock.notification.ledger;

import io.penstock.messaging.Failures;
import io.penstock.notification.ledger.ClaimDeliveries.Claim;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Sends what is due: claims deliveries and has them sent. Looks when a delivery was recorded and every second; several instances
 * share the work.
 */
@ApplicationScoped
class DeliverPending {

    private static final Logger LOG = Logger.getLogger(DeliverPending.class);
    private static final int LAST_CALLS_S = 25;

    private final ClaimDeliveries claims;
    private final SendClaimed sendClaimed;
    private final List<Sender> senders;
    private final ExecutorService threads;
    private final Semaphore idle;
    private volatile boolean stopping;

    DeliverPending(
            ClaimDeliveries claims, SendClaimed sendClaimed, SendingSettings settings, @All List<Sender> senders) {
        this.claims = claims;
        this.sendClaimed = sendClaimed;
        this.senders = senders;
        this.threads = Executors.newFixedThreadPool(settings.senders());
        this.idle = new Semaphore(settings.senders());
    }

    void onDue(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeliveryDue due) {
        wake();
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void wake() {
        if (!stopping && idle.tryAcquire()) {
            try {
                threads.execute(this::sendAllThatIsDue);
            } catch (RejectedExecutionException e) {
                idle.release();
            }
        }
    }

    /** Lets the calls that are under way end; what is not yet claimed waits for the next start. */
    void onStop(@Observes ShutdownEvent stop) throws InterruptedException {
        stopping = true;
        threads.shutdown();
        if (!threads.awaitTermination(LAST_CALLS_S, TimeUnit.SECONDS)) {
            LOG.warn("stopped during a call to a provider, whose outcome will be asked for after the next start");
        }
    }

    private void sendAllThatIsDue() {
        try {
            boolean more = true;
            while (more && !stopping) {
                more = false;
                for (Sender sender : senders) {
                    more |= sendNext(sender);
                }
            }
        } catch (RuntimeException e) {
            LOG.logf(
                    Failures.level(e),
                    Failures.withoutData(e),
                    "sending interrupted, tried again within a second failure=%s",
                    Failures.describe(e));
        } finally {
            idle.release();
        }
    }

    private boolean sendNext(Sender sender) {
        Claim claim = claims.next(sender);
        if (!claim.letters().isEmpty()) {
            // There may be more than one thread can carry.
            wake();
            sendClaimed.send(sender, claim, () -> !stopping);
        }
        return claim.found() > 0;
    }
}
