package org.sise.security;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.util.KeyUtils;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Against a provider known by its public key alone, so that none has to run. */
@QuarkusTest
@TestProfile(OidcLoginTest.Provider.class)
class OidcLoginTest {

    /** Switches OIDC on as a city would, by configuration only. */
    public static class Provider implements QuarkusTestProfile {
        // Text, because a profile is loaded by more than one class loader.
        private static final String PRIVATE = "sise.test.oidc.private-key";

        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                KeyPair keys = KeyUtils.generateKeyPair(2048);
                System.setProperty(PRIVATE, base64(keys.getPrivate().getEncoded()));
                return Map.of(
                        "quarkus.oidc.tenant-enabled", "true",
                        "quarkus.oidc.application-type", "service",
                        "quarkus.oidc.client-id", "sise",
                        "quarkus.oidc.public-key", base64(keys.getPublic().getEncoded()),
                        "sise.security.person-claim", "employee");
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        private static String base64(byte[] key) {
            return Base64.getEncoder().encodeToString(key);
        }
    }

    @Test
    void theClaimNamesThePersonAndOnlyTheDirectoryGivesRoles() throws Exception {
        me(Map.of("employee", "qian"))
                .statusCode(200)
                .body("person", equalTo("qian"))
                .body("roles", contains("duty_officer"));
    }

    @Test
    void aPersonWhomTheDirectoryDoesNotKnowIsRefused() throws Exception {
        me(Map.of("employee", "stranger")).statusCode(401);
    }

    @Test
    void aTokenWithoutTheClaimIsRefused() throws Exception {
        me(Map.of()).statusCode(401);
    }

    @Test
    void ourOwnTokensAndPasswordsWorkBesideIt() {
        given().auth()
                .preemptive()
                .basic("li", "li-demo")
                .get("/api/v1/me")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse me(Map<String, Object> claims) throws GeneralSecurityException {
        String token = Jwt.claims(claims)
                .subject("some-subject")
                .groups(Set.of("administrator"))
                .expiresIn(300)
                .sign(KeyUtils.decodePrivateKey(System.getProperty(Provider.PRIVATE)));
        return given().header("Authorization", "Bearer " + token)
                .get("/api/v1/me")
                .then();
    }
}
