package org.sise.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.util.KeyUtils;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** People by redirect and programs by the provider's tokens, with OIDC switched on as a city would: by configuration only. */
@QuarkusTest
@TestProfile(OidcLoginTest.City.class)
class OidcLoginTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    public static class City implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.oidc.tenant-enabled",
                    "true",
                    "quarkus.oidc.client-id",
                    OpenIdProvider.CLIENT,
                    "quarkus.oidc.credentials.secret",
                    OpenIdProvider.SECRET,
                    "sise.security.person-claim",
                    "employee");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(OpenIdProvider.class));
        }
    }

    @ConfigProperty(name = "quarkus.oidc.auth-server-url")
    String provider;

    /** Any page that needs a log-in. */
    @TestHTTPResource("/q/openapi")
    URI page;

    @TestHTTPResource("/api/v1/me")
    URI me;

    @Test
    void theClaimNamesThePersonAndOnlyTheDirectoryGivesRoles() throws Exception {
        me(Map.of("aud", "sise", "employee", "qian", "groups", Set.of("administrator")))
                .statusCode(200)
                .body("person", equalTo("qian"))
                .body("roles", contains("duty_officer"));
    }

    @Test
    void aPersonWhomTheDirectoryDoesNotKnowIsRefused() throws Exception {
        refused(me(Map.of("aud", "sise", "employee", "stranger")));
    }

    @Test
    void aTokenWithoutTheClaimIsRefused() throws Exception {
        refused(me(Map.of("aud", "sise")));
    }

    @Test
    void aTokenThatHasExpiredIsRefused() throws Exception {
        long past = Instant.now().minusSeconds(60).getEpochSecond();
        refused(me(Map.of("aud", "sise", "employee", "qian", "exp", past)));
    }

    @Test
    void aTokenForAnotherProgramOfTheCityOnceOpenedThisOneToo() throws Exception {
        refused(me(Map.of("aud", "payroll", "employee", "qian")));
        refused(me(Map.of("employee", "qian")));
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() throws Exception {
        refused(me(Map.of("aud", "sise", "employee", "qian", "iss", "https://login.example.org")));
    }

    @Test
    void aTokenSignedByAnotherKeyIsRefused() throws Exception {
        String forged = Jwt.claims(Map.of("aud", "sise", "employee", "qian", "iss", provider))
                .expiresIn(300)
                .jws()
                .keyId("first")
                .sign(KeyUtils.generateKeyPair(2048).getPrivate());
        refused(meBy(forged));
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

    @Test
    void aPageLeadsToTheProviderAndTheApiIsAnsweredWithAProblem() {
        String toProvider = given().redirects()
                .follow(false)
                .get("/")
                .then()
                .statusCode(302)
                .extract()
                .header("Location");
        assertThat(toProvider).startsWith(provider + "/authorize").contains("client_id=sise");
        refused(given().get("/api/v1/me").then());
    }

    @Test
    void whoComesBackFromTheProviderHasASessionThatTheApiTakesToo() throws Exception {
        try (HttpClient browser = browserOf("wang")) {
            assertThat(get(browser, page).statusCode()).isEqualTo(200);
            HttpResponse<String> answer = get(browser, me);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(JSON.readTree(answer.body()).path("person").asText()).isEqualTo("wang");
        }
    }

    @Test
    void whoIsNotInTheDirectoryComesBackToARefusalAndIsNotSentRoundAndRound() throws Exception {
        try (HttpClient browser = browserOf("stranger")) {
            assertThat(get(browser, page).statusCode()).isEqualTo(401);
        }
    }

    private HttpClient browserOf(String person) {
        given().body(person).post(provider + "/person").then().statusCode(200);
        return HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    private static HttpResponse<String> get(HttpClient browser, URI address) throws Exception {
        return browser.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private ValidatableResponse me(Map<String, Object> claims) throws JsonProcessingException {
        return meBy(given().body(JSON.writeValueAsString(claims))
                .post(provider + "/sign")
                .asString());
    }

    private static ValidatableResponse meBy(String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/api/v1/me")
                .then();
    }

    private static void refused(ValidatableResponse answer) {
        answer.statusCode(401)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/unauthenticated"));
    }
}
