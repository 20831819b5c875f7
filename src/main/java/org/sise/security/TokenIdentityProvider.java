package org.sise.security;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Log-in by a bearer token of ours. */
@ApplicationScoped
public class TokenIdentityProvider implements IdentityProvider<TokenRequest> {
    private final Tokens tokens;
    private final Identities identities;

    TokenIdentityProvider(Tokens tokens, Identities identities) {
        this.tokens = tokens;
        this.identities = identities;
    }

    @Override
    public Class<TokenRequest> getRequestType() {
        return TokenRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(TokenRequest request, AuthenticationRequestContext context) {
        Optional<String> remembered = tokens.remembered(request.secret());
        if (remembered.isPresent()) {
            return Uni.createFrom().item(() -> identities.of(remembered.get()));
        }
        return context.runBlocking(() -> identities.of(tokens.check(request.secret())));
    }
}
