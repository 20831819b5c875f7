package org.sise.rest;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sise.contract.ProblemType;

/**
 * Changes that another site makes a browser send, with the cookie of whoever is logged in: refused whatever the cookie's
 * own guard (SameSite) does. Who sends without a browser says neither {@code Sec-Fetch-Site} nor {@code Origin}.
 */
@ApplicationScoped
public class ForeignRequests {
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    /** YAML is a plan or a standard; no form of a page can send that either. */
    private static final Pattern JSON = Pattern.compile("(?i)\\s*application/(?:json|yaml)\\s*(?:;.*)?");
    /** From a page of ours, or from the person's own hand. */
    private static final Set<String> OURS = Set.of("same-origin", "none");
    /** After what cannot be an address or is too large, before any log-in. */
    private static final int SECOND = 900;

    void check(@Observes Filters filters) {
        filters.register(ForeignRequests::check, SECOND);
    }

    private static void check(RoutingContext call) {
        HttpServerRequest request = call.request();
        if (READING.contains(request.method())) {
            call.next();
            return;
        }
        if (isForeign(request)) {
            Unrouted.answer(
                    call, ProblemType.CROSS_SITE, "only a page of this site may change something from a browser");
            return;
        }
        if (isNoJson(call)) {
            Unrouted.answer(call, ProblemType.WRONG_MEDIA_TYPE, "Content-Type: application/json");
            return;
        }
        call.next();
    }

    /** Browsers say the first over HTTPS and to this very machine, the second always. */
    private static boolean isForeign(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !OURS.contains(site.strip().toLowerCase(Locale.ROOT));
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && !isOurs(origin.strip(), request.authority());
    }

    /** The scheme is left aside: behind an ingress that ends TLS it is another one here. */
    private static boolean isOurs(String origin, @Nullable HostAndPort here) {
        try {
            URI uri = new URI(origin);
            return here != null
                    && here.host().equalsIgnoreCase(uri.getHost())
                    && explicit(here.port()) == explicit(uri.getPort());
        } catch (URISyntaxException none) {
            return false;
        }
    }

    private static int explicit(int port) {
        return port == 80 || port == 443 ? -1 : port;
    }

    /** No form of a page can send {@code application/json}, but a body of no type at all was once read as such. */
    private static boolean isNoJson(RoutingContext call) {
        return call.normalizedPath().startsWith("/api/")
                && !call.request().method().equals(HttpMethod.DELETE)
                && Optional.ofNullable(call.request().getHeader(HttpHeaders.CONTENT_TYPE))
                        .filter(type -> JSON.matcher(type).matches())
                        .isEmpty();
    }
}
