package io.penstock.schedules;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** What a service does at night to forget what it has kept for long enough. Each service has one, called the same. */
public interface Retention extends Schedule {

    @Override
    default String name() {
        return "retention";
    }

    @Override
    default ZoneId zone() {
        return ZoneOffset.UTC;
    }

    @Override
    default void run(LocalDate date) {
        forget();
    }

    /** Forgets it. May be called at any time and by any number of replicas, and goes on where it was stopped. */
    void forget();
}
