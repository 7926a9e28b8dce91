package io.penstock.notification.ledger;

import io.penstock.notification.optout.OptOuts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes the ledger: every change of a state goes through here and is told in the same transaction. */
@ApplicationScoped
public class Ledger {

    private final RecordIntents intents;
    private final TellStatus status;
    private final OptOuts optOuts;
    private final Event<DeliveryDue> due;
    private final Clock clock;

    Ledger(RecordIntents intents, TellStatus status, OptOuts optOuts, Event<DeliveryDue> due, Clock clock) {
        this.intents = intents;
        this.status = status;
        this.optOuts = optOuts;
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
        if (List.of(delivery.earlierIds).contains(news.providerId())) {
            hearOfEarlier(delivery, news);
            return;
        } else if (delivery.providerId == null) {
            delivery.providerId = news.providerId();
        } else if (!delivery.providerId.equals(news.providerId())) {
            // Of an earlier attempt, which was taken back by a person.
            return;
        }
        boolean advanced = advance(delivery, news.state());
        if (advanced && news.state() == DeliveryState.FAILED) {
            delivery.lastError = news.reason();
            if (news.unreachable() != null) {
                optOuts.suppress(delivery.recipient, news.unreachable().kind(), news.reason());
            }
        }
    }

    /** An attempt that failed before a person had the message sent again says nothing of the next, unless it arrived after all. */
    private void hearOfEarlier(Delivery delivery, News news) {
        if (news.state() == DeliveryState.DELIVERED && delivery.state == DeliveryState.PENDING) {
            advance(delivery, DeliveryState.DELIVERED);
        }
    }

    /** Moves the delivery on and tells so, unless its state forbids it. */
    boolean advance(Delivery delivery, DeliveryState next) {
        if (!delivery.state.mayBecome(next)) {
            return false;
        }
        delivery.state = next;
        delivery.updatedAt = clock.instant();
        switch (next) {
            case PENDING -> wake();
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

    /**
     * Has a delivery attempted once more that has ended without having been sent. For a person's decision only, which no
     * provider's news may undo: what it says of the attempts before is kept apart from then on.
     */
    void reopen(Delivery delivery) {
        if (delivery.providerId != null) {
            delivery.earlierIds = Stream.concat(Arrays.stream(delivery.earlierIds), Stream.of(delivery.providerId))
                    .toArray(String[]::new);
            delivery.providerId = null;
        }
        delivery.state = DeliveryState.PENDING;
        delivery.attempts = 0;
        delivery.lastError = "to be sent again";
        delivery.updatedAt = clock.instant();
        delivery.dueAt = delivery.updatedAt;
        status.tell(DeliveryStatus.of(delivery));
        wake();
    }

    /** Has the senders look for what is due after the commit. */
    void wake() {
        due.fire(new DeliveryDue());
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
