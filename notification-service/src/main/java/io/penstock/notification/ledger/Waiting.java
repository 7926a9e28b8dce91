package io.penstock.notification.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * Why a delivery waits, for people.
 *
 * @param nextAttemptAt when it is tried next at the earliest
 * @param until when it fails if it could not be sent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Waiting(String reason, Instant nextAttemptAt, Instant until) {

    /** @param pause of the delivery's channel, null while that works */
    static Waiting of(Delivery delivery, PausedChannel pause) {
        if (pause == null) {
            String reason = delivery.lastError == null ? "its turn" : delivery.lastError;
            return new Waiting(reason, delivery.dueAt, delivery.waitUntil);
        }
        Instant next = delivery.dueAt.isAfter(pause.probeAt()) ? delivery.dueAt : pause.probeAt();
        return new Waiting("the channel is paused: " + pause.reason(), next, delivery.waitUntil);
    }
}
