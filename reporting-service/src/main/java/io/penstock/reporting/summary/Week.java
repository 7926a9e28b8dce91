package io.penstock.reporting.summary;

import java.time.LocalDate;
import java.util.Objects;

/**
 * Seven days.
 *
 * @param first the first day
 * @param end the day after the last one
 */
record Week(LocalDate first, LocalDate end) {

    private static final int DAYS = 7;

    Week {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(end, "end");
    }

    /** The seven days before a day. */
    static Week before(LocalDate day) {
        return new Week(day.minusDays(DAYS), day);
    }

    Week previous() {
        return before(first);
    }

    LocalDate last() {
        return end.minusDays(1);
    }
}
