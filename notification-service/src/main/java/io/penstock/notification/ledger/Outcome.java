package io.penstock.notification.ledger;

import java.time.Duration;

/** How an attempt ended, told once, by whoever called the provider. Reasons are codes and facts, nothing personal. */
public sealed interface Outcome {

    /** The provider took the message. */
    record Accepted(String providerId) implements Outcome {}

    /** Not sent, and worth another attempt after a pause that grows with each. */
    record Retry(String reason) implements Outcome {}

    /** Not sent, and worth another attempt after this pause, which the provider names; does not count as an attempt. */
    record Later(String reason, Duration pause) implements Outcome {}

    /** Not sent, and no attempt will help. */
    record Permanent(String reason) implements Outcome {}

    /**
     * Not sent, and nothing else will reach this address either.
     *
     * @param optedOut whether the recipient wanted it so; otherwise the address is wrong
     */
    record Unreachable(String reason, boolean optedOut) implements Outcome {}

    /** Sent or not: the connection broke after the message had left. */
    record Unknown(String reason) implements Outcome {}
}
