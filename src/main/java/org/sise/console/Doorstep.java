package org.sise.console;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.sise.contract.Fault;
import org.sise.contract.FieldError;
import org.sise.contract.Problem;
import org.sise.contract.ProblemType;

/** What is refused before any page is asked: an address that is none, a form too large to be read. Told on a page all the same. */
@ApplicationScoped
public class Doorstep {
    /** The server's own cap, which answers without a word. */
    private static final long MOST = 1024 * 1024;
    /** A browser shows no answer before it has sent all; what is larger than any text of a person's is cut off. */
    private static final long SWALLOWED = 32 * MOST;
    /** Before the same of the API, which answers a problem document. */
    private static final int FIRST = 1100;

    /** Who it is would have to be looked up, and here nothing may wait. */
    private static final SecurityIdentity NOBODY =
            QuarkusSecurityIdentity.builder().setAnonymous(true).build();

    private final FormToken token;

    Doorstep(FormToken token) {
        this.token = token;
    }

    void filter(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext call) {
        HttpServerRequest request = call.request();
        if (request.path() != null && request.path().startsWith("/api/")) {
            call.next();
            return;
        }
        // no text of the database can hold it
        if (request.uri().contains("%00")) {
            answer(call, Problem.of(ProblemType.MALFORMED, "").with(List.of(FieldError.of("", Fault.NO_ADDRESS))));
            return;
        }
        long length = length(request);
        if (length <= MOST) {
            call.next();
            return;
        }
        if (length > SWALLOWED) {
            call.response().putHeader(HttpHeaders.CONNECTION, "close");
        }
        request.resume();
        answer(call, Problem.of(ProblemType.TOO_LARGE, ""));
    }

    private static long length(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
    }

    private void answer(RoutingContext call, Problem problem) {
        token.provide(call);
        String html = html(call, problem);
        call.response().setStatusCode(problem.status()).putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=utf-8");
        if (ErrorPages.isOfDialog(call.request())) {
            call.response().putHeader(ErrorPages.PLACE, "afterbegin");
        }
        call.response().end(html);
    }

    /** No resource was asked, so that nobody has said yet which call this is. */
    private static String html(RoutingContext call, Problem problem) {
        ManagedContext context = Arc.container().requestContext();
        context.activate();
        try {
            Arc.container().instance(CurrentVertxRequest.class).get().setCurrent(call);
            Arc.container().instance(CurrentIdentityAssociation.class).get().setIdentity(NOBODY);
            return ErrorPages.html(problem, call.request());
        } finally {
            context.terminate();
        }
    }
}
