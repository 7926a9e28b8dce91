package io.penstock.notification.ledger;

import io.micrometer.core.instrument.MeterRegistry;
import io.penstock.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Writes the ledger: every change of a state goes through here and is told in the same transaction. */
@ApplicationScoped
public class Ledger {

    private static final String INSERT = """
            INSERT INTO delivery (template, subject, recipient, channel, alert_kind, batch_ids, payload)
            VALUES (:template, :subject, :recipient, :channel, :alertKind,
                    CAST(string_to_array(:batchIds, ',') AS bigint[]), CAST(:payload AS jsonb))
            ON CONFLICT (template, subject, recipient, channel) DO NOTHING
            RETURNING id
            """;

    private final Session session;
    private final Outbox outbox;
    private final Event<DeliveryDue> due;
    private final MeterRegistry metrics;

    Ledger(Session session, Outbox outbox, Event<DeliveryDue> due, MeterRegistry metrics) {
        this.session = session;
        this.outbox = outbox;
        this.due = due;
        this.metrics = metrics;
    }

    /**
     * Records that a message is to be sent, in the caller's transaction; it is sent after the commit.
     *
     * @return false if the same message was recorded before, in which case nothing happens
     */
    @Transactional(TxType.MANDATORY)
    public boolean intend(Intent intent) {
        List<Long> inserted = session.createNativeQuery(INSERT, Long.class)
                .setParameter("template", intent.template())
                .setParameter("subject", intent.subject())
                .setParameter("recipient", intent.recipient())
                .setParameter("channel", intent.channel().name())
                .setParameter("alertKind", intent.alertKind())
                .setParameter("batchIds", join(intent.batchIds()))
                .setParameter("payload", intent.payload())
                .getResultList();
        inserted.forEach(id -> {
            tell(Delivery.findById(id));
            due.fire(new DeliveryDue());
        });
        return !inserted.isEmpty();
    }

    /**
     * Takes note of what the provider says about a message. What contradicts a later state is not taken, so the order in
     * which the provider speaks does not matter.
     *
     * @param deliveryId null where the provider names only its own id
     */
    @Transactional
    public void heard(Long deliveryId, News news) {
        find(deliveryId, news.providerId()).ifPresent(delivery -> hear(delivery, news));
    }

    private void hear(Delivery delivery, News news) {
        if (delivery.providerId == null) {
            delivery.providerId = news.providerId();
        } else if (!delivery.providerId.equals(news.providerId())) {
            // Of an earlier attempt, which was taken back by a person.
            return;
        }
        if (news.state() == DeliveryState.FAILED && delivery.state.mayBecome(DeliveryState.FAILED)) {
            delivery.lastError = news.reason();
        }
        advance(delivery, news.state());
    }

    /** Moves the delivery on and tells so, unless its state forbids it. */
    boolean advance(Delivery delivery, DeliveryState next) {
        if (!delivery.state.mayBecome(next)) {
            return false;
        }
        delivery.state = next;
        delivery.updatedAt = Instant.now();
        switch (next) {
            case PENDING -> due.fire(new DeliveryDue());
            case ACCEPTED -> delivery.lastError = null;
            case DELIVERED -> {
                delivery.lastError = null;
                delivery.dueAt = null;
            }
            case FAILED, SUPPRESSED -> delivery.dueAt = null;
            case SENDING, UNKNOWN -> {
                // When it is due next is for the caller to say.
            }
        }
        tell(delivery);
        return true;
    }

    /** Locks the row, so that a callback and the sender's own record come one after the other. */
    Optional<Delivery> lock(long deliveryId) {
        return Optional.ofNullable(Delivery.findById(deliveryId, LockModeType.PESSIMISTIC_WRITE));
    }

    private Optional<Delivery> find(Long deliveryId, String providerId) {
        if (deliveryId != null) {
            return lock(deliveryId);
        }
        return Delivery.<Delivery>find("providerId", providerId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    private void tell(Delivery delivery) {
        outbox.publish(String.valueOf(delivery.id), DeliveryStatus.of(delivery));
        metrics.counter("penstock.deliveries", "channel", delivery.channel.name(), "state", delivery.state.name())
                .increment();
    }

    private static String join(List<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
