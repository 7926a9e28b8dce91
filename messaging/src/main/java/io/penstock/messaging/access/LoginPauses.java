package io.penstock.messaging.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How long a caller whose password was wrong has to wait: not at all after the first few mistakes, then twice as long after
 * each, at most {@link #LONGEST}. A caller who has logged in, or has not tried for a while, begins anew.
 */
final class LoginPauses {

    /** A person mistypes, and a browser asks twice. */
    static final int FREE_FAILURES = 5;

    static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);
    private static final int MOST_CALLERS = 10_000;

    private final InstantSource clock;
    private final Cache<String, Failures> failures = Caffeine.newBuilder()
            .maximumSize(MOST_CALLERS)
            .expireAfterWrite(FORGOTTEN_AFTER)
            .build();

    LoginPauses(InstantSource clock) {
        this.clock = clock;
    }

    /** What is left of the caller's pause; zero if there is none. */
    Duration left(String caller) {
        Failures known = failures.getIfPresent(caller);
        if (known == null) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(clock.instant(), known.pauseEnd());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Notes a wrong password. Returns how many there were in a row. */
    int failed(String caller) {
        return failures.asMap()
                .compute(caller, (same, known) -> {
                    int number = known == null ? 1 : known.number() + 1;
                    return new Failures(number, clock.instant().plus(pause(number)));
                })
                .number();
    }

    /** Notes a right password. */
    void succeeded(String caller) {
        failures.invalidate(caller);
    }

    private static Duration pause(int number) {
        if (number < FREE_FAILURES) {
            return Duration.ZERO;
        }
        int doublings = Math.min(number - FREE_FAILURES, Long.SIZE / 2);
        Duration pause = Duration.ofSeconds(1L << doublings);
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }

    private record Failures(int number, Instant pauseEnd) {}
}
