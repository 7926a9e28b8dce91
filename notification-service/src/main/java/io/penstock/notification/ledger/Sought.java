package io.penstock.notification.ledger;

import java.time.Instant;
import java.util.function.Predicate;

/**
 * A message about which the provider is asked.
 *
 * @param providerId the provider's name for it, null when its answer was lost
 * @param fingerprint of the text sent, see {@link Letter#fingerprint}
 * @param sentAt when the attempt began, by this machine's clock
 * @param isOfAnother whether the provider's name for a message is that of another delivery, which may have had the same text
 */
public record Sought(
        String recipient, String providerId, String fingerprint, Instant sentAt, Predicate<String> isOfAnother) {}
