package io.penstock.messaging;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers a caller who is not known with 401, a problem document and the challenge of RFC 9110, 11.6.1. The mappers of
 * quarkus-resteasy-problem 3.21 do this too, but read a field that Quarkus removed in 3.31; these come before them.
 */
public class AuthenticationChallenge {

    /** A lower number is preferred; the library's mappers have 4999. */
    private static final int BEFORE_THE_LIBRARY = 4000;

    @ServerExceptionMapper(priority = BEFORE_THE_LIBRARY)
    public Uni<Response> challenge(RoutingContext request, UnauthorizedException failure) {
        return respond(request, failure);
    }

    @ServerExceptionMapper(priority = BEFORE_THE_LIBRARY)
    public Uni<Response> challenge(RoutingContext request, AuthenticationFailedException failure) {
        return respond(request, failure);
    }

    private static Uni<Response> respond(RoutingContext request, SecurityException failure) {
        HttpAuthenticator authenticator = request.get(HttpAuthenticator.class.getName());
        ProblemContext context = ProblemContext.of(failure, request.normalizedPath());
        return authenticator
                .getChallenge(request)
                .map(challenge -> ExceptionMapperBase.postProcessorsRegistry
                        .applyPostProcessing(problem(challenge, failure), context)
                        .toResponse());
    }

    private static HttpProblem problem(ChallengeData challenge, SecurityException failure) {
        Response.Status status = Response.Status.fromStatusCode(challenge.status);
        HttpProblem.Builder problem = HttpProblem.builder()
                .withStatus(status)
                .withTitle(status.getReasonPhrase())
                .withDetail(failure.getMessage());
        challenge.getHeaders().forEach((name, value) -> problem.withHeader(name.toString(), value));
        return problem.build();
    }
}
