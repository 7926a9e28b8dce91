package io.penstock.reporting.analytics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.reporting.analytics.Mart.Found;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeptTest {

    private final Answer first = new Answer(new byte[] {1}, () -> new byte[0]);
    private final Answer second = new Answer(new byte[] {2}, () -> new byte[0]);

    @Test
    void answerIsGivenAgainUnderTheSameMark() {
        Kept kept = new Kept(Duration.ofHours(1));
        kept.since(System.nanoTime(), () -> new Found<>("a", first));

        assertEquals(Optional.of(first), kept.ifStill("a"));
        assertTrue(kept.ifStill("b").isEmpty());
    }

    @Test
    void answerIsNotKeptLongerThanAllowed() {
        Kept kept = new Kept(Duration.ZERO);
        kept.since(System.nanoTime(), () -> new Found<>("a", first));

        assertTrue(kept.ifStill("a").isEmpty());
    }

    @Test
    void whoWaitedWhileAnotherComputedTakesTheAnswer() {
        Kept kept = new Kept(Duration.ofHours(1));
        long asked = System.nanoTime();
        kept.since(asked, () -> new Found<>("a", first));

        assertSame(first, kept.since(asked, () -> new Found<>("a", second)));
    }

    @Test
    void answerBegunBeforeTheQuestionIsComputedAnew() {
        Kept kept = new Kept(Duration.ofHours(1));
        kept.since(System.nanoTime(), () -> new Found<>("a", first));

        assertSame(second, kept.since(System.nanoTime() + 1, () -> new Found<>("b", second)));
    }

    @Test
    void failureIsNotKept() {
        Kept kept = new Kept(Duration.ofHours(1));
        assertThrows(
                IllegalStateException.class,
                () -> kept.since(System.nanoTime(), () -> {
                    throw new IllegalStateException();
                }));

        assertSame(first, kept.since(System.nanoTime(), () -> new Found<>("a", first)));
    }
}
