package org.sise.security;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** A token of ours to be checked; a type of its own, so that OIDC's provider is not asked about it. */
class TokenRequest extends BaseAuthenticationRequest {
    private final String secret;

    TokenRequest(String secret) {
        this.secret = secret;
    }

    String secret() {
        return secret;
    }
}
