package io.penstock.notification.ledger;

import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the ledger for people. */
@ApplicationScoped
class FindDeliveries {

    private final PausedChannels paused;

    FindDeliveries(PausedChannels paused) {
        this.paused = paused;
    }

    /** The newest first. */
    @Transactional
    List<DeliveryView> newest(DeliveryFilter filter, int limit, boolean masked) {
        Map<Channel, PausedChannel> pauses = paused.find();
        return Delivery.<Delivery>find(filter.conditions(), Sort.descending("id"), filter.parameters())
                .page(0, limit)
                .stream()
                .map(delivery -> DeliveryView.of(delivery, pauses.get(delivery.channel), masked))
                .toList();
    }

    @Transactional
    Optional<DeliveryView> one(long id, boolean masked) {
        Map<Channel, PausedChannel> pauses = paused.find();
        return Delivery.<Delivery>findByIdOptional(id)
                .map(delivery -> DeliveryView.of(delivery, pauses.get(delivery.channel), masked));
    }
}
