package org.sise.drill;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sise.config.SettableClocks;
import org.sise.kafka.Department;
import org.sise.kafka.Department.Said;

/** A drill as those who hold it and those who take part live it, by REST. */
@QuarkusTest
class DrillTest {
    private static final String DRILLS = "/api/v1/drills";
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    SettableClocks clocks;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    private final List<String> held = new ArrayList<>();

    /** One service for all tests: nothing of a drill goes on after it. */
    @AfterEach
    void over() {
        held.forEach(code -> as("jx-zfw-coordinator").post(DRILLS + "/" + code + "/stop"));
        clocks.run();
    }

    @Test
    void a_scenario_is_played_in_on_the_real_engine_and_is_in_no_real_list() {
        String code = started("yellow", 1);

        String incident = await().atMost(SOON).until(() -> played(code, 1), id -> id != null);

        as("jx-zfw-coordinator")
                .get("/api/v1/incidents/" + incident)
                .then()
                .statusCode(200)
                .body("number", startsWith("YL-"))
                .body("clock", equalTo(code))
                .body("level", equalTo("yellow"))
                .body("provisional", equalTo(true));
        assertThat(ids("jx-zfw-coordinator", "")).doesNotContain(incident);
        assertThat(ids("jx-zfw-coordinator", "?clock=" + code)).containsExactly(incident);
        assertThat(inbox("qian", code)).contains("confirm.jx-zfw.1");
        assertThat(inbox("qian", "real")).isNotEqualTo(inbox("qian", code));
        String real = ids("qian", "?limit=1").isEmpty()
                ? null
                : ids("qian", "?limit=1").getFirst();
        if (real != null) {
            as("qian")
                    .body("{'incident': '%s', 'relation': 'related'}".formatted(incident))
                    .post("/api/v1/incidents/" + real + "/links")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("drill_with_real"));
        }
    }

    @Test
    void its_limits_pass_in_its_own_time_and_a_pause_stops_them() {
        String code = started("yellow", 600);
        String incident = await().atMost(SOON).until(() -> played(code, 1), id -> id != null);

        clocks.advance(Duration.ofSeconds(30)); // five hours of the drill
        await().atMost(SOON).until(() -> events("jx-zfw-coordinator", incident).contains("limit_missed"));
        as("jx-gaj-handler").post(DRILLS + "/" + code + "/pause").then().statusCode(200);
        Instant paused = now(code);
        confirms(incident).then().statusCode(409).body("code", equalTo("drill_stands"));
        clocks.advance(Duration.ofHours(1));

        assertThat(now(code)).isEqualTo(paused);
        as("jx-zfw-coordinator").post(DRILLS + "/" + code + "/resume").then().statusCode(200);
        clocks.advance(Duration.ofSeconds(1));
        assertThat(Duration.between(paused, now(code))).isGreaterThanOrEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void stopping_it_cancels_what_is_open_and_its_sheet_says_what_was_done() {
        String code = started("yellow", 1);
        String incident = await().atMost(SOON).until(() -> played(code, 1), id -> id != null);
        confirms(incident).then().statusCode(200);

        as("jx-zfw-coordinator")
                .post(DRILLS + "/" + code + "/stop")
                .then()
                .statusCode(200)
                .body("state", equalTo("ended"));

        await().atMost(SOON).until(() -> phase(incident).equals("closed"));
        as("jx-zfw-coordinator")
                .body("{'incident': '%s', 'step': 'confirm.jx-zfw.1', 'points': 11}".formatted(incident))
                .post(DRILLS + "/" + code + "/marks")
                .then()
                .statusCode(422);
        Response sheet = as("jx-zfw-coordinator")
                .body("{'incident': '%s', 'step': 'confirm.jx-zfw.1', 'points': 8, 'remark': '研判及时'}"
                        .formatted(incident))
                .post(DRILLS + "/" + code + "/marks");
        Map<String, Object> confirmed =
                sheet.then().statusCode(200).extract().path("steps.find { it.step == 'confirm.jx-zfw.1' }");
        assertThat(confirmed).containsEntry("state", "settled").containsEntry("late", false);
        assertThat(confirmed.get("mark")).hasToString("{points=8, remark=研判及时, person=jx-zfw-coordinator}");
        as("jx-gaj-handler").get(DRILLS + "/" + code + "/score").then().body("units.unit", equalTo(List.of("jx-gaj")));
    }

    @Test
    void a_department_speaks_in_it_by_message_and_is_answered_on_its_topic_of_drills() throws Exception {
        String code = started("yellow", 1);
        String incident = await().atMost(SOON).until(() -> played(code, 1), id -> id != null);
        confirms(incident).then().statusCode(200);

        try (Department bureau = Department.inDrills("jx-gaj", broker)) {
            Said signs = Said.of("jx-gaj-handler", "reply.acknowledge", incident, "{'step': 'verify.jx-gaj.1'}");
            Said slips = Said.of("jx-gaj-handler", "reply.acknowledge", incident, "{'step': 'none.jx-gaj.1'}");
            assertThat(bureau.asks(signs).type()).isEqualTo("taken");
            assertThat(bureau.asks(slips).type()).isEqualTo("refused");
            assertThat(bureau.asks(Said.of("nobody", "reply.unheard", incident, "{"))
                            .type())
                    .isEqualTo("refused");
        }
    }

    @Test
    void a_real_situation_pauses_the_units_drills_with_one_call() {
        String code = started("yellow", 1);

        as("jx-gaj-handler")
                .post(DRILLS + "/real-situation")
                .then()
                .statusCode(200)
                .body("code", hasItem(code));

        as("qian")
                .get(DRILLS + "/" + code)
                .then()
                .body("state", equalTo("paused"))
                .body("injects", nullValue());
        as("jx-gaj-handler").post(DRILLS + "/real-situation").then().body("", empty());
    }

    @Test
    void a_city_drill_plays_into_a_countys_incident_and_raises_it() {
        String code =
                as("he").body("""
                {'name': '提级演练', 'participants': ['jx-zfw', 'jx-sfj'], 'speed': 600, 'injects': [
                  {'at': 'PT0S', 'report': {'title': '收费咨询', 'summary': '询问收费标准', 'theme': 'other', 'areaCode': '990101',
                   'responsibleUnit': 'jx-sfj', 'source': {'kind': 'duty'}, 'restricted': false,
                   'situation': {'counts': {'reads': 620}}}},
                  {'at': 'PT1M', 'rumour': {'text': '网传将停止办理'}},
                  {'at': 'PT2M', 'raise': {'level': 'orange', 'reason': '演练：省级媒体报道'}}]}""").post(DRILLS).then().statusCode(201).extract().path("code");
        held.add(code);
        as("he").body("{}").post(DRILLS + "/" + code + "/start").then().statusCode(200);

        String incident = await().atMost(SOON).until(() -> fate("he", code, 3, "incident"), id -> id != null);

        as("he").get("/api/v1/incidents/" + incident)
                .then()
                .body("level", equalTo("orange"))
                .body("owner", equalTo("990100"));
        as("he").post(DRILLS + "/" + code + "/stop").then().statusCode(200);
    }

    @Test
    void what_cannot_be_played_in_is_noted_and_the_rest_goes_on() {
        String code = as("jx-zfw-coordinator")
                .body("""
                {'name': '误编', 'participants': ['jx-sfj'], 'speed': 600, 'injects': [
                  {'at': 'PT0S', 'report': {'title': '收费咨询', 'summary': '询问收费标准', 'theme': 'other', 'areaCode': '990101',
                   'responsibleUnit': 'jx-sfj', 'source': {'kind': 'duty'}, 'restricted': false,
                   'situation': {'counts': {'reads': 620}}}},
                  {'at': 'PT1M', 'raise': {'level': 'blue', 'reason': '已是蓝色'}},
                  {'at': 'PT2M', 'counts': {'situation': {'counts': {'reads': 900}}}}]}""")
                .post(DRILLS)
                .then()
                .statusCode(201)
                .extract()
                .path("code");
        held.add(code);
        as("jx-zfw-coordinator")
                .body("{}")
                .post(DRILLS + "/" + code + "/start")
                .then()
                .statusCode(200);

        await().atMost(SOON).until(() -> played(code, 3), id -> id != null);

        assertThat(fate("jx-zfw-coordinator", code, 2, "refusal.type")).startsWith("/problems/");
    }

    @Test
    void bad_plans_and_acts_out_of_turn_are_refused_with_their_reason() {
        as("jx-zfw-coordinator")
                .body("{'name': 'x', 'scenario': 'purple'}")
                .post(DRILLS)
                .then()
                .statusCode(400);
        as("jx-zfw-coordinator")
                .body("{'name': 'x'")
                .post(DRILLS)
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/malformed"));
        as("jx-zfw-coordinator")
                .body("{'name': 'x', 'scenario': 'yellow', 'participants': ['nobody']}")
                .post(DRILLS)
                .then()
                .statusCode(422);
        as("jx-zfw-coordinator")
                .body("{'name': 'x', 'scenario': 'yellow', 'speed': 601}")
                .post(DRILLS)
                .then()
                .statusCode(422);
        as("qian")
                .body("{'name': 'x', 'scenario': 'yellow'}")
                .post(DRILLS)
                .then()
                .statusCode(403);
        String code = planned("yellow", 1);

        as("wu").get(DRILLS + "/" + code).then().statusCode(404);
        as("wu").post(DRILLS + "/" + code + "/pause").then().statusCode(404);
        as("qian").body("{}").post(DRILLS + "/" + code + "/start").then().statusCode(403);
        as("jx-zfw-coordinator").post(DRILLS + "/" + code + "/resume").then().statusCode(409);
        as("jx-zfw-coordinator")
                .body("{'startsAt': '%s'}".formatted(Instant.now().plus(Duration.ofDays(400))))
                .post(DRILLS + "/" + code + "/start")
                .then()
                .statusCode(422);
        as("jx-zfw-coordinator")
                .body("{}")
                .post(DRILLS + "/" + code + "/start")
                .then()
                .statusCode(200);
        as("jx-zfw-coordinator")
                .body("{}")
                .post(DRILLS + "/" + code + "/start")
                .then()
                .statusCode(409);
        as("jx-zfw-coordinator")
                .body("{'speed': 0}")
                .post(DRILLS + "/" + code + "/pace")
                .then()
                .statusCode(422);
        as("qian")
                .body("{'speed': 5}")
                .post(DRILLS + "/" + code + "/pace")
                .then()
                .statusCode(403);
        as("jx-zfw-coordinator")
                .body("{'incident': '00000000-0000-7000-8000-000000000000', 'step': 'x.y.1', 'points': 3}")
                .post(DRILLS + "/" + code + "/marks")
                .then()
                .statusCode(404);
    }

    private String planned(String scenario, int speed) {
        String code = as("jx-zfw-coordinator")
                .body("{'name': '演练', 'scenario': '%s', 'participants': ['jx-gaj'], 'speed': %d}"
                        .formatted(scenario, speed))
                .post(DRILLS)
                .then()
                .statusCode(201)
                .extract()
                .path("code");
        held.add(code);
        return code;
    }

    private String started(String scenario, int speed) {
        String code = planned(scenario, speed);
        as("jx-zfw-coordinator")
                .body("{}")
                .post(DRILLS + "/" + code + "/start")
                .then()
                .statusCode(200);
        return code;
    }

    private static String played(String code, int number) {
        return fate("jx-zfw-coordinator", code, number, "incident");
    }

    private static String fate(String person, String code, int number, String what) {
        return as(person)
                .get(DRILLS + "/" + code)
                .then()
                .statusCode(200)
                .extract()
                .path("injects.find { it.number == %d }.%s".formatted(number, what));
    }

    private static Instant now(String code) {
        return Instant.parse(as("jx-zfw-coordinator")
                .get(DRILLS + "/" + code)
                .then()
                .extract()
                .path("now"));
    }

    private static Response confirms(String incident) {
        return as("qian")
                .body("{'outcome': {'verdict': 'confirm', 'lead': 'jx-gaj'}}")
                .post("/api/v1/incidents/" + incident + "/steps/confirm.jx-zfw.1/settle");
    }

    private static String phase(String incident) {
        return as("jx-zfw-coordinator")
                .get("/api/v1/incidents/" + incident)
                .then()
                .extract()
                .path("phase");
    }

    private static List<String> ids(String person, String query) {
        return as(person)
                .get("/api/v1/incidents" + query)
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    private static List<String> inbox(String person, String clock) {
        return as(person)
                .get("/api/v1/inbox?all=true&clock=" + clock)
                .then()
                .statusCode(200)
                .extract()
                .path("items.step");
    }

    private static List<String> events(String person, String incident) {
        return as(person)
                .get("/api/v1/incidents/" + incident + "/timeline")
                .then()
                .statusCode(200)
                .extract()
                .path("entries.type");
    }

    private static Call as(String person) {
        return new Call(
                given().auth().preemptive().basic(person, person + "-demo").contentType("application/json"));
    }

    /** Single quotes in a body stand for double ones. */
    private record Call(RequestSpecification request) {
        Call body(String body) {
            return new Call(request.body(body.replace('\'', '"')));
        }

        Response post(String path) {
            return request.post(path);
        }

        Response get(String path) {
            return request.get(path);
        }
    }
}
