package io.penstock.notification.ledger;

/**
 * What a provider says about a message that it was given.
 *
 * @param providerId the provider's name for it
 * @param state ACCEPTED, DELIVERED or FAILED
 * @param reason why it failed, as a code, nothing personal; null otherwise
 */
public record News(String providerId, DeliveryState state, String reason) {}
