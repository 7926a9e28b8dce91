package io.penstock.reporting.analytics;

import io.penstock.reporting.analytics.Mart.Found;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** The place where the answer to one question is kept. */
final class Kept {

    private final long longest;
    private volatile State state;

    /** @param longest how long an answer may be kept, whatever its mark */
    Kept(Duration longest) {
        this.longest = longest.toNanos();
    }

    private record State(Found<Answer> found, long begun) {}

    /** What is kept, if it was found under this mark. */
    Optional<Answer> ifStill(String mark) {
        State now = state;
        return now != null && now.found().mark().equals(mark) && System.nanoTime() - now.begun() < longest
                ? Optional.of(now.found().answer())
                : Optional.empty();
    }

    /**
     * An answer that was begun after a moment: the one that another has found while this one waited, else a new one.
     *
     * @param asked by {@link System#nanoTime}
     */
    synchronized Answer since(long asked, Supplier<Found<Answer>> compute) {
        if (state == null || state.begun() - asked < 0) {
            long begun = System.nanoTime();
            state = new State(compute.get(), begun);
        }
        return state.found().answer();
    }
}
