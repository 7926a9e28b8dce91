package io.penstock.notification.ledger;

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

    private final DeliveryTable table;
    private final Ledger ledger;
    private final FindWords words;
    private final TellStatus status;
    private final SendingSettings settings;
    private final Clock clock;

    ClaimDeliveries(
            DeliveryTable table,
            Ledger ledger,
            FindWords words,
            TellStatus status,
            SendingSettings settings,
            Clock clock) {
        this.table = table;
        this.ledger = ledger;
        this.words = words;
        this.status = status;
        this.settings = settings;
        this.clock = clock;
    }

    @Transactional
    Claim next(Channel channel, int most) {
        List<Due> due = table.lockDue(channel, clock.instant(), most);
        return new Claim(due.size(), due.isEmpty() ? List.of() : claim(due));
    }

    private List<Letter> claim(List<Due> due) {
        Map<Due, Worded> worded =
                words.of(due.stream().filter(one -> one.optedOut() == null).toList());
        List<Letter> letters = new ArrayList<>();
        List<Told> sending = new ArrayList<>();
        for (Due one : due) {
            if (worded.get(one) instanceof Words said) {
                letters.add(new Letter(one.id(), one.recipient(), said));
                sending.add(one.delivery());
            } else {
                leave(one, worded.get(one));
            }
        }
        if (!letters.isEmpty()) {
            Instant now = clock.instant();
            table.sending(letters, settings.instance(), now);
            sending.forEach(one -> status.tell(DeliveryStatus.of(one, DeliveryState.SENDING, now)));
        }
        return letters;
    }

    /** Notes why there is nothing to send, or not now. */
    private void leave(Due due, Worded worded) {
        Delivery delivery = ledger.lock(due.id()).orElseThrow();
        if (due.optedOut() != null) {
            suppress(delivery, due.optedOut());
        } else if (worded instanceof Untimely untimely) {
            delivery.lastError = untimely.reason();
            delivery.dueAt = untimely.until();
        } else if (worded instanceof Obsolete obsolete) {
            suppress(delivery, obsolete.reason());
        } else {
            postpone(delivery);
        }
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
