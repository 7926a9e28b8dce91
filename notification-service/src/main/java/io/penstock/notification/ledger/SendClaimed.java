package io.penstock.notification.ledger;

import io.penstock.notification.ledger.ClaimDeliveries.Claim;
import io.penstock.notification.ledger.Outcome.ChannelFault;
import io.penstock.notification.ledger.Outcome.NotTried;
import io.penstock.notification.ledger.Step.Begin;
import io.penstock.notification.ledger.Step.End;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Sends what was claimed, a few at a time: has it put on record that their attempts begin (SENDING), calls the provider for
 * one after the other, and has the outcomes put on record with the beginnings of the next.
 */
@ApplicationScoped
class SendClaimed {

    private static final NotTried LATE = new NotTried("its turn did not come in time");
    private static final NotTried PAUSED = new NotTried("the channel was paused");

    private final Protocol protocol;
    private final ChannelPauses pauses;
    private final Clock clock;

    SendClaimed(Protocol protocol, ChannelPauses pauses, Clock clock) {
        this.protocol = protocol;
        this.pauses = pauses;
        this.clock = clock;
    }

    /** @param goesOn whether more may be sent; what may not be any more is left to whoever claims it next */
    void send(Sender sender, Claim claim, BooleanSupplier goesOn) {
        List<Letter> letters = claim.letters();
        List<End> ended = List.of();
        for (int from = 0;
                from < letters.size() && goesOn.getAsBoolean() && !isPaused(sender, claim);
                from += sender.begunAtOnce()) {
            List<Letter> some = letters.subList(from, Math.min(letters.size(), from + sender.begunAtOnce()));
            List<Begin> begins = some.stream()
                    .map(letter -> new Begin(letter.deliveryId(), claim.until()))
                    .toList();
            Set<Begin> begun = protocol.write(
                    Stream.<Step>concat(ended.stream(), begins.stream()).toList());
            ended = new ArrayList<>();
            for (int i = 0; i < some.size(); i++) {
                if (begun.contains(begins.get(i))) {
                    ended.add(new End(some.get(i).deliveryId(), attempt(sender, some.get(i), claim, goesOn)));
                }
            }
        }
        if (!ended.isEmpty()) {
            protocol.write(List.copyOf(ended));
        }
    }

    /** What began late could last longer than the attempt's lease, and be taken for a dead process's. */
    private Outcome attempt(Sender sender, Letter letter, Claim claim, BooleanSupplier goesOn) {
        if (isPaused(sender, claim)) {
            return PAUSED;
        } else if (clock.instant().isAfter(claim.until()) || !goesOn.getAsBoolean()) {
            return LATE;
        }
        Outcome outcome = claim.probe() ? probe(sender, letter) : Attempt.of(sender, letter);
        pauses.note(sender.channel(), outcome, claim.probe());
        return outcome;
    }

    private static Outcome probe(Sender sender, Letter letter) {
        Optional<ChannelFault> fault = sender.check();
        return fault.isPresent() ? fault.get() : Attempt.of(sender, letter);
    }

    /** Whether the channel has failed since these were claimed. */
    private boolean isPaused(Sender sender, Claim claim) {
        return !claim.probe() && pauses.failures(sender.channel()) != claim.failures();
    }
}
