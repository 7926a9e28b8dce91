package io.penstock.etl.client;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;

/** What a caller asks of the state that it is about to replace: If-Match and If-None-Match (RFC 9110, 13). */
record Precondition(Request request) {

    /**
     * Holds what is there against it.
     *
     * @throws HttpProblem 412 when the caller has seen another state
     */
    void check(Optional<? extends Record> current) {
        Optional<EntityTag> tag = current.map(Content::tag);
        boolean failed =
                (tag.isPresent() ? request.evaluatePreconditions(tag.get()) : request.evaluatePreconditions()) != null;
        if (failed) {
            HttpProblem.Builder problem = HttpProblem.builder()
                    .withStatus(Status.PRECONDITION_FAILED)
                    .withTitle(Status.PRECONDITION_FAILED.getReasonPhrase())
                    .withDetail(
                            tag.isPresent()
                                    ? "expected the version of If-Match or, by If-None-Match, none; found another"
                                    : "expected the version of If-Match, found none");
            tag.ifPresent(found -> problem.withHeader(HttpHeaders.ETAG, "\"" + found.getValue() + "\""));
            throw problem.build();
        }
    }
}
