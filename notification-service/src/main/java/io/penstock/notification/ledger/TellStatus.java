package io.penstock.notification.ledger;

import io.micrometer.core.instrument.MeterRegistry;
import io.penstock.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells of a delivery's new state, in the transaction that brought it there, and counts it. */
@ApplicationScoped
class TellStatus {

    private final Outbox outbox;
    private final MeterRegistry metrics;

    TellStatus(Outbox outbox, MeterRegistry metrics) {
        this.outbox = outbox;
        this.metrics = metrics;
    }

    void tell(DeliveryStatus status) {
        outbox.publish(String.valueOf(status.deliveryId()), status);
        metrics.counter(
                        "penstock.deliveries",
                        "channel",
                        status.channel().name(),
                        "state",
                        status.state().name())
                .increment();
    }
}
