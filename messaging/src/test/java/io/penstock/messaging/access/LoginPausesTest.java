package io.penstock.messaging.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginPausesTest {
    private static final String CALLER = "operator at 192.0.2.1";

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final LoginPauses pauses = new LoginPauses(() -> now);

    @Test
    void firstMistakesCostNothing() {
        fail(LoginPauses.FREE_FAILURES - 1);

        assertEquals(Duration.ZERO, pauses.left(CALLER));
    }

    @Test
    void pausesDoubleUpToTheLongest() {
        fail(LoginPauses.FREE_FAILURES);
        assertEquals(Duration.ofSeconds(1), pauses.left(CALLER));
        fail(1);
        assertEquals(Duration.ofSeconds(2), pauses.left(CALLER));
        fail(1_000);
        assertEquals(LoginPauses.LONGEST, pauses.left(CALLER));
    }

    @Test
    void pauseEnds() {
        fail(LoginPauses.FREE_FAILURES);

        now = now.plusMillis(400);
        assertEquals(Duration.ofMillis(600), pauses.left(CALLER));
        now = now.plusSeconds(1);
        assertEquals(Duration.ZERO, pauses.left(CALLER));
    }

    @Test
    void rightPasswordBeginsAnew() {
        fail(LoginPauses.FREE_FAILURES);
        pauses.succeeded(CALLER);

        assertEquals(1, pauses.failed(CALLER));
        assertEquals(Duration.ZERO, pauses.left(CALLER));
    }

    @Test
    void othersDoNotWait() {
        fail(100);

        assertEquals(Duration.ZERO, pauses.left("operator at 192.0.2.2"));
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            pauses.failed(CALLER);
        }
    }
}
