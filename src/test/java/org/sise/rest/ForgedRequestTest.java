package org.sise.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.sise.rest.Caller.INCIDENTS;
import static org.sise.rest.Caller.as;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What another site makes the browser of somebody who is logged in send. */
@QuarkusTest
class ForgedRequestTest {
    private static final String REPORT = Caller.blue("forged").replace('\'', '"');

    private final HttpClient client = HttpClient.newHttpClient();

    @TestHTTPResource
    URI service;

    private String session;

    @BeforeEach
    void somebodyIsLoggedIn() {
        session = given().redirects()
                .follow(false)
                .formParam("name", "qian")
                .formParam("password", "qian-demo")
                .post("/login/check")
                .cookie("sise-session");
    }

    private RequestSpecification browser() {
        return given().redirects().follow(false).cookie("sise-session", session);
    }

    private static void refused(Response response, int status, String type) {
        response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + type));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "x",
                ";",
                "text/plain",
                "text/plain; a=application/json",
                "application/octet-stream",
                "application/jsonx",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x"
            })
    void a_body_that_does_not_say_that_it_is_json_is_refused(@Nullable String type) throws Exception {
        for (String body : new String[] {REPORT, ""}) {
            HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(INCIDENTS))
                    .header("Cookie", "sise-session=" + session)
                    .POST(body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
            if (type != null) {
                request.header("Content-Type", type);
            }
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(415);
            assertThat(answer.body()).contains("/problems/wrong-media-type");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void what_the_browser_says_comes_from_another_site_is_refused(String site) {
        String token = as("qian")
                .request()
                .body("{\"label\": \"forged\"}")
                .post("/api/v1/tokens")
                .path("id");

        refused(browser().header("Sec-Fetch-Site", site).body(REPORT).post(INCIDENTS), 403, "cross-site");
        refused(browser().header("Sec-Fetch-Site", site).delete("/api/v1/tokens/" + token), 403, "cross-site");
        refused(browser().header("Sec-Fetch-Site", site).post("/logout"), 403, "cross-site");
        refused(browser().header("Sec-Fetch-Site", site).post("/login/check"), 403, "cross-site");
        browser().header("Sec-Fetch-Site", site).get("/inbox").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example", "null", "http://127.0.0.1:1", "nonsense", "http://127.0.0.1.evil.example"
            })
    void where_the_browser_says_the_origin_alone_it_must_be_ours(String origin) {
        refused(browser().header("Origin", origin).body(REPORT).post(INCIDENTS), 403, "cross-site");
    }

    @ParameterizedTest
    @CsvSource({"same-origin, true", "none, false", "'', true"})
    void a_page_of_ours_is_served(String site, boolean origin) {
        RequestSpecification asked = browser().contentType("application/json");
        if (!site.isEmpty()) {
            asked.header("Sec-Fetch-Site", site);
        }
        if (origin) {
            asked.header("Origin", "http://" + service.getAuthority());
        }

        asked.body("{}").post(INCIDENTS).then().statusCode(400).body("type", equalTo("/problems/invalid-request"));
    }
}
