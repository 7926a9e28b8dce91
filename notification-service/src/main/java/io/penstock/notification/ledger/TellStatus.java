package io.penstock.notification.ledger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.penstock.messaging.Outbox;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.EnumSet;
import java.util.Set;

/**
 * Counts a delivery's new state, and tells of it in the transaction that brought it there. Of messages that speak of no
 * batch, as reminders do, only those states are told that say what became of them: nobody follows a hundred thousand on
 * their way.
 */
@ApplicationScoped
class TellStatus {

    private static final Set<DeliveryState> ON_THE_WAY = EnumSet.of(DeliveryState.PENDING, DeliveryState.SENDING);

    private final Outbox outbox;
    private final MeterRegistry metrics;

    TellStatus(Outbox outbox, MeterRegistry metrics) {
        this.outbox = outbox;
        this.metrics = metrics;
    }

    /** From the start on, so that the first of them is seen as an increase. */
    void onStart(@Observes StartupEvent start) {
        for (Channel channel : Channel.values()) {
            for (DeliveryState state : DeliveryState.values()) {
                counter(channel, state);
            }
        }
    }

    void tell(DeliveryStatus status) {
        if (!status.batchIds().isEmpty() || !ON_THE_WAY.contains(status.state())) {
            outbox.publish(String.valueOf(status.deliveryId()), status);
        }
        counter(status.channel(), status.state()).increment();
    }

    private Counter counter(Channel channel, DeliveryState state) {
        return metrics.counter("penstock.deliveries", "channel", channel.name(), "state", state.name());
    }
}
