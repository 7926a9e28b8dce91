package io.penstock.notification.ledger;

import io.penstock.notification.wording.Worded;
import io.penstock.notification.wording.Wording;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Asks the deliveries' templates what there is to say. */
@ApplicationScoped
class FindWords {

    private static final Logger LOG = Logger.getLogger(FindWords.class);

    private record Kind(String template, Channel channel) {}

    private final Map<String, Wording> wordings;

    FindWords(@All List<Wording> wordings) {
        this.wordings = wordings.stream().collect(Collectors.toMap(Wording::template, Function.identity()));
    }

    /**
     * The words of each, in transactions of their own, so that a wording that fails spoils nothing but itself: what is
     * missing in the answer cannot be worded.
     */
    Map<Due, Worded> of(List<Due> deliveries) {
        Map<Due, Worded> found = new HashMap<>();
        deliveries.stream()
                .collect(Collectors.groupingBy(due ->
                        new Kind(due.delivery().template(), due.delivery().channel())))
                .forEach((kind, alike) -> found.putAll(of(kind, alike)));
        return found;
    }

    private Map<Due, Worded> of(Kind kind, List<Due> alike) {
        Optional<Map<Due, Worded>> all = ask(kind, alike);
        if (all.isPresent() || alike.size() == 1) {
            return all.orElse(Map.of());
        }
        Map<Due, Worded> found = new HashMap<>();
        alike.forEach(one -> found.putAll(ask(kind, List.of(one)).orElse(Map.of())));
        return found;
    }

    private Optional<Map<Due, Worded>> ask(Kind kind, List<Due> alike) {
        try {
            return Optional.of(QuarkusTransaction.requiringNew().call(() -> worded(kind, alike)));
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "deliveries cannot be worded firstDeliveryId=%d deliveries=%d template=%s",
                    alike.get(0).id(),
                    alike.size(),
                    kind.template());
            return Optional.empty();
        }
    }

    private Map<Due, Worded> worded(Kind kind, List<Due> alike) {
        Wording wording = wordings.get(kind.template());
        if (wording == null) {
            throw new IllegalArgumentException("no wording for template " + kind.template());
        }
        List<String> payloads = alike.stream().map(Due::payload).toList();
        List<Worded> words = kind.channel() == Channel.EMAIL
                ? wording.mails(payloads)
                : payloads.stream().map(wording::sms).toList();
        Map<Due, Worded> found = new HashMap<>();
        for (int i = 0; i < alike.size(); i++) {
            found.put(alike.get(i), words.get(i));
        }
        return found;
    }
}
