package io.penstock.messaging.access;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Set;

/**
 * Refuses a call that changes something and that a page of another origin makes in a person's browser. The browser adds the
 * login that it keeps for us, whether or not the person wants the call (cross-site request forgery). It also says where the
 * page is from: in {@code Sec-Fetch-Site} (W3C Fetch Metadata), or, if it is older, in {@code Origin} (RFC 6454). Programs
 * send neither, and go on.
 */
@ApplicationScoped
class ForeignPages {

    /** Before anything else looks at the request. */
    private static final int FIRST = 2_000;

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> OURS = Set.of("same-origin", "none");
    private static final String DETAIL =
            "expected a call of a program, or of a page of this host, found one of a page of another origin; nothing was done";

    void register(@Observes Filters filters) {
        filters.register(ForeignPages::refuse, FIRST);
    }

    private static void refuse(RoutingContext request) {
        if (!READING.contains(request.request().method()) && isForeign(request.request())) {
            HttpResponseStatus status = HttpResponseStatus.FORBIDDEN;
            Refusal.answer(request, status.code(), status.reasonPhrase(), DETAIL);
        } else {
            request.next();
        }
    }

    private static boolean isForeign(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !OURS.contains(site);
        }
        String origin = request.getHeader("Origin");
        return origin != null && !isAt(request.authority(), origin);
    }

    /** The scheme is not compared: a proxy that ends TLS is asked by {@code https}, and asks us by {@code http}. */
    private static boolean isAt(HostAndPort host, String origin) {
        try {
            URI page = URI.create(origin);
            return host != null
                    && host.host().equalsIgnoreCase(page.getHost())
                    && port(host.port(), page.getScheme()) == port(page.getPort(), page.getScheme());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static int port(int port, String scheme) {
        if (port > 0) {
            return port;
        }
        return "https".equals(scheme) ? 443 : 80;
    }
}
