package io.penstock.notification.ledger;

import io.penstock.messaging.Event;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A message changed its state. */
@Event(topic = "delivery-status")
record DeliveryStatus(
        long deliveryId,
        String template,
        Channel channel,
        DeliveryState state,
        String alertKind,
        List<Long> batchIds,
        Instant at) {

    static DeliveryStatus of(long id, Intent intent, Start start, Instant at) {
        return new DeliveryStatus(
                id,
                intent.template(),
                intent.channel(),
                start.state(),
                intent.alertKind(),
                intent.batchIds(),
                at.truncatedTo(ChronoUnit.MILLIS));
    }

    static DeliveryStatus of(Told delivery, DeliveryState state, Instant at) {
        return new DeliveryStatus(
                delivery.id(),
                delivery.template(),
                delivery.channel(),
                state,
                delivery.alertKind(),
                delivery.batchIds(),
                at.truncatedTo(ChronoUnit.MILLIS));
    }

    static DeliveryStatus of(Delivery delivery) {
        return new DeliveryStatus(
                delivery.id,
                delivery.template,
                delivery.channel,
                delivery.state,
                delivery.alertKind,
                List.of(delivery.batchIds),
                delivery.updatedAt.truncatedTo(ChronoUnit.MILLIS));
    }
}
