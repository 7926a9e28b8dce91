package io.penstock.notification.ledger;

import io.penstock.notification.ledger.Decision.Done;
import io.penstock.notification.ledger.Decision.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Keeps messages from being sent that wait for it. */
@ApplicationScoped
class CancelDeliveries implements PersonsDecision {

    private static final Logger LOG = Logger.getLogger(CancelDeliveries.class);

    private final Ledger ledger;

    CancelDeliveries(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public boolean appliesTo(DeliveryState state) {
        return state == DeliveryState.PENDING;
    }

    @Override
    public Decision decide(Delivery delivery, String by) {
        return switch (delivery.state) {
            case PENDING -> cancel(delivery, by);
            case SUPPRESSED -> new Done();
            case UNKNOWN ->
                new Refused("the delivery is UNKNOWN: it may have been sent; say first whether it was, by"
                        + " /deliveries/%d/resolve".formatted(delivery.id));
            case SENDING -> new Refused("the delivery is SENDING: an attempt is under way");
            case ACCEPTED, DELIVERED, FAILED ->
                new Refused("the delivery is %s: it does not wait any more".formatted(delivery.state));
        };
    }

    private Decision cancel(Delivery delivery, String by) {
        delivery.resolvedBy = by;
        delivery.lastError = "cancelled by a person";
        ledger.advance(delivery, DeliveryState.SUPPRESSED);
        LOG.infof("delivery cancelled deliveryId=%d by=%s", delivery.id, by);
        return new Done();
    }
}
