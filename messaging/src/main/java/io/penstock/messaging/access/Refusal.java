package io.penstock.messaging.access;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Ends a request before it reaches a resource, with the problem document (RFC 9457) that resources answer with, too. */
final class Refusal {

    private Refusal() {}

    static void answer(RoutingContext request, int status, String title, String detail) {
        JsonObject problem = new JsonObject()
                .put("status", status)
                .put("title", title)
                .put("detail", detail)
                .put("instance", request.normalizedPath());
        var unused = request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Cache-Control", "no-store")
                .end(problem.encode());
    }
}
