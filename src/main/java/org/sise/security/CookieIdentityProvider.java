package org.sise.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TrustedAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A session's later requests: the cookie names it, it must not have ended, and the directory still has to know the person. */
@ApplicationScoped
public class CookieIdentityProvider implements IdentityProvider<TrustedAuthenticationRequest> {
    private final Identities identities;
    private final Sessions sessions;
    private final String cookieName;

    CookieIdentityProvider(
            Identities identities,
            Sessions sessions,
            @ConfigProperty(name = "quarkus.http.auth.form.cookie-name") String cookieName) {
        this.identities = identities;
        this.sessions = sessions;
        this.cookieName = cookieName;
    }

    @Override
    public Class<TrustedAuthenticationRequest> getRequestType() {
        return TrustedAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TrustedAuthenticationRequest request, AuthenticationRequestContext context) {
        RoutingContext call = HttpSecurityUtils.getRoutingContextAttribute(request);
        return identity(request.getPrincipal(), context)
                .onFailure(AuthenticationFailedException.class)
                .invoke(() -> forget(call));
    }

    private Uni<SecurityIdentity> identity(String name, AuthenticationRequestContext context) {
        Optional<SessionPrincipal> named = SessionPrincipal.of(name);
        if (named.isEmpty()) {
            return Uni.createFrom().failure(new AuthenticationFailedException("the cookie names no session"));
        }
        SessionPrincipal session = named.get();
        if (sessions.isRemembered(session)) {
            return Uni.createFrom()
                    .item(() -> identities.of(session))
                    .onFailure(AuthenticationFailedException.class)
                    .invoke(() -> sessions.forget(session.person()));
        }
        return context.runBlocking(() -> {
            sessions.check(session);
            return identities.of(session);
        });
    }

    // Else the cookie of a person who has left turns the log-in page into a redirect to itself.
    private void forget(RoutingContext call) {
        Cookie gone = Cookie.cookie(cookieName, "").setPath("/").setMaxAge(0);
        call.response().addCookie(gone);
        // The form claimed the request; what answers now is what answers without any cookie.
        call.remove(HttpAuthenticationMechanism.class.getName());
    }
}
