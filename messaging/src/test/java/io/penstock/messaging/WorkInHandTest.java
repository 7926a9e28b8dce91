package io.penstock.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WorkInHandTest {

    private static final Duration LONG = Duration.ofMinutes(3);

    private static final Place PLACE = new Place("topic", 0, 17);

    private final WorkInHand work = new WorkInHand();
    private final Patience patience = new Patience(work, new AwaitedRepairs(new SilentReports()));

    @Test
    void stopWaitsForTheMessageInHand() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        CompletableFuture<Void> message = CompletableFuture.runAsync(() -> patience.persist(PLACE, () -> {
            begun.countDown();
            join(mayEnd);
            ended.set(true);
        }));
        assertTrue(begun.await(LONG.toSeconds(), TimeUnit.SECONDS));
        assertEquals(1, work.beginNothing());

        CompletableFuture<Integer> stop = CompletableFuture.supplyAsync(() -> work.await(LONG));
        assertFalse(stop.isDone());
        mayEnd.countDown();

        assertEquals(0, stop.get(LONG.toSeconds(), TimeUnit.SECONDS));
        message.get(LONG.toSeconds(), TimeUnit.SECONDS);
        assertTrue(ended.get());
    }

    @Test
    void whatTakesTooLongIsLeft() {
        work.begin();
        work.beginNothing();

        assertEquals(1, work.await(Duration.ofMillis(20)));
    }

    @Test
    void nothingIsBegunOnceTheStopHasBegun() {
        AtomicBoolean done = new AtomicBoolean();
        work.beginNothing();

        assertThrows(Patience.Stopped.class, () -> patience.persist(PLACE, () -> done.set(true)));

        assertFalse(done.get());
        assertEquals(0, work.await(LONG));
    }

    @Test
    void whatFailsIsNotInHandAnyMore() {
        assertThrows(
                IllegalStateException.class,
                () -> patience.persist(PLACE, () -> {
                    throw new IllegalStateException("for good");
                }));

        assertEquals(0, work.beginNothing());
    }

    @Test
    void whatWaitsToBeTriedAgainIsGivenUp() throws Exception {
        CompletableFuture<Void> message = CompletableFuture.runAsync(() -> patience.persist(PLACE, () -> {
            throw new Retryable("away", null);
        }));

        patience.end();

        Exception stopped =
                assertThrows(ExecutionException.class, () -> message.get(LONG.toSeconds(), TimeUnit.SECONDS));
        assertEquals(Patience.Stopped.class, stopped.getCause().getClass());
        assertEquals(0, work.await(LONG));
    }

    private static void join(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
