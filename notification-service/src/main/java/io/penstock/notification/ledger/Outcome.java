package io.penstock.notification.ledger;

import io.penstock.notification.optout.OptOutKind;
import java.time.Duration;
import java.util.Optional;

/** How an attempt ended, told once, by whoever called the provider. Reasons are codes and facts, nothing personal. */
public sealed interface Outcome {

    /** The provider took the message. */
    record Accepted(String providerId) implements Outcome {}

    /** Not sent, for a passing reason that concerns this message alone; tried again after a pause that grows with each attempt. */
    record Retry(String reason) implements Outcome {}

    /** Not tried after all; the attempt does not count. */
    record NotTried(String reason) implements Outcome {}

    /**
     * Not sent, because the provider does not work or refuses this service: no message of the channel would be sent, and no
     * address is to blame.
     *
     * @param pause which the provider names; the attempt does not count then
     */
    record ChannelFault(String reason, Optional<Duration> pause) implements Outcome {

        public ChannelFault(String reason) {
            this(reason, Optional.empty());
        }
    }

    /** Not sent, and no attempt will help. */
    record Permanent(String reason) implements Outcome {}

    /**
     * Not sent, and nothing else will reach this address either.
     *
     * @param optedOut whether the recipient wanted it so; otherwise the address is wrong
     */
    record Unreachable(String reason, boolean optedOut) implements Outcome {

        OptOutKind kind() {
            return optedOut ? OptOutKind.OPTED_OUT : OptOutKind.UNDELIVERABLE;
        }
    }

    /**
     * Sent or not: the connection broke after the message had left, or something else than the provider answered.
     *
     * @param providerFails whether the next message may meet the same
     */
    record Unknown(String reason, boolean providerFails) implements Outcome {}
}
