package org.sise.rest;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.sise.contract.ProblemType;
import org.sise.store.Outage;

/** What is refused before any resource is asked: an address that there is not or cannot be, and a body too large to be read. */
@ApplicationScoped
public class Unrouted {
    private static final long MOST = 1024 * 1024;
    /** Before the server's own cap, which answers without a body. */
    private static final int FIRST = 1000;

    void cap(@Observes Filters filters) {
        filters.register(Unrouted::checkAddress, FIRST);
        filters.register(Unrouted::checkSize, FIRST);
    }

    void last(@Observes Router router) {
        router.route("/api/*")
                .last()
                .handler(call -> answer(call, ProblemType.NOT_FOUND, "no such address"))
                .failureHandler(Unrouted::failed);
    }

    /** A log-in is checked before any resource is asked, and the database may be away by then. */
    private static void failed(RoutingContext call) {
        if (call.failure() == null
                || Outage.behind(call.failure()).isEmpty()
                || call.response().headWritten()) {
            call.next();
            return;
        }
        call.response().putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(ProblemAnswers.RETRY_AFTER));
        answer(call, ProblemType.UNAVAILABLE, ProblemAnswers.AWAY);
    }

    /** No text of the database can hold a null character, whatever the parameter. */
    private static void checkAddress(RoutingContext call) {
        if (!call.request().uri().contains("%00")) {
            call.next();
            return;
        }
        answer(call, ProblemType.INVALID_REQUEST, "the address holds a null character");
    }

    private static void checkSize(RoutingContext call) {
        String length = call.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean large = length != null && length.matches("\\d{1,18}") && Long.parseLong(length) > MOST;
        if (!large || !call.normalizedPath().startsWith("/api/")) {
            call.next();
            return;
        }
        call.response().putHeader(HttpHeaders.CONNECTION, "close");
        answer(call, ProblemType.TOO_LARGE, "the body has more than 1 MiB");
    }

    static void answer(RoutingContext call, ProblemType type, String detail) {
        call.response()
                .setStatusCode(type.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemAnswers.PROBLEM)
                .end(new JsonObject()
                        .put("type", type.uri())
                        .put("title", type.title())
                        .put("status", type.status())
                        .put("detail", detail)
                        .put("instance", call.normalizedPath())
                        .encode());
    }
}
