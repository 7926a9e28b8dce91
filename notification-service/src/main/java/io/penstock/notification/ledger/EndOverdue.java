package io.penstock.notification.ledger;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/** Ends deliveries that have waited in vain until what they speak of is past, or as long as a message is to wait. */
@ApplicationScoped
class EndOverdue {

    private static final Logger LOG = Logger.getLogger(EndOverdue.class);
    private static final int MAX_AT_ONCE = 500;
    private static final String OVERDUE = """
            SELECT * FROM delivery WHERE state = 'PENDING' AND wait_until <= :now
            ORDER BY id FOR UPDATE SKIP LOCKED LIMIT :most
            """;

    private final Session session;
    private final Ledger ledger;
    private final PausedChannels paused;
    private final Clock clock;

    EndOverdue(Session session, Ledger ledger, PausedChannels paused, Clock clock) {
        this.session = session;
        this.ledger = ledger;
        this.paused = paused;
        this.clock = clock;
    }

    @Scheduled(
            every = "{penstock.notification.sending.reconcile-every}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void endAll() {
        int ended;
        do {
            ended = QuarkusTransaction.requiringNew().call(this::endSome);
        } while (ended == MAX_AT_ONCE);
    }

    private int endSome() {
        List<Delivery> overdue = session.createNativeQuery(OVERDUE, Delivery.class)
                .setParameter("now", clock.instant())
                .setParameter("most", MAX_AT_ONCE)
                .getResultList();
        Map<Channel, PausedChannel> pauses = overdue.isEmpty() ? Map.of() : paused.find();
        overdue.forEach(delivery -> end(delivery, pauses.get(delivery.channel)));
        return overdue.size();
    }

    private void end(Delivery delivery, PausedChannel pause) {
        String cause = delivery.lastError == null && pause != null ? pause.reason() : delivery.lastError;
        delivery.lastError = "could not be sent until " + delivery.waitUntil.truncatedTo(ChronoUnit.SECONDS)
                + (cause == null ? "" : ": " + cause);
        ledger.advance(delivery, DeliveryState.FAILED);
        LOG.warnf("delivery given up deliveryId=%d reason=%s", delivery.id, delivery.lastError);
    }
}
