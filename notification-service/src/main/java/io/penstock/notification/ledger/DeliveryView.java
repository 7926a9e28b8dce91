package io.penstock.notification.ledger;

import io.penstock.notification.address.Addresses;
import java.time.Instant;
import java.util.List;

/**
 * A delivery as it is shown: to those who may not act on it, with its address masked.
 *
 * @param waiting why a PENDING one is not sent yet, null in other states
 * @param resolvedBy who decided last about it: resolved it, had it sent again, or cancelled it
 */
record DeliveryView(
        long id,
        String template,
        String subject,
        String recipient,
        Channel channel,
        DeliveryState state,
        String alertKind,
        List<Long> batchIds,
        int attempts,
        Instant dueAt,
        String providerId,
        String lastError,
        Waiting waiting,
        String resolvedBy,
        Instant createdAt,
        Instant updatedAt) {

    static DeliveryView of(Delivery delivery, PausedChannel pause, boolean masked) {
        return new DeliveryView(
                delivery.id,
                delivery.template,
                delivery.subject,
                masked ? Addresses.mask(delivery.recipient) : delivery.recipient,
                delivery.channel,
                delivery.state,
                delivery.alertKind,
                List.of(delivery.batchIds),
                delivery.attempts,
                delivery.dueAt,
                delivery.providerId,
                delivery.lastError,
                delivery.state == DeliveryState.PENDING ? Waiting.of(delivery, pause) : null,
                delivery.resolvedBy,
                delivery.createdAt,
                delivery.updatedAt);
    }
}
