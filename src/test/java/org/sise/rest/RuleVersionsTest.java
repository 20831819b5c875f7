package org.sise.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.sise.rest.Caller.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A city changes its plan and its standard while the service runs: one drafts, another puts into force. */
@QuarkusTest
class RuleVersionsTest {
    private static final String FILE = "default-1";

    private final String mine = "test-" + UUID.randomUUID().toString().substring(0, 8);

    /** All tests share one service: what ships holds again. */
    @AfterEach
    void theFilesHoldAgain() {
        for (String kind : List.of("plans", "standards")) {
            String inForce = as("zhang").get("/api/v1/" + kind).then().extract().path("find { it.inForce }.version");
            if (!inForce.equals(FILE)) {
                activates("zhang", kind, FILE, "{}").statusCode(200);
            }
        }
    }

    @Test
    void what_ships_is_a_version_like_any_other() {
        as("li").get("/api/v1/plans/" + FILE)
                .then()
                .statusCode(200)
                .body("flows.blue.steps[0].key", equalTo("confirm"));
        as("li").get("/api/v1/standards/" + FILE + "/document")
                .then()
                .statusCode(200)
                .body(containsString("version: default-1"));
        as("li").get("/api/v1/standards/nowhere").then().statusCode(404);
    }

    @Test
    void a_standard_in_force_grades_what_is_reported_from_then_on_and_nothing_before() {
        String before = as("li").reportsBlue();
        drafts("he", "standards", standard()).statusCode(201).body("state", equalTo("draft"));

        activates("zhang", "standards", mine, "{}").statusCode(200).body("state", equalTo("in_force"));
        String after = as("li").reportsBlue();

        as("li").incident(before).then().body("level", equalTo("blue")).body("standard", equalTo(FILE));
        as("li").incident(after).then().body("level", equalTo("yellow")).body("standard", equalTo(mine));
        as("li").request()
                .body("{\"situation\": {\"counts\": {\"reads\": 620}}}")
                .post("/api/v1/standards/preview")
                .then()
                .body("level", equalTo("yellow"));
    }

    @Test
    void an_incident_stays_on_its_plan_until_it_is_pinned_anew() {
        String before = as("li").reportsBlue();
        drafts("he", "plans", plan()).statusCode(201);
        activates("zhang", "plans", mine, "{}").statusCode(200);

        String after = as("li").reportsBlue();

        as("li").incident(before).then().body("plan", equalTo(FILE));
        as("li").incident(after).then().body("plan", equalTo(mine));
        as("jx-zfw-coordinator")
                .post("/" + before + "/repin", "{'reason': '新预案'}")
                .then()
                .statusCode(200);
        as("li").incident(before).then().body("plan", equalTo(mine));
    }

    @Test
    void a_version_that_is_to_hold_later_does_not_hold_yet_and_may_be_taken_back() {
        drafts("he", "plans", plan()).statusCode(201);
        String from = Instant.now().plus(Duration.ofHours(1)).toString();

        activates("zhang", "plans", mine, "{'from': '%s'}".formatted(from))
                .statusCode(200)
                .body("state", equalTo("scheduled"))
                .body("activator", equalTo("zhang"));

        as("li").incident(as("li").reportsBlue()).then().body("plan", equalTo(FILE));
        withdraws("he", "plans", mine).statusCode(200).body("state", equalTo("withdrawn"));
        withdraws("he", "plans", mine).statusCode(409).body("code", equalTo("version_withdrawn"));
        activates("zhang", "plans", mine, "{}").statusCode(409).body("code", equalTo("version_withdrawn"));
    }

    @Test
    void the_difference_is_told_in_both_languages() {
        drafts("he", "plans", plan()).statusCode(201);
        drafts("he", "standards", standard()).statusCode(201);

        as("li").get("/api/v1/plans/" + FILE + "/difference/" + mine)
                .then()
                .statusCode(200)
                .body("path", equalTo(List.of("levels.yellow.limits.confirm")))
                .body("kind", equalTo(List.of("term")))
                .body("sentence.zh", hasItem("黄级“研判定级”时限由“2 小时”改为“1 小时”"))
                .body("sentence.en", hasItem("yellow, confirm the grade: limit 2 h → 1 h"));
        as("li").get("/api/v1/standards/" + FILE + "/difference/" + mine)
                .then()
                .body("kind", equalTo(List.of("threshold")))
                .body("[0].sentence.zh", endsWith("阅读量由 10,000 改为 500"));
    }

