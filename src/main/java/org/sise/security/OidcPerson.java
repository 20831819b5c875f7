package org.sise.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Log-in by OIDC: a claim names the person, and only the directory gives roles. */
@ApplicationScoped
public class OidcPerson implements SecurityIdentityAugmentor {
    private final SecurityConfig config;
    private final Identities identities;

    OidcPerson(SecurityConfig config, Identities identities) {
        this.config = config;
        this.identities = identities;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            return Uni.createFrom().item(() -> personOf(token, identity));
        }
        return Uni.createFrom().item(identity);
    }

    private SecurityIdentity personOf(JsonWebToken token, SecurityIdentity identity) {
        String person = token.<String>claim(config.personClaim())
                .orElseThrow(() -> new AuthenticationFailedException("the token has no claim " + config.personClaim()));
        // Credentials and attributes stay: Quarkus needs them to end the session at the provider.
        return identities
                .builder(person)
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes())
                .build();
    }
}
