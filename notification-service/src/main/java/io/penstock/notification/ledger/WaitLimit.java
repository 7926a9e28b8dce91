package io.penstock.notification.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Says how long a message waits for a fault that passes. */
@ApplicationScoped
class WaitLimit {

    private final SendingSettings settings;

    WaitLimit(SendingSettings settings) {
        this.settings = settings;
    }

    /**
     * Until what it speaks of is past, or for as long as is configured where that is not known.
     *
     * @param from when it is to be sent
     * @param speaksUntil null where it is not known
     */
    Instant of(Instant from, Instant speaksUntil) {
        return speaksUntil != null && speaksUntil.isAfter(from) ? speaksUntil : from.plus(settings.waitFor());
    }
}
