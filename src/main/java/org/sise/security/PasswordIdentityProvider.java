package org.sise.security;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.FormAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
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
    private final Sessions sessions;

    PasswordIdentityProvider(Passwords passwords, Identities identities, Sessions sessions) {
        this.passwords = passwords;
        this.identities = identities;
        this.sessions = sessions;
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
        RoutingContext call = HttpSecurityUtils.getRoutingContextAttribute(request);
        String address = address(call);
        if (isByForm(call)) {
            return context.runBlocking(() -> begun(passwords.check(login, password, address)));
        }
        Optional<String> remembered = passwords.remembered(login, password);
        if (remembered.isPresent()) {
            return Uni.createFrom().item(() -> identities.of(remembered.get()));
        }
        return context.runBlocking(() -> identities.of(passwords.check(login, password, address)));
    }

    /** Only for a person whom the directory knows. */
    private SecurityIdentity begun(String person) {
        identities.of(person);
        return identities.of(sessions.begin(person));
    }

    /** What follows is a cookie, and no further word of the password. */
    private static boolean isByForm(RoutingContext call) {
        return call.get(HttpAuthenticationMechanism.class.getName()) instanceof FormAuthenticationMechanism;
    }

    private static String address(RoutingContext call) {
        return call.request().remoteAddress().hostAddress();
    }
}
