package io.penstock.notification.ledger;

import io.penstock.notification.optout.OptOuts;
import io.penstock.notification.wording.Wording;
import io.penstock.notification.wording.Words;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * Takes the next delivery that is due and marks it SENDING, so that the attempt is on record before it is made. One at a
 * time: whatever is claimed when a process dies has an unknown outcome.
 */
@ApplicationScoped
class ClaimDelivery {

    /** What was claimed; without a letter when there was nothing to send after all, and the next should be claimed. */
    record Claim(Channel channel, Optional<Letter> letter) {}

    private static final Logger LOG = Logger.getLogger(ClaimDelivery.class);
    private static final String NEXT = """
            SELECT * FROM delivery WHERE state = 'PENDING' AND due_at <= now()
            ORDER BY due_at, id FOR UPDATE SKIP LOCKED LIMIT 1
            """;

    private final Session session;
    private final Ledger ledger;
    private final OptOuts optOuts;
    private final SendingSettings settings;
    private final Map<String, Wording> wordings;

    ClaimDelivery(
            Session session, Ledger ledger, OptOuts optOuts, SendingSettings settings, @All List<Wording> wordings) {
        this.session = session;
        this.ledger = ledger;
        this.optOuts = optOuts;
        this.settings = settings;
        this.wordings = wordings.stream().collect(Collectors.toMap(Wording::template, Function.identity()));
    }

    @Transactional
    Optional<Claim> next() {
        return session.createNativeQuery(NEXT, Delivery.class)
                .getResultStream()
                .map(delivery -> new Claim(delivery.channel, claim(delivery)))
                .findFirst();
    }

    private Optional<Letter> claim(Delivery delivery) {
        Optional<String> optedOut = optOuts.reason(delivery.recipient);
        if (optedOut.isPresent()) {
            delivery.lastError = optedOut.get();
            ledger.advance(delivery, DeliveryState.SUPPRESSED);
            return Optional.empty();
        }
        Optional<Letter> letter = write(delivery);
        delivery.attempts++;
        if (letter.isPresent()) {
            delivery.fingerprint = Letter.fingerprint(letter.get().words().text());
            delivery.sendingBy = settings.instance();
            delivery.sendingAt = Instant.now();
            ledger.advance(delivery, DeliveryState.SENDING);
        } else if (delivery.attempts >= settings.maxAttempts()) {
            ledger.advance(delivery, DeliveryState.FAILED);
        } else {
            delivery.dueAt = Instant.now().plus(Backoff.after(delivery.attempts, settings.pause()));
        }
        return letter;
    }

    /** In a transaction of its own, so that a wording that fails spoils nothing but itself. */
    private Optional<Letter> write(Delivery delivery) {
        try {
            return Optional.of(QuarkusTransaction.requiringNew().call(() -> wordsOf(delivery)));
        } catch (RuntimeException e) {
            LOG.errorf(e, "delivery cannot be worded deliveryId=%d template=%s", delivery.id, delivery.template);
            delivery.lastError = "cannot be worded";
            return Optional.empty();
        }
    }

    private Letter wordsOf(Delivery delivery) {
        Wording wording = wordings.get(delivery.template);
        if (wording == null) {
            throw new IllegalArgumentException("no wording for template " + delivery.template);
        }
        Words words = delivery.channel == Channel.SMS ? wording.sms(delivery.payload) : wording.mail(delivery.payload);
        return new Letter(delivery.id, delivery.recipient, words);
    }
}
