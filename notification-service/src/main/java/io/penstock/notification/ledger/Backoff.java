package io.penstock.notification.ledger;

import java.time.Duration;

/** Pauses that double from attempt to attempt, up to an hour. */
final class Backoff {

    private static final Duration LONGEST = Duration.ofHours(1);

    private Backoff() {}

    /** The pause after so many attempts, at least one. */
    static Duration after(int attempts, Duration first) {
        Duration pause = first.multipliedBy(1L << Math.min(20, attempts - 1));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
