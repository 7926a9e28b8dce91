package io.penstock.notification.ledger;

import io.penstock.notification.optout.OptOuts;
import io.penstock.notification.wording.Obsolete;
import io.penstock.notification.wording.Untimely;
import io.penstock.notification.wording.Worded;
import io.penstock.notification.wording.Words;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * Takes the next deliveries of a channel that are due and marks them SENDING, so that the attempts are on record before
 * they are made. A few at a time: whatever is claimed when a process dies has an unknown outcome.
 */
@ApplicationScoped
class ClaimDeliveries {

    /**
     * What was claimed.
     *
     * @param found how many were due; those without a letter had nothing to send after all
     */
    record Claim(int found, List<Letter> letters) {}

    private static final String NEXT = """
            SELECT * FROM delivery WHERE state = 'PENDING' AND channel = :channel AND due_at <= :now
            ORDER BY due_at, id FOR UPDATE SKIP LOCKED LIMIT :most
            """;

    private final Session session;
    private final Ledger ledger;
    private final OptOuts optOuts;
    private final FindWords words;
    private final SendingSettings settings;
    private final Clock clock;

    ClaimDeliveries(
            Session session, Ledger ledger, OptOuts optOuts, FindWords words, SendingSettings settings, Clock clock) {
        this.session = session;
        this.ledger = ledger;
        this.optOuts = optOuts;
        this.words = words;
        this.settings = settings;
        this.clock = clock;
    }

    @Transactional
    Claim next(Channel channel, int most) {
        List<Delivery> due = session.createNativeQuery(NEXT, Delivery.class)
                .setParameter("channel", channel.name())
                .setParameter("now", clock.instant())
                .setParameter("most", most)
                .getResultList();
        return new Claim(due.size(), due.isEmpty() ? List.of() : claim(due));
    }

    private List<Letter> claim(List<Delivery> due) {
        Set<String> recipients =
                due.stream().map(delivery -> delivery.recipient).collect(Collectors.toSet());
        Map<String, String> optedOut = optOuts.reasons(recipients);
        List<Delivery> wanted = new ArrayList<>();
        for (Delivery delivery : due) {
            if (optedOut.containsKey(delivery.recipient)) {
                suppress(delivery, optedOut.get(delivery.recipient));
            } else {
                wanted.add(delivery);
            }
        }
        Map<Delivery, Worded> worded = words.of(wanted);
        List<Letter> letters = new ArrayList<>();
        for (Delivery delivery : wanted) {
            decide(delivery, worded.get(delivery), letters);
        }
        return letters;
    }

    private void decide(Delivery delivery, Worded worded, List<Letter> letters) {
        if (worded == null) {
            postpone(delivery);
        } else if (worded instanceof Words said) {
            letters.add(send(delivery, said));
        } else if (worded instanceof Untimely untimely) {
            delivery.lastError = untimely.reason();
            delivery.dueAt = untimely.until();
        } else if (worded instanceof Obsolete obsolete) {
            suppress(delivery, obsolete.reason());
        }
    }

    private Letter send(Delivery delivery, Words said) {
        Instant now = clock.instant();
        delivery.attempts++;
        delivery.fingerprint = Letter.fingerprint(said.text());
        delivery.sendingBy = settings.instance();
        delivery.sendingAt = now;
        ledger.advance(delivery, DeliveryState.SENDING);
        return new Letter(delivery.id, delivery.recipient, said);
    }

    private void suppress(Delivery delivery, String reason) {
        delivery.lastError = reason;
        ledger.advance(delivery, DeliveryState.SUPPRESSED);
    }

    private void postpone(Delivery delivery) {
        delivery.attempts++;
        delivery.lastError = "cannot be worded";
        if (delivery.attempts >= settings.maxAttempts()) {
            ledger.advance(delivery, DeliveryState.FAILED);
        } else {
            delivery.dueAt = clock.instant().plus(Backoff.after(delivery.attempts, settings.pause()));
        }
    }
}
