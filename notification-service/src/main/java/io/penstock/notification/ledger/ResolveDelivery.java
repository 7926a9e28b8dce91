package io.penstock.notification.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Takes a person's word for what became of a message of unknown outcome. */
@ApplicationScoped
class ResolveDelivery {

    enum Resolved {
        DONE,
        NO_SUCH_DELIVERY,
        NOT_UNKNOWN
    }

    private static final Logger LOG = Logger.getLogger(ResolveDelivery.class);

    private final Ledger ledger;
    private final WaitLimit limit;
    private final Clock clock;

    ResolveDelivery(Ledger ledger, WaitLimit limit, Clock clock) {
        this.ledger = ledger;
        this.limit = limit;
        this.clock = clock;
    }

    @Transactional
    Resolved resolve(long deliveryId, boolean sent, String by) {
        Optional<Delivery> found = ledger.lock(deliveryId);
        if (found.isEmpty()) {
            return Resolved.NO_SUCH_DELIVERY;
        }
        Delivery delivery = found.get();
        if (delivery.state != DeliveryState.UNKNOWN) {
            return Resolved.NOT_UNKNOWN;
        }
        delivery.resolvedBy = by;
        delivery.dueAt = sent ? null : clock.instant();
        delivery.waitUntil = sent ? null : limit.of(clock.instant(), delivery.speaksUntil);
        ledger.advance(delivery, sent ? DeliveryState.ACCEPTED : DeliveryState.PENDING);
        LOG.infof("delivery resolved deliveryId=%d state=%s by=%s", deliveryId, delivery.state, by);
        return Resolved.DONE;
    }
}
