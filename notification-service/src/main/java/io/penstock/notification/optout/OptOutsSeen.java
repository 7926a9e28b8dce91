package io.penstock.notification.optout;

import io.penstock.messaging.Event;
import java.time.Instant;

/** Somebody was shown the addresses of those who do not want to hear from us: how many, never the addresses. */
@Event(topic = "personal-data-seen")
record OptOutsSeen(String actor, Action action, String subject, long rows, Instant at) {

    /** What was done. */
    enum Action {
        OPT_OUTS_VIEWED
    }

    static OptOutsSeen by(String actor, long rows, Instant at) {
        return new OptOutsSeen(actor, Action.OPT_OUTS_VIEWED, "opt-outs", rows, at);
    }
}
