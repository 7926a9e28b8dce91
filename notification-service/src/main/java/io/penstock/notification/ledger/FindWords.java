package io.penstock.notification.ledger;

import io.penstock.notification.wording.Worded;
import io.penstock.notification.wording.Wording;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Asks a delivery's template what there is to say. */
@ApplicationScoped
class FindWords {

    private static final Logger LOG = Logger.getLogger(FindWords.class);

    private final Map<String, Wording> wordings;

    FindWords(@All List<Wording> wordings) {
        this.wordings = wordings.stream().collect(Collectors.toMap(Wording::template, Function.identity()));
    }

    /** In a transaction of its own, so that a wording that fails spoils nothing but itself: then it is empty. */
    Optional<Worded> of(Delivery delivery) {
        try {
            return Optional.of(QuarkusTransaction.requiringNew().call(() -> ask(delivery)));
        } catch (RuntimeException e) {
            LOG.errorf(e, "delivery cannot be worded deliveryId=%d template=%s", delivery.id, delivery.template);
            return Optional.empty();
        }
    }

    private Worded ask(Delivery delivery) {
        Wording wording = wordings.get(delivery.template);
        if (wording == null) {
            throw new IllegalArgumentException("no wording for template " + delivery.template);
        }
        return delivery.channel == Channel.SMS ? wording.sms(delivery.payload) : wording.mail(delivery.payload);
    }
}
