package org.sise.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.PasswordCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Log-in by the Authorization header: a token of ours, or HTTP Basic; answers what fails under /api/ with a problem. */
@Singleton
public class AuthorizationHeader implements HttpAuthenticationMechanism {
    private static final String BEARER = "Bearer " + Tokens.PREFIX;
    private static final String BASIC = "Basic ";

    // What no cookie value may hold.
    private static final Pattern UNSTORABLE = Pattern.compile("[;,\"\\\\\\s]");

    private final SecurityConfig config;
    private final String loginPage;

    AuthorizationHeader(
            SecurityConfig config, @ConfigProperty(name = "quarkus.http.auth.form.login-page") String loginPage) {
        this.config = config;
        this.loginPage = loginPage;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext call, IdentityProviderManager providers) {
        String header = call.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return Uni.createFrom().nullItem();
        }
        if (startsWith(header, BEARER)) {
            String secret = header.substring("Bearer ".length()).strip();
            return ask(new TokenRequest(secret), call, providers);
        }
        if (startsWith(header, BASIC)) {
            return basic(header.substring(BASIC.length()).strip(), call, providers);
        }
        return Uni.createFrom().nullItem();
    }

    private Uni<SecurityIdentity> basic(String encoded, RoutingContext call, IdentityProviderManager providers) {
        Optional<AuthenticationRequest> request = config.basic() ? credentials(encoded) : Optional.empty();
        if (request.isEmpty()) {
            claim(call);
            return Uni.createFrom().failure(new AuthenticationFailedException("HTTP Basic is off, or malformed"));
        }
        return ask(request.get(), call, providers);
    }

    private static Optional<AuthenticationRequest> credentials(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon < 0) {
                return Optional.empty();
            }
            PasswordCredential password =
                    new PasswordCredential(pair.substring(colon + 1).toCharArray());
            return Optional.of(new UsernamePasswordAuthenticationRequest(pair.substring(0, colon), password));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private Uni<SecurityIdentity> ask(
            AuthenticationRequest request, RoutingContext call, IdentityProviderManager providers) {
        claim(call);
        return providers.authenticate(HttpSecurityUtils.setRoutingContextAttribute(request, call));
    }

    // Quarkus lets the mechanism that tried answer the failure.
    private void claim(RoutingContext call) {
        call.put(HttpAuthenticationMechanism.class.getName(), this);
    }

    private static boolean startsWith(String header, String scheme) {
        return header.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext call) {
        boolean mine = call.get(HttpAuthenticationMechanism.class.getName()) == this;
        if (!mine && !call.normalizedPath().startsWith("/api/")) {
            return Uni.createFrom().item(isRedirected(call));
        }
        problem(call).send(call.response());
        return Uni.createFrom().item(true);
    }

    // The form keeps the page asked for in a cookie, and never answers when the address does not fit into one.
    private boolean isRedirected(RoutingContext call) {
        if (!UNSTORABLE.matcher(call.request().absoluteURI()).find()) {
            return false;
        }
        call.response()
                .setStatusCode(302)
                .putHeader(HttpHeaders.LOCATION, loginPage)
                .end();
        return true;
    }

    private static AuthenticationProblem problem(RoutingContext call) {
        return Optional.ofNullable(HttpSecurityUtils.getAuthenticationFailureFromEvent(call))
                .map(failure -> failure.<Duration>getAttribute(Passwords.RETRY_AFTER))
                .map(AuthenticationProblem::tooManyAttempts)
                .orElse(AuthenticationProblem.UNAUTHENTICATED);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext call) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TokenRequest.class, UsernamePasswordAuthenticationRequest.class);
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext call) {
        return Uni.createFrom()
                .item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, "sise", "sise"));
    }

    /** Before the form and OIDC: neither is asked about a header of ours. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1000;
    }
}
