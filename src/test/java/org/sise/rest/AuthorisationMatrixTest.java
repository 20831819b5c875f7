package org.sise.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sise.rest.Caller.as;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sise.config.Shipped;
import org.sise.core.plan.Role;
import org.sise.rest.AuthorisationTable.Row;

/** Who may do what: sends every cell of {@code rest/authorisation.txt}. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorisationMatrixTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final HttpClient client = HttpClient.newHttpClient();
    private final MatrixScenes scenes = new MatrixScenes();

    @Inject
    MatrixPeople people;

    @Inject
    Shipped shipped;

    @TestHTTPResource
    URI service;

    @BeforeAll
    void everybodyComes() throws IOException {
        people.come(AuthorisationTable.read().units());
    }

    @AfterAll
    void everybodyLeaves() {
        people.leave();
        client.close();
    }

    static List<Row> rows() throws IOException {
        return AuthorisationTable.read().rows();
    }

    @Test
    void every_endpoint_of_the_contract_has_a_row() throws Exception {
        Map<String, Map<String, Object>> paths = JsonPath.from(
                        send("GET", service.resolve("/q/openapi?format=json"), people.token("li"), "")
                                .body())
                .getMap("paths");
        Set<String> endpoints = new TreeSet<>();
        paths.forEach((path, operations) -> operations.keySet().stream()
                .filter(METHODS::contains)
                .forEach(method ->
                        endpoints.add(method.toUpperCase(Locale.ROOT) + " " + path.replaceFirst("^/api/v1", ""))));

        assertThat(AuthorisationTable.read().endpoints()).isEqualTo(endpoints);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_caller_is_answered_as_the_table_says(Row row) throws Exception {
        List<String> wrong = new ArrayList<>();
        for (int place = 0; place < row.units().size(); place++) {
            String unit = row.units().get(place);
            String cells = row.cells().get(place);
            for (int i = 0; i < cells.length(); i++) {
                Role role = AuthorisationTable.ROLES.get(i);
                check(row, MatrixPeople.code(unit, role), cells.charAt(i), wrong);
            }
        }
        check(row, null, row.cells().getLast().charAt(0), wrong);

        assertThat(wrong).as(row.toString()).isEmpty();
    }

    private void check(Row row, @Nullable String person, char cell, List<String> wrong) throws Exception {
        String id = cell == '+' && row.isFresh() ? MatrixScenes.fresh(row.scene()) : scenes.shared(row.scene());
        String token = person == null ? null : people.token(person);
        Answer answer = send(
                row.method(), service.resolve("/api/v1" + told(row.path(), id, row)), token, told(row.body(), id, row));
        if (!row.agrees(cell, answer.status())) {
            wrong.add("%s should be %s, not %d %s".formatted(person, cell, answer.status(), answer.body()));
        }
    }

    private String told(String text, String id, Row row) {
        String version = row.endpoint().contains("plans")
                ? shipped.plan().version()
                : shipped.standard().version();
        String mine = row.endpoint().contains("/tokens/") ? people.tokenId() : id;
        return text.replace("{id}", mine)
                .replace("{other}", row.body().contains("{other}") ? scenes.shared("another yellow") : "")
                .replace("{number}", row.body().contains("{number}") ? number(id) : "")
                .replace("{version}", version)
                .replace("{code}", "yl-2000-001")
                .replace("{later}", version)
                .replace("{test}", "00000000-0000-0000-0000-000000000000")
                .replace("{future}", Instant.now().plus(Duration.ofHours(1)).toString())
                .replace("{past}", Instant.now().minusSeconds(1).toString())
                .replace('\'', '"');
    }

    private String number(String id) {
        return as("li").incident(id).path("number");
    }

    private record Answer(int status, String body) {}

    private Answer send(String method, URI address, @Nullable String token, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", body.startsWith("version:") ? "application/yaml" : "application/json")
                .header("Accept", "application/json, application/yaml, text/event-stream")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        var response = client.send(request.build(), BodyHandlers.ofInputStream());
        try (InputStream answer = response.body()) {
            String type = response.headers().firstValue("Content-Type").orElse("");
            // A stream never ends: that it was opened is answer enough.
            byte[] said = type.startsWith(MediaType.SERVER_SENT_EVENTS) ? new byte[0] : answer.readAllBytes();
            return new Answer(response.statusCode(), new String(said, StandardCharsets.UTF_8));
        }
    }
}
