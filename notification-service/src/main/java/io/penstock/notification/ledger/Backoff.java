package io.penstock.notification.ledger;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Pauses that double from failure to failure up to a limit; each is up to a fifth shorter, so that not all end together. */
final class Backoff {

    private static final double MAX_SHORTENING = 0.2;

    private Backoff() {}

    /** The pause after so many failures, at least one. */
    static Duration after(int failures, Duration first, Duration longest) {
        Duration doubled = first.multipliedBy(1L << Math.min(20, failures - 1));
        Duration pause = doubled.compareTo(longest) > 0 ? longest : doubled;
        double share = 1 - ThreadLocalRandom.current().nextDouble(MAX_SHORTENING);
        return Duration.ofMillis(Math.round(pause.toMillis() * share));
    }
}
