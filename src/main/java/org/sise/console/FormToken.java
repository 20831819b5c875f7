package org.sise.console;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The token of a page's forms, for every call however it is answered. The extension has one only where it was asked for a
 * page or has checked a form; a page that refuses another method or format has forms too, and failed for want of it.
 */
@ApplicationScoped
public class FormToken {
    /** Under these names the extension looks (CsrfRequestResponseReactiveFilter); the last one sets the cookie. */
    private static final String TOKEN = "csrf_token";

    private static final String BYTES = "csrf_token_bytes";
    private static final String NEW_COOKIE = "true";

    private static final int SIZE = 16;
    /** After what refuses whatever the address, before the log-in. */
    private static final int BEFORE = 850;

    private final SecureRandom random = new SecureRandom();
    private final String cookie;

    FormToken(@ConfigProperty(name = "quarkus.rest-csrf.cookie-name") String cookie) {
        this.cookie = cookie;
    }

    void filter(@Observes Filters filters) {
        filters.register(
                call -> {
                    provide(call);
                    call.next();
                },
                BEFORE);
    }

    /** The browser's own, else a new one: a cookie that is none would be refused on every page until it is deleted. */
    void provide(RoutingContext call) {
        if (call.get(TOKEN) != null || call.request().path().startsWith("/api/")) {
            return;
        }
        Optional<byte[]> own = own(call);
        byte[] bytes = own.orElseGet(this::fresh);
        call.put(TOKEN, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        call.put(BYTES, bytes);
        if (own.isEmpty()) {
            call.response().removeCookie(cookie, false);
            call.put(NEW_COOKIE, true);
        }
    }

    private Optional<byte[]> own(RoutingContext call) {
        Cookie sent = call.request().getCookie(cookie);
        if (sent == null) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(sent.getValue());
            return Optional.of(bytes).filter(token -> token.length == SIZE);
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private byte[] fresh() {
        byte[] bytes = new byte[SIZE];
        random.nextBytes(bytes);
        return bytes;
    }
}
