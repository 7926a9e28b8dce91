package io.penstock.messaging;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A service cannot process or send a message, or go on with other work, and a person has to look; or it goes on again.
 *
 * @param topic the topic of the message, null of other work
 * @param work which message or which work, by ids only
 * @param reason the kind of failure, without its text
 * @param at an ISO-8601 instant
 */
@Event(topic = ProcessingFailed.TOPIC)
record ProcessingFailed(String service, State state, String topic, String work, String reason, String at) {

    static final String TOPIC = "processing-failed";

    enum State {
        SET_ASIDE,
        NOT_SENT,
        AWAITS_REPAIR,
        GOES_ON
    }

    static ProcessingFailed now(String service, State state, String topic, String work, String reason) {
        return new ProcessingFailed(
                service,
                state,
                topic,
                work,
                reason,
                Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    }
}
