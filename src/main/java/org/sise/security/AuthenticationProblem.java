package org.sise.security;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/** RFC 9457 answers for what is refused before any resource is reached. */
record AuthenticationProblem(int status, String type, String title, Optional<Duration> retryAfter) {

    static AuthenticationProblem of(Optional<Duration> delay) {
        return delay.map(wait -> new AuthenticationProblem(
                        429, "urn:sise:problem:too-many-attempts", "Too many failed log-ins", Optional.of(wait)))
                .orElseGet(() -> new AuthenticationProblem(
                        401, "urn:sise:problem:unauthenticated", "Log-in required or not accepted", Optional.empty()));
    }

    void send(HttpServerResponse response) {
        // No challenge for Basic: a browser would open its own log-in window over the console's.
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("WWW-Authenticate", "Bearer realm=\"sise\"");
        retryAfter.ifPresent(wait -> response.putHeader("Retry-After", Long.toString(wait.toSeconds() + 1)));
        response.end(new JsonObject()
                .put("type", type)
                .put("title", title)
                .put("status", status)
                .toBuffer());
    }
}
