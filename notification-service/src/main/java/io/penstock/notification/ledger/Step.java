package io.penstock.notification.ledger;

import java.time.Instant;

/** What a sender has to put on record between one call of a provider and the next. */
sealed interface Step {

    long deliveryId();

    /** An attempt has ended. */
    record End(long deliveryId, Outcome outcome) implements Step {}

    /**
     * An attempt is to begin.
     *
     * @param claimedUntil as the sender claimed the delivery
     */
    record Begin(long deliveryId, Instant claimedUntil) implements Step {

        /** Of two who claimed the same delivery, whoever did so after the other's claim was over. */
        static Begin later(Begin one, Begin other) {
            return one.claimedUntil().isAfter(other.claimedUntil()) ? one : other;
        }
    }
}
