package org.sise.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LoginTest {
    private static final String PROBLEM = "application/problem+json";

    private static final RestAssuredConfig TIMEOUT = RestAssuredConfig.config()
            .httpClient(HttpClientConfig.httpClientConfig().setParam("http.socket.timeout", 5_000));

    @Inject
    SettableClock clock;

    @Inject
    Tokens tokens;

    @BeforeEach
    void letEarlierFailuresBeForgotten() {
        clock.advance(Duration.ofMinutes(16));
    }

    @Test
    void withoutCredentialsTheApiAnswersWithAProblem() {
        given().get("/api/v1/me")
                .then()
                .statusCode(401)
                .contentType(PROBLEM)
                .header("WWW-Authenticate", "Bearer realm=\"sise\"")
                .body("type", equalTo("/problems/unauthenticated"));
    }

    @Test
    void withoutCredentialsAPageLeadsToTheLogin() {
        given().redirects().follow(false).get("/").then().statusCode(302).header("Location", endsWith("/login"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/incidents?units=gaj,fy", "/api;a=b/v1/units", "/incidents;a"})
    void anAddressThatNoCookieHoldsOnceHungAndNowLeadsToTheLogin(String address) {
        given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .config(TIMEOUT)
                .get(address)
                .then()
                .statusCode(302)
                .header("Location", endsWith("/login"));
    }

    @Test
    void basicNamesThePersonOfTheDirectory() {
        basic("li", "li-demo")
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("person", equalTo("li"))
                .body("name", equalTo("李明"))
                .body("unit", equalTo("zfw"))
                .body("roles", contains("duty_officer"));
    }

    @Test
    void aWrongPasswordAndAnUnknownNameAreRefusedAlike() {
        Response wrong = basic("li", "guess").get("/api/v1/me");
        Response unknown = basic("nobody", "guess").get("/api/v1/me");

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.contentType()).startsWith(PROBLEM);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.body().asString()).isEqualTo(wrong.body().asString());
    }

    @Test
    void aMalformedBasicHeaderIsRefused() {
        given().header("Authorization", "Basic %%%").get("/api/v1/me").then().statusCode(401);
        given().header("Authorization", "Basic bGk=").get("/api/v1/me").then().statusCode(401);
    }

    @Test
    void aMachineHasNoPassword() {
        basic("monitor", "monitor-demo").get("/api/v1/me").then().statusCode(401);
    }

    @Test
    void theFormGivesASessionThatTheApiTakesToo() {
        Response answer = form("wang", "wang-demo");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.header("Location")).doesNotContain("failed");
        assertThat(answer.detailedCookie("sise-session").isHttpOnly()).isTrue();
        assertThat(answer.detailedCookie("sise-session").getSameSite()).isEqualToIgnoringCase("strict");
        given().cookies(answer.cookies())
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("person", equalTo("wang"));
    }

    @Test
    void theFormRefusesAWrongPassword() {
        Response answer = form("wang", "guess");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith("/login?failed=true");
        assertThat(answer.cookies()).doesNotContainKey("sise-session");
    }

    @Test
    void a_log_in_without_its_fields_is_one_that_failed() {
        for (RequestSpecification empty : List.of(
                given().formParam("name", "wang"),
                given().formParam("password", "wang-demo"),
                given().contentType("application/x-www-form-urlencoded"),
                given().contentType("application/json").body("{}"),
                given())) {
            empty.redirects()
                    .follow(false)
                    .post("/login/check")
                    .then()
                    .statusCode(302)
                    .header("Location", endsWith("/login?failed=true"));
        }
    }

    @Test
    void where_the_form_is_sent_to_there_is_nothing_to_read() {
        given().redirects()
                .follow(false)
                .get("/login/check")
                .then()
                .statusCode(302)
                .header("Location", endsWith("/login"));
        given().delete("/login/check").then().statusCode(405);
    }

    @Test
    void failuresOfOneNameAreSlowedDownLongerAndLonger() {
        for (int attempt = 0; attempt < 3; attempt++) {
            basic("he", "guess").get("/api/v1/me").then().statusCode(401);
        }

        basic("he", "guess")
                .get("/api/v1/me")
                .then()
                .statusCode(429)
                .contentType(PROBLEM)
                .header("Retry-After", "1");
        clock.advance(Duration.ofSeconds(1));
        basic("he", "guess").get("/api/v1/me").then().statusCode(401);
        clock.advance(Duration.ofSeconds(1));
        basic("he", "he-demo").get("/api/v1/me").then().statusCode(429);
        clock.advance(Duration.ofSeconds(1));
        basic("he", "he-demo").get("/api/v1/me").then().statusCode(200);
    }

    @Test
    void othersAtTheSameAddressAreNotHeldUp() {
        for (int attempt = 0; attempt < 5; attempt++) {
            basic("zhang", "guess").get("/api/v1/me");
        }

        basic("zhang", "zhang-demo").get("/api/v1/me").then().statusCode(429);
        basic("chen", "chen-demo").get("/api/v1/me").then().statusCode(200);
    }

    @Test
    void aTokenIsShownOnceAndWorks() {
        Response issued = issue("qian", Map.of("label", "script"));

        issued.then().statusCode(201).body("person", equalTo("qian"));
        bearer(issued.path("token")).get("/api/v1/me").then().statusCode(200).body("person", equalTo("qian"));
        basic("qian", "qian-demo")
                .get("/api/v1/tokens")
                .then()
                .statusCode(200)
                .body("[0]", not(hasKey("token")))
                .body("[0]", not(hasKey("hash")))
                .body("find { it.id == '" + issued.path("id") + "' }.lastUsed", equalTo(today()));
    }

    @Test
    void anUnknownTokenIsRefused() {
        bearer("sise_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
                .get("/api/v1/me")
                .then()
                .statusCode(401)
                .contentType(PROBLEM);
        bearer("eyJhbGciOiJub25lIn0.e30.")
                .get("/api/v1/me")
                .then()
                .statusCode(401)
                .contentType(PROBLEM);
    }

    @Test
    void aRevokedTokenEndsAtOnce() {
        Response issued = issue("wu", Map.of("label", "script"));
        bearer(issued.path("token")).get("/api/v1/me").then().statusCode(200);

        basic("wu", "wu-demo")
                .delete("/api/v1/tokens/" + issued.path("id"))
                .then()
                .statusCode(204);

        bearer(issued.path("token")).get("/api/v1/me").then().statusCode(401);
    }

    @Test
    void anExpiredTokenIsRefused() {
        Response issued = issue("wu", Map.of("label", "short", "days", 1));
        clock.advance(Duration.ofHours(23));
        bearer(issued.path("token")).get("/api/v1/me").then().statusCode(200);

        clock.advance(Duration.ofHours(1));

        bearer(issued.path("token")).get("/api/v1/me").then().statusCode(401);
    }

    @Test
    void anAdministratorIssuesForMachinesOnly() {
        Response machine = issue("admin", Map.of("person", "monitor", "label", "monitoring system"));

        machine.then().statusCode(201);
        bearer(machine.path("token")).get("/api/v1/me").then().body("roles", contains("machine"));
        issue("admin", Map.of("person", "chen", "label", "no"))
                .then()
                .statusCode(403)
                .contentType(PROBLEM);
        issue("li", Map.of("person", "monitor", "label", "no")).then().statusCode(403);
    }

    @Test
    void nobodySeesOrEndsAnothersTokens() {
        Response issued = issue("zhou", Map.of("label", "mine"));

        basic("sun", "sun-demo").get("/api/v1/tokens?person=zhou").then().statusCode(403);
        basic("sun", "sun-demo")
                .delete("/api/v1/tokens/" + issued.path("id"))
                .then()
                .statusCode(404);
        basic("admin", "admin-demo").get("/api/v1/tokens?person=zhou").then().statusCode(200);
        bearer(issued.path("token")).get("/api/v1/me").then().statusCode(200);
    }

    @Test
    void aTokenNeedsALabel() {
        issue("zhou", Map.of("label", " "))
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("type", equalTo("/problems/invalid-request"))
                .body("errors.field", contains("label"));
    }

    @Test
    void what_is_wrong_with_a_wish_for_a_token_is_told_at_once_and_never_a_fault_of_ours() {
        issue("zhou", Map.of("label", "a\0b", "days", "0"))
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-request"))
                .body("errors.field", containsInAnyOrder("label", "days"));
        issue("zhou", Map.of("label", "l".repeat(81), "days", 0))
                .then()
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("label", "days"));
        issue("zhou", Map.of("label", "l", "days", 1.5, "colour", "red"))
                .then()
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("days", "colour"));
        issue("zhou", Map.of("label", "x", "person", "zh\0ou"))
                .then()
                .statusCode(400)
                .contentType(PROBLEM);
        issue("zhou", Map.of("label", "x", "days", 367)).then().statusCode(400).body("errors.field", contains("days"));
    }

    @Test
    void aTokenIsStoredAsItsHashOnly() {
        Tokens.Issued issued = tokens.issue("li", "stored", Duration.ofDays(1));

        assertThat(issued.secret()).matches("sise_[A-Za-z0-9_-]{43}");
        assertThat(issued.row().hash).hasSize(32);
        assertThat(tokens.find(issued.row().id).orElseThrow().hash).isEqualTo(issued.row().hash);
    }

    private String today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static Response issue(String person, Map<String, Object> wish) {
        return basic(person, person + "-demo")
                .contentType("application/json")
                .body(wish)
                .post("/api/v1/tokens");
    }

    private static RequestSpecification basic(String name, String password) {
        return given().auth().preemptive().basic(name, password);
    }

    private static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static Response form(String name, String password) {
        return given().redirects()
                .follow(false)
                .formParam("name", name)
                .formParam("password", password)
                .post("/login/check");
    }
}
