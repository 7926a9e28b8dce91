package io.penstock.notification.ledger;

import io.penstock.notification.optout.OptOuts;
import io.penstock.notification.wording.Obsolete;
import io.penstock.notification.wording.Untimely;
import io.penstock.notification.wording.Worded;
import io.penstock.notification.wording.Words;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.hibernate.Session;

/**
 * Takes the next delivery that is due and marks it SENDING, so that the attempt is on record before it is made. One at a
 * time: whatever is claimed when a process dies has an unknown outcome.
 */
@ApplicationScoped
class ClaimDelivery {

    /** What was claimed; without a letter when there was nothing to send after all, and the next should be claimed. */
    record Claim(Channel channel, Optional<Letter> letter) {}

    private static final String NEXT = """
            SELECT * FROM delivery WHERE state = 'PENDING' AND due_at <= :now
            ORDER BY due_at, id FOR UPDATE SKIP LOCKED LIMIT 1
            """;

    private final Session session;
    private final Ledger ledger;
    private final OptOuts optOuts;
    private final FindWords words;
    private final SendingSettings settings;
    private final Clock clock;

    ClaimDelivery(
            Session session, Ledger ledger, OptOuts optOuts, FindWords words, SendingSettings settings, Clock clock) {
        this.session = session;
        this.ledger = ledger;
        this.optOuts = optOuts;
        this.words = words;
        this.settings = settings;
        this.clock = clock;
    }

    @Transactional
    Optional<Claim> next() {
        return session.createNativeQuery(NEXT, Delivery.class)
                .setParameter("now", clock.instant())
                .getResultStream()
                .map(delivery -> new Claim(delivery.channel, claim(delivery)))
                .findFirst();
    }

    private Optional<Letter> claim(Delivery delivery) {
        Optional<String> optedOut = optOuts.reason(delivery.recipient);
        if (optedOut.isPresent()) {
            return suppress(delivery, optedOut.get());
        }
        Optional<Worded> worded = words.of(delivery);
        if (worded.isEmpty()) {
            return postpone(delivery);
        } else if (worded.get() instanceof Words said) {
            return send(delivery, new Letter(delivery.id, delivery.recipient, said));
        } else if (worded.get() instanceof Untimely untimely) {
            delivery.lastError = untimely.reason();
            delivery.dueAt = untimely.until();
        } else if (worded.get() instanceof Obsolete obsolete) {
            return suppress(delivery, obsolete.reason());
        }
        return Optional.empty();
    }

    private Optional<Letter> send(Delivery delivery, Letter letter) {
        delivery.attempts++;
        delivery.fingerprint = Letter.fingerprint(letter.words().text());
        delivery.sendingBy = settings.instance();
        delivery.sendingAt = clock.instant();
        ledger.advance(delivery, DeliveryState.SENDING);
        return Optional.of(letter);
    }

    private Optional<Letter> suppress(Delivery delivery, String reason) {
        delivery.lastError = reason;
        ledger.advance(delivery, DeliveryState.SUPPRESSED);
        return Optional.empty();
    }

    private Optional<Letter> postpone(Delivery delivery) {
        delivery.attempts++;
        delivery.lastError = "cannot be worded";
        if (delivery.attempts >= settings.maxAttempts()) {
            ledger.advance(delivery, DeliveryState.FAILED);
        } else {
            delivery.dueAt = clock.instant().plus(Backoff.after(delivery.attempts, settings.pause()));
        }
        return Optional.empty();
    }
}
