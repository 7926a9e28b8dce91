package io.penstock.notification.ledger;

import java.util.Set;

/** Where a delivery stands. A state once left is not come back to, except for another attempt. */
public enum DeliveryState {
    /** Waits for its (next) attempt. */
    PENDING,
    /** An attempt is under way; committed before the provider is called. */
    SENDING,
    /** The provider took it. */
    ACCEPTED,
    /** The provider says that it arrived. */
    DELIVERED,
    /** It will not arrive. */
    FAILED,
    /** It may have been sent: never sent again before the provider or a person has said that it was not. */
    UNKNOWN,
    /** Not sent: the recipient does not want it, or there is nothing to say any more. */
    SUPPRESSED;

    boolean mayBecome(DeliveryState next) {
        return switch (this) {
            // The provider may have taken what it refused: then it is not sent again.
            case PENDING ->
                Set.of(SENDING, ACCEPTED, DELIVERED, FAILED, SUPPRESSED).contains(next);
            case SENDING -> next != SENDING;
            case UNKNOWN ->
                Set.of(PENDING, ACCEPTED, DELIVERED, FAILED, SUPPRESSED).contains(next);
            case ACCEPTED -> Set.of(DELIVERED, FAILED).contains(next);
            case DELIVERED, FAILED, SUPPRESSED -> false;
        };
    }
}
