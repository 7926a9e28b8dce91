package io.penstock.messaging.access;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Makes guessing passwords slow: who sent several wrong ones is answered 429 without a look at the next, for pauses that
 * {@linkplain LoginPauses grow}. A caller is a user name at an address, so that nobody keeps a user out from elsewhere.
 */
@ApplicationScoped
class GuessedPasswords {

    /** After the path has lost its prefix (1000), which begins the request anew; before anybody asks who it is (200). */
    private static final int BEFORE_AUTHENTICATION = 900;

    private static final Logger LOG = Logger.getLogger(GuessedPasswords.class);
    private static final String BASIC = "Basic ";

    private final LoginPauses pauses = new LoginPauses(InstantSource.system());
    private final Map<String, String> users;
    private final MeterRegistry metrics;

    GuessedPasswords(
            @ConfigProperty(name = "quarkus.security.users.embedded.users") Map<String, String> users,
            MeterRegistry metrics) {
        this.users = users;
        this.metrics = metrics;
    }

    void register(@Observes Filters filters) {
        filters.register(this::admit, BEFORE_AUTHENTICATION);
    }

    private void admit(RoutingContext request) {
        String login = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (login == null) {
            request.next();
            return;
        }
        String user = userOf(login);
        String caller = user + " at " + request.request().remoteAddress().hostAddress();
        Duration left = pauses.left(caller);
        if (left.isZero()) {
            request.addEndHandler(ended -> note(caller, user, request.response().getStatusCode()));
            request.next();
        } else {
            refuse(request, left);
        }
    }

    private void refuse(RoutingContext request, Duration left) {
        long seconds = left.plusMillis(999).toSeconds();
        count("paused");
        request.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        HttpResponseStatus status = HttpResponseStatus.TOO_MANY_REQUESTS;
        Refusal.answer(
                request,
                status.code(),
                status.reasonPhrase(),
                "expected a right password, found several wrong ones; the next is looked at in " + seconds + " s");
    }

    private void note(String caller, String user, int status) {
        if (status != HttpResponseStatus.UNAUTHORIZED.code()) {
            pauses.succeeded(caller);
            return;
        }
        int failures = pauses.failed(caller);
        count("wrong");
        LOG.warnf("login failed user=%s failures=%d pause=%s", user, failures, pauses.left(caller));
    }

    private void count(String reason) {
        metrics.counter("penstock.logins.refused", "reason", reason).increment();
    }

    /** Names that no user has are not told apart: what is typed in the wrong field may be a password. */
    private String userOf(String login) {
        if (!login.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return "unknown";
        }
        try {
            byte[] decoded =
                    Base64.getDecoder().decode(login.substring(BASIC.length()).strip());
            String name = new String(decoded, StandardCharsets.UTF_8).split(":", 2)[0];
            return users.containsKey(name) ? name : "unknown";
        } catch (IllegalArgumentException e) {
            return "unknown";
        }
    }
}
