package org.sise.rest;

import static org.hamcrest.Matchers.equalTo;
import static org.sise.rest.Caller.INCIDENTS;
import static org.sise.rest.Caller.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is published to be copied works: the samples, and the examples of the contract. */
@QuarkusTest
class SamplesTest {
    @ParameterizedTest
    @ValueSource(strings = {"blue", "yellow", "orange", "red"})
    void a_sample_is_of_the_level_that_it_is_called(String level) throws IOException {
        String body = Files.readString(Path.of("docs", "samples", level + ".json"));

        as("li").request().body(body).post(INCIDENTS).then().statusCode(201).body("level", equalTo(level));
    }

    @Test
    void the_examples_of_the_contract_can_be_sent() {
        String report =
                Examples.REPORT.replace("fees-2026-09", UUID.randomUUID().toString());
        String id = sent("qian", "", report, 201).path("id");

        sent("qian", "/" + id + "/steps/confirm.jx-zfw.1/settle", Examples.SETTLE, 200);
    }

    @Test
    void the_example_of_an_approval_by_phone_can_be_sent() throws IOException {
        String sample = Files.readString(Path.of("docs", "samples", "yellow.json"))
                .replace("990101", "990100")
                .replace("jx-gaj", "gaj");
        String id = sent("li", "", sample, 201).path("id");
        settled("li", id, "confirm.zfw.1", "{'verdict': 'confirm', 'lead': 'gaj'}");
        settled("zhou", id, "verify.gaj.1", "{'finding': 'partly', 'facts': '事实'}");
        settled("zhou", id, "draft.gaj.1", "{'kind': 'facts', 'facts': '事实', 'outlet': 'gaj'}");
        String hash = as("li").incident(id).path("steps.find { it.id == 'approve_unit.gaj.1' }.hash");
        settled("gaj-deputy", id, "approve_unit.gaj.1", "{'hash': '" + hash + "', 'ruling': 'approve'}");

        String example = Examples.SETTLE_FOR_ANOTHER
                .replace("<hash of the draft>", hash)
                .replace("2026-09-05T02:20:00+08:00", Instant.now().toString());
        sent("wang", "/" + id + "/steps/approve.zfw.1/settle", example, 200);
    }

    private static void settled(String person, String id, String step, String outcome) {
        String body = ("{'outcome': " + outcome + "}").replace('\'', '"');
        sent(person, "/" + id + "/steps/" + step + "/settle", body, 200);
    }

    private static Response sent(String person, String path, String body, int status) {
        Response response = as(person).request().body(body).post(INCIDENTS + path);
        response.then().log().ifValidationFails().statusCode(status);
        return response;
    }
}
