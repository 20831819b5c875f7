package org.sise.security;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Log-in by name and password: the form, and HTTP Basic. */
@ApplicationScoped
public class PasswordIdentityProvider implements IdentityProvider<UsernamePasswordAuthenticationRequest> {
    private final Passwords passwords;
    private final Identities identities;

    PasswordIdentityProvider(Passwords passwords, Identities identities) {
        this.passwords = passwords;
        this.identities = identities;
    }

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
        String login = request.getUsername();
        char[] password = request.getPassword().getPassword();
        Optional<String> remembered = passwords.remembered(login, password);
        if (remembered.isPresent()) {
            return Uni.createFrom().item(() -> identities.of(remembered.get()));
        }
        String address = address(HttpSecurityUtils.getRoutingContextAttribute(request));
        return context.runBlocking(() -> identities.of(passwords.check(login, password, address)));
    }

    private static String address(RoutingContext call) {
        return call.request().remoteAddress().hostAddress();
    }
}
