package io.penstock.messaging;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers every path under the service's short name, too: {@code /etl/schedules} of etl-service is its {@code /schedules}.
 * What every service has can so be reached by one host for all of them.
 */
@ApplicationScoped
class PrefixedPaths {

    /** Before anybody asks who it is (200) and whether that one may (100): both look at the path without prefix. */
    private static final int FIRST = 1_000;

    private static final String DONE = PrefixedPaths.class.getName();

    private final String prefix;

    PrefixedPaths(@ConfigProperty(name = "quarkus.application.name") String service) {
        prefix = "/" + service.replaceFirst("-service$", "");
    }

    void register(@Observes Filters filters) {
        filters.register(this::withoutPrefix, FIRST);
    }

    private void withoutPrefix(RoutingContext request) {
        String path = request.normalizedPath();
        if (path.startsWith(prefix + "/") && request.get(DONE) == null) {
            // Once only: a path of nothing but prefixes would call itself without end.
            request.put(DONE, true);
            String query = request.request().query();
            request.reroute(path.substring(prefix.length()) + (query == null ? "" : "?" + query));
        } else {
            request.next();
        }
    }
}
