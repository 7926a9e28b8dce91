package io.penstock.notification.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the ledger: every change of a state goes through here and is told in the same transaction. */
@ApplicationScoped
public class Ledger {

    private final RecordIntents intents;
    private final TellStatus status;
    private final Event<DeliveryDue> due;
    private final Clock clock;

    Ledger(RecordIntents intents, TellStatus status, Event<DeliveryDue> due, Clock clock) {
        this.intents = intents;
        this.status = status;
        this.due = due;
        this.clock = clock;
    }

    /**
     * Records that a message is to be sent, in the caller's transaction; it is sent after the commit.
     *
     * @return false if the same message was recorded before, in which case nothing happens
     */
    @Transactional(TxType.MANDATORY)
    public boolean intend(Intent intent) {
        return !intend(List.of(new Beginning(intent, null))).isEmpty();
    }

    /**
     * As {@link #intend(Intent)}, for many messages, which may have to wait or be put on record and never sent.
     *
     * @return the new deliveries' ids; those are missing that were recorded before
     */
    @Transactional(TxType.MANDATORY)
    public Map<Intent, Long> intend(List<Beginning> beginnings) {
        Map<Intent, Long> ids = intents.record(beginnings);
        if (beginnings.stream().anyMatch(one -> one.start() == null && ids.containsKey(one.intent()))) {
            due.fire(new DeliveryDue());
        }
        return ids;
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
        delivery.updatedAt = clock.instant();
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
        status.tell(DeliveryStatus.of(delivery));
        return true;
    }

    /** Locks the row, so that a callback and the sender's own record come one after the other. */
    Optional<Delivery> lock(long deliveryId) {
        return Optional.ofNullable(Delivery.findById(deliveryId, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Locks the rows, always in the same order, so that two who lock the same ones do not block each other. */
    List<Delivery> lock(Collection<Long> deliveryIds) {
        return Delivery.<Delivery>find("id in ?1 order by id", deliveryIds)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    private Optional<Delivery> find(Long deliveryId, String providerId) {
        if (deliveryId != null) {
            return lock(deliveryId);
        }
        return Delivery.<Delivery>find("providerId", providerId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }
}
