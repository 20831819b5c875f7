package org.sise.drill;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sise.config.SettableClocks;

/** The sheet says of each step whose fault it was, and how often it had to be reminded. */
@QuarkusTest
class ScoreTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    SettableClocks clocks;

    private String drill;
    private String incident;

    @BeforeEach
    void aDrillAndWhatItBeginsWith() {
        drill = asks("jx-zfw-coordinator", "/drills", """
                {'name': '评分演练', 'scenario': 'yellow', 'participants': ['jx-gaj'], 'speed': 600}""").path("code");
        asks("jx-zfw-coordinator", "/drills/" + drill + "/start", "{}");
        incident = await().atMost(SOON)
                .until(
                        () -> get("jx-zfw-coordinator", "/drills/" + drill).path("injects[0].incident"),
                        found -> found != null);
        settles("qian", "confirm.jx-zfw.1", "{'verdict': 'confirm', 'lead': 'jx-gaj'}");
    }

    @AfterEach
    void over() {
        asks("jx-zfw-coordinator", "/drills/" + drill + "/stop", "{}");
        clocks.run();
    }

    @Test
    void a_rejected_draft_is_its_drafters_to_do_again_and_nobody_elses() {
        settles("jx-gaj-handler", "verify.jx-gaj.1", "{'finding': 'partly', 'facts': '当日执法一处不规范'}");
        settles("jx-gaj-handler", "draft.jx-gaj.1", "{'kind': 'facts', 'facts': '第一稿', 'outlet': 'jx-gaj'}");
        String hash = get("jx-gaj-deputy", "/incidents/" + incident)
                .path("steps.find { it.id == 'approve_unit.jx-gaj.1' }.hash");

        settles("jx-gaj-deputy", "approve_unit.jx-gaj.1", """
                {'hash': '%s', 'ruling': 'reject', 'failed': ['facts'], 'reason': '数字不全'}""".formatted(hash));

        assertThat(step("draft.jx-gaj.1")).containsEntry("redone", true);
        assertThat(step("approve_unit.jx-gaj.1")).containsEntry("redone", false);
        assertThat(step("verify.jx-gaj.1")).containsEntry("redone", false);
    }

    @Test
    void what_called_out_is_counted() {
        clocks.advance(Duration.ofMinutes(2)); // twenty hours of the drill

        await().atMost(SOON).until(() -> (Integer) step("verify.jx-gaj.1").get("reminders") > 0);

        assertThat(step("verify.jx-gaj.1")).containsEntry("late", true);
        assertThat(step("confirm.jx-zfw.1")).containsEntry("late", false).containsEntry("reminders", 0);
    }

    private Map<String, Object> step(String id) {
        return get("jx-zfw-coordinator", "/drills/" + drill + "/score").path("steps.find { it.step == '" + id + "' }");
    }

    private void settles(String person, String step, String outcome) {
        asks(person, "/incidents/" + incident + "/steps/" + step + "/settle", "{'outcome': " + outcome + "}");
    }

    private static Response get(String person, String path) {
        Response answer =
                given().auth().preemptive().basic(person, person + "-demo").get("/api/v1" + path);
        answer.then().statusCode(200);
        return answer;
    }

    private static Response asks(String person, String path, String body) {
        Response answer = given().auth()
                .preemptive()
                .basic(person, person + "-demo")
                .contentType("application/json")
                .body(body.replace('\'', '"'))
                .post("/api/v1" + path);
        assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 201);
        return answer;
    }
}
