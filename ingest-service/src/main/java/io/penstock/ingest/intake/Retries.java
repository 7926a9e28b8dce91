package io.penstock.ingest.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How long to leave a file alone after something went wrong with it: twice as long each time, a minute at most. */
@ApplicationScoped
class Retries {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Map<String, Pause> pauses = new ConcurrentHashMap<>();

    boolean mustWait(String key) {
        Pause pause = pauses.get(key);
        return pause != null && Instant.now().isBefore(pause.end());
    }

    void failed(String key) {
        pauses.compute(
                key,
                (same, pause) -> pause == null
                        ? Pause.of(FIRST)
                        : Pause.of(pause.length().multipliedBy(2)));
    }

    /** Nothing is wrong with the file; it is looked at again soon. */
    void waits(String key) {
        pauses.put(key, Pause.of(FIRST));
    }

    void succeeded(String key) {
        pauses.remove(key);
    }

    private record Pause(Duration length, Instant end) {
        static Pause of(Duration length) {
            Duration bounded = length.compareTo(LONGEST) > 0 ? LONGEST : length;
            return new Pause(bounded, Instant.now().plus(bounded));
        }
    }
}
