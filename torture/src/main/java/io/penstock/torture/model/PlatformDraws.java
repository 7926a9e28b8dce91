package io.penstock.torture.model;

import static io.penstock.testkit.model.Draws.any;
import static io.penstock.testkit.model.Draws.pick;

import io.penstock.testkit.TwilioFault;
import io.penstock.testkit.model.Dataset;
import io.penstock.testkit.model.Draw;
import io.penstock.testkit.model.Draws;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.sessions.JqwikSession;

/** The steps that can happen on a platform, and how often they do. */
final class PlatformDraws {

    /** What concerns us or one call, and does not keep a message from its client in the end. */
    private static final List<TwilioFault> FAULTS = List.of(
            TwilioFault.UNAUTHORIZED,
            TwilioFault.TOO_MANY_REQUESTS,
            TwilioFault.SERVER_ERROR,
            TwilioFault.UNAVAILABLE,
            TwilioFault.FOREIGN_UNAVAILABLE,
            TwilioFault.ACCEPT_THEN_DROP,
            TwilioFault.BAD_GATEWAY);

    private final Draws draws;
    private final EtlOnPlatform platform;
    private final Messages messages;

    PlatformDraws(Dataset dataset, EtlOnPlatform platform, Messages messages) {
        this.draws = new Draws(dataset);
        this.platform = platform;
        this.messages = messages;
    }

    /** So many draws; the same for the same seed. */
    List<Draw> sequence(int number, long seed) {
        List<Draw> sequence = new ArrayList<>();
        JqwikSession.run(() -> sequence.addAll(draw().list()
                .ofSize(number)
                .generator(number)
                .next(new Random(seed))
                .value()));
        return sequence;
    }

    private Arbitrary<Draw> draw() {
        return Arbitraries.frequencyOf(
                Tuple.of(80, draws.draw()),
                Tuple.of(8, draws.fileInForce()),
                Tuple.of(4, loadAnyway()),
                Tuple.of(8, optOut()),
                Tuple.of(8, runReminders()));
    }

    private Arbitrary<Draw> optOut() {
        return any().map(which -> model -> pick(List.copyOf(messages.ledger().nextRecipients()), which)
                .map(recipient -> new OptOut(messages, recipient.address())));
    }

    private Arbitrary<Draw> runReminders() {
        return Combinators.combine(
                        Arbitraries.frequency(Tuple.of(3, false), Tuple.of(1, true)),
                        Arbitraries.of(FAULTS),
                        Arbitraries.frequency(Tuple.of(2, 0), Tuple.of(1, 1), Tuple.of(1, 2)),
                        Draws.crash())
                .as((mailAway, fault, failures, crash) -> model -> Optional.of(messages)
                        .filter(known -> known.ledger().hasNextDay())
                        .map(known -> new RunReminders(known, mailAway, fault, failures, crash)));
    }

    private Arbitrary<Draw> loadAnyway() {
        return any().map(which ->
                model -> pick(platform.duplicates(), which).map(duplicate -> new LoadAnyway(duplicate, platform)));
    }
}
