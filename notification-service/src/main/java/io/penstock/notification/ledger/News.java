package io.penstock.notification.ledger;

import io.penstock.notification.ledger.Outcome.Unreachable;

/**
 * What a provider says about a message that it was given.
 *
 * @param providerId the provider's name for it
 * @param state ACCEPTED, DELIVERED or FAILED
 * @param reason why it failed, as a code, nothing personal; null otherwise
 * @param unreachable what its failure says of the address; null where it says nothing
 */
public record News(String providerId, DeliveryState state, String reason, Unreachable unreachable) {

    /** News that say nothing of the address. */
    public News(String providerId, DeliveryState state, String reason) {
        this(providerId, state, reason, null);
    }
}
