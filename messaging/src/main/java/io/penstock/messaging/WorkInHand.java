package io.penstock.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Knows how many messages are being worked on, so that a stop can let them end. */
@ApplicationScoped
class WorkInHand {

    private int inHand;
    private boolean ending;

    /** @throws Patience.Stopped if nothing is to be begun any more */
    synchronized void begin() {
        if (ending) {
            throw new Patience.Stopped();
        }
        inHand++;
    }

    synchronized void end() {
        inHand--;
        notifyAll();
    }

    /** Lets nothing be begun from now on; returns what is still in hand. */
    synchronized int beginNothing() {
        ending = true;
        return inHand;
    }

    /** Waits until nothing is in hand, or for so long; returns what is left. */
    synchronized int await(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        try {
            for (long left = atMost.toMillis(); inHand > 0 && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return inHand;
    }
}
