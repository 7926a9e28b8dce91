package io.penstock.notification.ledger;

import io.penstock.notification.ledger.ChannelPauses.Gate;
import io.penstock.notification.wording.Obsolete;
import io.penstock.notification.wording.Untimely;
import io.penstock.notification.wording.Worded;
import io.penstock.notification.wording.Words;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes the next deliveries of a channel that are due, finds their words, and keeps others from taking them for a while.
 * What is not begun by then is anybody's again: a claim needs no end, and a dead process leaves nothing behind.
 */
@ApplicationScoped
class ClaimDeliveries {

    /**
     * What was claimed.
     *
     * @param found how many were due; those without a letter had nothing to send after all
     * @param until when the claim is over
     * @param probe whether the channel is paused, and these are to show whether it works again
     * @param failures how often this process had seen the channel fail before
     */
    record Claim(int found, List<Letter> letters, Instant until, boolean probe, long failures) {}

    /** The part of a lease for which deliveries are claimed. */
    private static final int LEASE_SHARE = 6;

    private final DeliveryTable table;
    private final Ledger ledger;
    private final FindWords words;
    private final ChannelPauses pauses;
    private final SendingSettings settings;
    private final Clock clock;

    ClaimDeliveries(
            DeliveryTable table,
            Ledger ledger,
            FindWords words,
            ChannelPauses pauses,
            SendingSettings settings,
            Clock clock) {
        this.table = table;
        this.ledger = ledger;
        this.words = words;
        this.pauses = pauses;
        this.settings = settings;
        this.clock = clock;
    }

    @Transactional
    Claim next(Sender sender) {
        long failures = pauses.failures(sender.channel());
        Gate gate = sender.off().isPresent() ? Gate.OPEN : pauses.gate(sender.channel(), clock.instant());
        return switch (gate) {
            case OPEN -> claim(sender, sender.atOnce(), false, failures);
            case PROBE -> claim(sender, 1, true, failures);
            case CLOSED -> new Claim(0, List.of(), clock.instant(), false, failures);
        };
    }

    private Claim claim(Sender sender, int most, boolean probe, long failures) {
        List<Due> due = table.lockDue(sender.channel(), clock.instant(), most);
        List<Letter> letters = letters(due, sender.off());
        // As exact as the database keeps it.
        Instant until = clock.instant()
                .truncatedTo(ChronoUnit.MICROS)
                .plus(settings.lease().dividedBy(LEASE_SHARE));
        if (!letters.isEmpty()) {
            table.claim(letters, until);
        }
        if (probe && !letters.isEmpty()) {
            // An attempt that began before the claim was over may last as long as its lease.
            pauses.holdProbe(sender.channel(), until.plus(settings.lease()));
        }
        return new Claim(due.size(), letters, until, probe, failures);
    }

    private List<Letter> letters(List<Due> due, Optional<String> off) {
        if (off.isPresent()) {
            due.forEach(one -> suppress(ledger.lock(one.id()).orElseThrow(), off.get()));
            return List.of();
        }
        Map<Due, Worded> worded =
                words.of(due.stream().filter(one -> one.optedOut() == null).toList());
        List<Letter> letters = new ArrayList<>();
        for (Due one : due) {
            if (worded.get(one) instanceof Words said) {
                letters.add(new Letter(one.id(), one.recipient(), said, one.origin()));
            } else {
                leave(one, worded.get(one));
            }
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
            delivery.dueAt =
                    clock.instant().plus(Backoff.after(delivery.attempts, settings.pause(), settings.longestPause()));
        }
    }
}
