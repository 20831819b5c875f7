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
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A session's later requests: the cookie names the person, the directory still has to know the person. */
@ApplicationScoped
public class CookieIdentityProvider implements IdentityProvider<TrustedAuthenticationRequest> {
    private final Identities identities;
    private final String cookieName;

    CookieIdentityProvider(
            Identities identities, @ConfigProperty(name = "quarkus.http.auth.form.cookie-name") String cookieName) {
        this.identities = identities;
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
        return Uni.createFrom()
                .item(() -> identities.of(request.getPrincipal()))
                .onFailure(AuthenticationFailedException.class)
                .invoke(() -> forget(call));
    }

    // Else the cookie of a person who has left turns the log-in page into a redirect to itself.
    private void forget(RoutingContext call) {
        Cookie gone = Cookie.cookie(cookieName, "").setPath("/").setMaxAge(0);
        call.response().addCookie(gone);
        // The form claimed the request; what answers now is what answers without any cookie.
        call.remove(HttpAuthenticationMechanism.class.getName());
    }
}
