package io.penstock.notification.ledger;

import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the ledger for people. */
@ApplicationScoped
class FindDeliveries {

    /** The newest first; a null asks for all. */
    @Transactional
    List<DeliveryView> newest(DeliveryState state, String template, Channel channel, int limit, boolean masked) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> parameters = new HashMap<>();
        add(conditions, parameters, "state", state);
        add(conditions, parameters, "template", template);
        add(conditions, parameters, "channel", channel);
        return Delivery.<Delivery>find(String.join(" and ", conditions), Sort.descending("id"), parameters)
                .page(0, limit)
                .stream()
                .map(delivery -> DeliveryView.of(delivery, masked))
                .toList();
    }

    @Transactional
    Optional<DeliveryView> one(long id, boolean masked) {
        return Delivery.<Delivery>findByIdOptional(id).map(delivery -> DeliveryView.of(delivery, masked));
    }

    private static void add(List<String> conditions, Map<String, Object> parameters, String column, Object value) {
        if (value != null) {
            conditions.add(column + " = :" + column);
            parameters.put(column, value);
        }
    }
}
