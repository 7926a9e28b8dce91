package io.penstock.notification.ledger;

import io.penstock.messaging.Failpoint;
import io.penstock.messaging.Failures;
import io.penstock.notification.ledger.ClaimDeliveries.Claim;
import io.penstock.notification.ledger.Outcome.Later;
import io.penstock.notification.ledger.Outcome.Unknown;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Sends what is due: claims deliveries (committed as SENDING), calls the provider for each, records the outcomes. Looks
 * when a delivery was recorded and every second; several instances share the work.
 */
@ApplicationScoped
class DeliverPending {

    private static final Logger LOG = Logger.getLogger(DeliverPending.class);
    private static final int LAST_CALLS_S = 25;

    /** What a claim's share of the lease has not sufficed for is given back, long before somebody takes this sender for dead. */
    private static final int LEASE_SHARE = 6;

    private final ClaimDeliveries claims;
    private final RecordOutcome records;
    private final List<Sender> senders;
    private final Duration goOnFor;
    private final ExecutorService threads;
    private final Semaphore idle;
    private volatile boolean stopping;

    DeliverPending(ClaimDeliveries claims, RecordOutcome records, SendingSettings settings, @All List<Sender> senders) {
        this.claims = claims;
        this.records = records;
        this.senders = senders;
        this.goOnFor = settings.lease().dividedBy(LEASE_SHARE);
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
            LOG.log(
                    Failures.passes(e) ? Logger.Level.WARN : Logger.Level.ERROR,
                    "sending interrupted, tried again within a second",
                    e);
        } finally {
            idle.release();
        }
    }

    private boolean sendNext(Sender sender) {
        Claim claim = claims.next(sender.channel(), sender.atOnce());
        if (!claim.letters().isEmpty()) {
            // There may be more than one thread can carry.
            wake();
            records.record(send(sender, claim.letters()));
        }
        return claim.found() > 0;
    }

    private Map<Long, Outcome> send(Sender sender, List<Letter> letters) {
        long began = System.nanoTime();
        Map<Long, Outcome> outcomes = new LinkedHashMap<>();
        for (Letter letter : letters) {
            boolean begins = outcomes.isEmpty() || (!stopping && System.nanoTime() - began < goOnFor.toNanos());
            outcomes.put(
                    letter.deliveryId(),
                    begins ? send(sender, letter) : new Later("not begun when its time was over", Duration.ZERO));
        }
        return outcomes;
    }

    /** A fault of the program concerns one message, not those that are sent with it. */
    private static Outcome send(Sender sender, Letter letter) {
        try {
            Failpoint.reach("notification.delivery.sending");
            Outcome outcome = sender.send(letter);
            Failpoint.reach("notification.delivery.sent");
            return outcome;
        } catch (RuntimeException e) {
            LOG.errorf(e, "attempt failed deliveryId=%d channel=%s", letter.deliveryId(), sender.channel());
            return new Unknown("the attempt failed for a fault of the program");
        }
    }
}
