package io.penstock.reporting.follow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.Objects;

/** Topic {@code validation-failed}: a load needs attention. Rules and checks are shown as they come. */
record ValidationFailed(
        long batchId,
        String feed,
        String name,
        String kind,
        boolean balanced,
        ArrayNode rules,
        ArrayNode unreadRules,
        ArrayNode checks,
        String detail,
        Instant at) {

    ValidationFailed {
        Objects.requireNonNull(feed);
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(rules);
        Objects.requireNonNull(checks);
        Objects.requireNonNull(at);
    }
}
