package io.penstock.etl.load;

import static io.penstock.testkit.Waiting.await;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;

/** What becomes true within seconds, or stays true for some. */
final class Eventually {

    private Eventually() {}

    static <T> void equal(T expected, Callable<T> actual) {
        await().pollInterval(Duration.ofMillis(50)).until(actual, found -> Objects.equals(expected, found));
    }

    static void staysFor(Duration time, Callable<Boolean> condition) {
        await().pollInterval(Duration.ofMillis(100)).during(time).until(condition);
    }
}
