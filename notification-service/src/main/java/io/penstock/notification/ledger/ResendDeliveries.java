package io.penstock.notification.ledger;

import io.penstock.notification.ledger.Decision.Done;
import io.penstock.notification.ledger.Decision.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;

/**
 * Has messages sent again that have ended without having been sent. What was taken by its provider is never sent again, and
 * what may have been only after a person has said that it was not.
 */
@ApplicationScoped
class ResendDeliveries implements PersonsDecision {

    private static final Logger LOG = Logger.getLogger(ResendDeliveries.class);

    private final Ledger ledger;
    private final WaitLimit limit;
    private final Clock clock;

    ResendDeliveries(Ledger ledger, WaitLimit limit, Clock clock) {
        this.ledger = ledger;
        this.limit = limit;
        this.clock = clock;
    }

    @Override
    public boolean appliesTo(DeliveryState state) {
        return state == DeliveryState.FAILED || state == DeliveryState.SUPPRESSED;
    }

    @Override
    public Decision decide(Delivery delivery, String by) {
        return switch (delivery.state) {
            case FAILED, SUPPRESSED -> resend(delivery, by);
            case PENDING -> hurry(delivery);
            case UNKNOWN ->
                new Refused("the delivery is UNKNOWN: it may have been sent; say first whether it was, by"
                        + " /deliveries/%d/resolve".formatted(delivery.id));
            case SENDING -> new Refused("the delivery is SENDING: an attempt is under way");
            case ACCEPTED, DELIVERED ->
                new Refused("the delivery is %s: its provider has taken it".formatted(delivery.state));
        };
    }

    private Decision resend(Delivery delivery, String by) {
        if (delivery.speaksUntil != null && !delivery.speaksUntil.isAfter(clock.instant())) {
            return new Refused("the delivery is %s: what it speaks of is past since %s"
                    .formatted(delivery.state, delivery.speaksUntil));
        }
        delivery.resolvedBy = by;
        delivery.waitUntil = limit.of(clock.instant(), delivery.speaksUntil);
        ledger.reopen(delivery);
        LOG.infof("delivery to be sent again deliveryId=%d by=%s", delivery.id, by);
        return new Done();
    }

    /** It waits already; this attempt need not. */
    private Decision hurry(Delivery delivery) {
        delivery.dueAt = clock.instant();
        ledger.wake();
        return new Done();
    }
}
