package io.penstock.testkit;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * How tests wait: until something has happened. The limit only ends a test for which it never happens; it is long enough for a
 * machine that is busy with something else, and says nothing about how fast the product is.
 */
public final class Waiting {

    static final Duration LIMIT = Duration.ofMinutes(3);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private Waiting() {}

    public static ConditionFactory await() {
        return Awaitility.await().atMost(LIMIT).pollDelay(Duration.ZERO).pollInterval(PAUSE);
    }
}
