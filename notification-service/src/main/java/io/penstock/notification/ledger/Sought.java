package io.penstock.notification.ledger;

import java.time.Instant;

/**
 * A message about which the provider is asked.
 *
 * @param providerId the provider's name for it, null when its answer was lost
 * @param fingerprint of the text sent, see {@link Letter#fingerprint}
 * @param sentAt when the attempt began, by this machine's clock
 */
public record Sought(String recipient, String providerId, String fingerprint, Instant sentAt) {}
