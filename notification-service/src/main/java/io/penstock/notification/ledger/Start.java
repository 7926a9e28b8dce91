package io.penstock.notification.ledger;

import java.time.Instant;

/**
 * How a delivery begins.
 *
 * @param dueAt when it is first attempted, null where it is never
 * @param reason why it waits or is not sent, nothing personal; null where it is sent at once
 */
public record Start(DeliveryState state, Instant dueAt, String reason) {

    /** To be sent after the commit. */
    static Start atOnce(Instant now) {
        return new Start(DeliveryState.PENDING, now, null);
    }

    /** To be sent later. */
    public static Start waiting(Instant until, String reason) {
        return new Start(DeliveryState.PENDING, until, reason);
    }

    /** On record, and not to be sent. */
    public static Start suppressed(String reason) {
        return new Start(DeliveryState.SUPPRESSED, null, reason);
    }
}