    @Test
    void a_draft_that_is_wrong_is_refused_with_each_place() {
        String wrong = standard().replace("level: red", "level: purple").replace("atLeast: 500", "atLeast: many");

        drafts("he", "standards", wrong)
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-request"))
                .body("errors.field", hasItem(containsString("criterion red.nature at 7:12")))
                .body("errors.message", hasItem(containsString("must be a whole number")));
        drafts("he", "plans", plan().replace("party: duty", "party: nobody"))
                .statusCode(400)
                .body("errors[0].message", containsString("unknown party 'nobody'"));
        drafts("he", "plans", "").statusCode(400);
        as("he").request().body("{}").post("/api/v1/plans").then().statusCode(415);
        as("li").get("/api/v1/standards/" + mine).then().statusCode(404);
    }

    @Test
    void a_version_names_one_content_for_good() {
        drafts("he", "standards", standard()).statusCode(201);

        drafts("he", "standards", "# the same\n" + standard()).statusCode(200);
        drafts("he", "standards", standard().replace("atLeast: 500}", "atLeast: 501}"))
                .statusCode(409)
                .body("code", equalTo("version_taken"));
    }

    @Test
    void who_drafted_it_does_not_put_it_into_force_and_nobody_does_for_the_past() {
        drafts("zhang", "plans", plan()).statusCode(201);

        activates("zhang", "plans", mine, "{}").statusCode(409).body("type", equalTo("/problems/same-person"));
        activates("he", "plans", mine, "{}").statusCode(403).body("code", equalTo("activated_by_leader"));
        activates("chen", "plans", "nowhere", "{}").statusCode(404);
        activates("chen", "plans", mine, "{'from': '2026-01-01T00:00:00+08:00'}")
                .statusCode(422)
                .body("code", equalTo("force_in_past"));
        drafts("li", "plans", plan()).statusCode(403).body("code", equalTo("drafted_by_commission"));
        drafts("jx-zfw-coordinator", "plans", plan()).statusCode(403);
    }

    @Test
    void of_two_who_put_it_into_force_at_once_one_does() throws Exception {
        drafts("he", "plans", plan()).statusCode(201);
        Callable<Integer> zhang =
                () -> activates("zhang", "plans", mine, "{}").extract().statusCode();
        Callable<Integer> chen =
                () -> activates("chen", "plans", mine, "{}").extract().statusCode();

        List<Integer> answers;
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> both = threads.invokeAll(List.of(zhang, chen));
            answers = List.of(both.getFirst().get(), both.getLast().get());
        }

        assertThat(answers).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void what_was_in_force_is_not_taken_back() {
        withdraws("he", "plans", FILE).statusCode(409).body("code", equalTo("version_used"));
        withdraws("li", "plans", FILE).statusCode(403);
    }

    private String standard() {
        return shipped("standards")
                .replace("version: default-1", "version: " + mine)
                .replace("reads, atLeast: 10000}", "reads, atLeast: 500}");
    }

    private String plan() {
        return shipped("plans")
                .replace("version: default-1", "version: " + mine)
                .replace(
                        "{from: received, within: PT2H, overdue: [lapse, ring]}",
                        "{from: received, within: PT1H, overdue: [lapse, ring]}");
    }

    private static String shipped(String kind) {
        return as("li").get("/api/v1/" + kind + "/" + FILE + "/document").asString();
    }

    private static ValidatableResponse drafts(String person, String kind, String document) {
        Response answer = given().auth()
                .preemptive()
                .basic(person, person + "-demo")
                .contentType("application/yaml")
                .body(document.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/" + kind);
        return answer.then();
    }

    private static ValidatableResponse activates(String person, String kind, String version, String body) {
        return as(person)
                .request()
                .body(body.replace('\'', '"'))
                .post("/api/v1/" + kind + "/" + version + "/activate")
                .then();
    }

    private static ValidatableResponse withdraws(String person, String kind, String version) {
        return as(person)
                .request()
                .body("{}")
                .post("/api/v1/" + kind + "/" + version + "/withdraw")
                .then();
    }
}
