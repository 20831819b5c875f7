package org.sise.rest;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.sise.security.AuthenticationProblem;

/**
 * A missing or refused log-in: the redirect where the form asks for one, else a problem. In place of the problem library's
 * own mappers (hence the priority), which read a field that this release of Quarkus no longer has and so answer 500.
 */
public class LoginProblems {
    @ServerExceptionMapper(priority = 1)
    public Uni<Response> unauthorized(UnauthorizedException missing, RoutingContext call) {
        return challenge(call);
    }

    @ServerExceptionMapper(priority = 1)
    public Uni<Response> failed(AuthenticationFailedException refused, RoutingContext call) {
        return challenge(call);
    }

    private static Uni<Response> challenge(RoutingContext call) {
        HttpAuthenticator authenticator = call.get(HttpAuthenticator.class.getName());
        if (authenticator == null || call.normalizedPath().startsWith("/api/")) {
            return Uni.createFrom().item(AuthenticationProblem.UNAUTHENTICATED.toResponse());
        }
        return authenticator.getChallenge(call).map(LoginProblems::answer);
    }

    private static Response answer(ChallengeData challenge) {
        if (challenge == null) {
            return AuthenticationProblem.UNAUTHENTICATED.toResponse();
        }
        Response.ResponseBuilder response = Response.status(challenge.status);
        challenge.getHeaders().forEach((name, value) -> response.header(name.toString(), value));
        return response.build();
    }
}
