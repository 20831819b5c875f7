package org.sise.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However a log-in fails, the answer is the same problem with a challenge, and never a fault of ours. */
@QuarkusTest
class RefusedLoginTest {
    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @Inject
    SettableClock clock;

    /** All tests come from one address: what failed here slows nobody else down, nor the other way round. */
    @BeforeEach
    @AfterEach
    void failuresAreForgotten() {
        clock.advance(Duration.ofMinutes(16));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic",
                "Basic ",
                "Basic %%%",
                "Basic bGk=",
                "basic bGk6Z3Vlc3M=",
                "Bearer",
                "Bearer ",
                "Bearer sise_",
                "Bearer sise_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "Bearer sise_A B",
                "Bearer eyJhbGciOiJub25lIn0.e30.",
                "Digest username=\"li\"",
                "Negotiate YIIB",
                "li:li-demo",
                "sise_AAAA",
                "\u00e9\u00e9 x"
            })
    void a_header_that_names_nobody(String header) {
        given().header("Authorization", header).get("/api/v1/me").then().spec(refused());
    }

    @Test
    void a_name_or_password_that_no_database_or_hash_takes() {
        for (String pair : new String[] {
            "li\0:li-demo", "li:li-demo\0", "l".repeat(3000) + ":x", "li:" + "x".repeat(3000), ":", "\ud83d\ude00:x"
        }) {
            String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
            given().header("Authorization", "Basic " + basic)
                    .get("/api/v1/me")
                    .then()
                    .spec(refused());
        }
        String latin = Base64.getEncoder().encodeToString(new byte[] {(byte) 0xff, ':', (byte) 0xfe});
        given().header("Authorization", "Basic " + latin)
                .get("/api/v1/me")
                .then()
                .spec(refused());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAA", "%00", "", "eyJhbGciOiJub25lIn0.e30."})
    void a_session_that_is_none_of_ours(String cookie) {
        given().cookie("sise-session", cookie).get("/api/v1/me").then().spec(refused());
    }

    @ParameterizedTest
    @CsvSource({
        "GET /api/v1/%zz HTTP/1.1, 4",
        "GET /api/v1/incidents?q=%00 HTTP/1.1, 4",
        "GET /api/v1/incidents/%00 HTTP/1.1, 4",
        "GET /api/v1/incidents/../../etc HTTP/1.1, 4",
        "GET api HTTP/1.1, 4",
        "FROB /api/v1/me HTTP/1.1, 4",
        "nothing of the kind, 4"
    })
    void odd_request_lines_are_the_senders_fault(String line, String status) throws IOException {
        String basic = Base64.getEncoder().encodeToString("li:li-demo".getBytes(StandardCharsets.UTF_8));
        assertThat(raw(line + "\r\nHost: x\r\nAuthorization: Basic " + basic + "\r\nConnection: close\r\n\r\n"))
                .as(line)
                .matches("HTTP/1\\.[01] " + status + ".*");
    }

    @Test
    void headers_without_measure_are_the_senders_fault() throws IOException {
        assertThat(raw("GET /api/v1/me HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(70_000) + "\r\n\r\n"))
                .matches("HTTP/1\\.[01] 431");
        assertThat(raw("GET /api/v1/me?" + "a".repeat(9_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .matches("HTTP/1\\.[01] 414");
        assertThat(raw("GET /api/v1/me HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \u0001\r\n\r\n"))
                .matches("HTTP/1\\.[01] 4..");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            byte[] head = socket.getInputStream().readNBytes(12);
            return new String(head, StandardCharsets.ISO_8859_1);
        }
    }

    private static io.restassured.specification.ResponseSpecification refused() {
        return new io.restassured.builder.ResponseSpecBuilder()
                .expectStatusCode(401)
                .expectContentType("application/problem+json")
                .expectHeader("WWW-Authenticate", "Bearer realm=\"sise\"")
                .expectBody("type", org.hamcrest.Matchers.equalTo("/problems/unauthenticated"))
                .build();
    }
}
