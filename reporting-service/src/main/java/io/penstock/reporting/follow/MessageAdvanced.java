package io.penstock.reporting.follow;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Topic {@code delivery-status}: a message to somebody changed its state. */
record MessageAdvanced(
        long deliveryId,
        String template,
        String channel,
        State state,
        String alertKind,
        List<Long> batchIds,
        Instant at) {

    enum State {
        PENDING,
        SENDING,
        ACCEPTED,
        DELIVERED,
        FAILED,
        UNKNOWN,
        SUPPRESSED
    }

    MessageAdvanced {
        Objects.requireNonNull(template);
        Objects.requireNonNull(channel);
        Objects.requireNonNull(state);
        Objects.requireNonNull(at);
        batchIds = List.copyOf(batchIds);
    }
}
