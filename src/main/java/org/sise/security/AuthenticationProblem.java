package org.sise.security;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** RFC 9457 answers to a log-in that is missing or refused. */
public record AuthenticationProblem(int status, String type, String title, Duration retryAfter) {

    public static final AuthenticationProblem UNAUTHENTICATED = new AuthenticationProblem(
            401, "/problems/unauthenticated", "Log-in required or not accepted", Duration.ZERO);

    static AuthenticationProblem tooManyAttempts(Duration retryAfter) {
        return new AuthenticationProblem(429, "/problems/too-many-attempts", "Too many failed log-ins", retryAfter);
    }

    void send(HttpServerResponse response) {
        response.setStatusCode(status);
        headers().forEach(response::putHeader);
        response.end(body());
    }

    public Response toResponse() {
        Response.ResponseBuilder response = Response.status(status).entity(body());
        headers().forEach(response::header);
        return response.build();
    }

    private String body() {
        return new JsonObject()
                .put("type", type)
                .put("title", title)
                .put("status", status)
                .encode();
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/problem+json");
        // No challenge for Basic: a browser would open its own log-in window over the console's.
        headers.put("WWW-Authenticate", "Bearer realm=\"sise\"");
        if (retryAfter.isPositive()) {
            headers.put("Retry-After", Long.toString(retryAfter.plusMillis(999).toSeconds()));
        }
        return headers;
    }
}
