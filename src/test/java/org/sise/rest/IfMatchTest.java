package org.sise.rest;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.sise.rest.Caller.INCIDENTS;
import static org.sise.rest.Caller.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who says which version he saw changes that one, or nothing. */
@QuarkusTest
class IfMatchTest {
    private static final String NOTE = "{\"text\": \"已核对\"}";

    private String id;
    private String seen;

    @BeforeEach
    void anIncidentThatSomebodyLooksAt() {
        id = as("qian").reportsBlue();
        seen = as("qian").incident(id).header("ETag");
    }

    private Response note(String match) {
        return as("qian").request().header("If-Match", match).body(NOTE).post(INCIDENTS + "/" + id + "/notes");
    }

    @Test
    void what_was_seen_is_changed_and_the_answer_has_the_next_version() {
        String next = note(seen).then().statusCode(200).extract().header("ETag");

        note("\"1\", " + next).then().statusCode(200);
        note("*").then().statusCode(200);
    }

    @Test
    void what_changed_meanwhile_is_left_alone_and_told_as_it_is_now() {
        as("qian").post("/" + id + "/notes", NOTE).then().statusCode(200);
        String now = as("qian").incident(id).header("ETag");

        note(seen)
                .then()
                .statusCode(412)
                .contentType("application/problem+json")
                .header("ETag", now)
                .body("type", equalTo("/problems/changed-meanwhile"))
                .body("state.version", notNullValue())
                .body("allowed.verb", hasItem("note"));

        as("qian").incident(id).then().header("ETag", now);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/%s", "\"999\"", "\"\"", "nonsense", "\"99999999999999999999\""})
    void what_is_no_version_of_it_matches_none(String match) {
        note(match.formatted(seen)).then().statusCode(412);
    }

    @Test
    void a_step_is_settled_at_the_version_that_was_seen() {
        as("qian").post("/" + id + "/notes", NOTE);

        as("qian")
                .request()
                .header("If-Match", seen)
                .body("{\"outcome\": {\"verdict\": \"confirm\", \"lead\": \"jx-sfj\"}}")
                .post(INCIDENTS + "/" + id + "/steps/confirm.jx-zfw.1/settle")
                .then()
                .statusCode(412);
    }

    @Test
    void a_repeated_request_is_told_what_it_did_though_the_version_is_another_by_now() {
        String key = UUID.randomUUID().toString();

        for (int time = 0; time < 2; time++) {
            as("qian")
                    .request()
                    .header("If-Match", seen)
                    .header("Idempotency-Key", key)
                    .body(NOTE)
                    .post(INCIDENTS + "/" + id + "/notes")
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void a_report_has_no_version_yet() {
        as("qian")
                .request()
                .header("If-Match", "\"1\"")
                .body(Caller.blue(UUID.randomUUID().toString()).replace('\'', '"'))
                .post(INCIDENTS)
                .then()
                .statusCode(412);
    }
}
