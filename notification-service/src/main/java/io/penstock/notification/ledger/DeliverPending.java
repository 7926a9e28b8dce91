package io.penstock.notification.ledger;

import io.penstock.notification.ledger.ClaimDelivery.Claim;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Sends what is due: claims a delivery (committed as SENDING), calls the provider, records the outcome. Looks when a
 * delivery was recorded and every second; several instances share the work.
 */
@ApplicationScoped
class DeliverPending {

    private static final Logger LOG = Logger.getLogger(DeliverPending.class);
    private static final int LAST_CALLS_S = 25;

    private final ClaimDelivery claims;
    private final RecordOutcome records;
    private final Map<Channel, Sender> senders;
    private final ExecutorService threads;
    private final Semaphore idle;
    private volatile boolean stopping;

    DeliverPending(ClaimDelivery claims, RecordOutcome records, SendingSettings settings, @All List<Sender> senders) {
        this.claims = claims;
        this.records = records;
        this.senders = senders.stream().collect(Collectors.toMap(Sender::channel, Function.identity()));
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
                more = sendNext();
            }
        } catch (RuntimeException e) {
            LOG.error("sending interrupted, tried again within a second", e);
        } finally {
            idle.release();
        }
    }

    private boolean sendNext() {
        Optional<Claim> claim = claims.next();
        claim.flatMap(Claim::letter).ifPresent(letter -> {
            // There may be more than one thread can carry.
            wake();
            records.record(
                    letter.deliveryId(), senders.get(claim.get().channel()).send(letter));
        });
        return claim.isPresent();
    }
}
