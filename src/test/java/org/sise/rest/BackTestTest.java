package org.sise.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.sise.rest.Caller.as;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a draft of the standard would have made of what was reported. */
@QuarkusTest
class BackTestTest {
    /** Long before anything else here was reported. */
    private static final String OF_OLD = "{'from': '2001-01-01T00:00:00Z', 'to': '2002-01-01T00:00:00Z'}";

    private final String mine = "test-" + UUID.randomUUID().toString().substring(0, 8);

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void a_stricter_draft() {
        String document = as("li").get("/api/v1/standards/default-1/document").asString();
        given().auth()
                .preemptive()
                .basic("he", "he-demo")
                .contentType("application/yaml")
                .body(document.replace("version: default-1", "version: " + mine)
                        .replace("reads, atLeast: 10000}", "reads, atLeast: 500}")
                        .getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/standards")
                .then()
                .statusCode(201);
    }

    @AfterEach
    void nothing_of_old_stays() throws SQLException {
        execute(
                "delete from situation where incident in (select incident from figure where reported_at < '2002-01-01')");
        execute("delete from figure where reported_at < '2002-01-01'");
    }

    @Test
    void it_says_whose_level_would_change_and_by_what() {
        Instant from = Instant.now();
        String blue = as("li").reportsBlue();
        as("li").reportsBlue();
        as("li").post("/" + blue + "/follow-ups", "{'situation': {'counts': {'reads': 20000}}}")
                .then()
                .statusCode(200);
        String wish = "{'from': '%s', 'to': '%s'}".formatted(from, Instant.now().plusSeconds(1));

        String test = begins(wish).then().statusCode(202).extract().path("id");

        ended(test)
                .then()
                .body("test.state", equalTo("done"))
                .body("result.incidents", equalTo(2))
                .body("result.unconfirmed", equalTo(2))
                .body("result.againstInForce.levels[0]", equalTo("blue"))
                .body("result.againstInForce.counts[0][1]", equalTo(1))
                .body("result.againstInForce.counts[1][1]", equalTo(1))
                .body("result.changed", equalTo(1))
                .body("result.listed[0].inForce", equalTo("blue"))
                .body("result.listed[0].because.key", equalTo(List.of("yellow.reads")));
        as("li").get("/api/v1/standards/" + mine + "/backtests").then().body("id", equalTo(List.of(test)));
    }

    @Test
    void one_that_is_cancelled_half_way_ends_there_and_leaves_no_result() throws SQLException {
        many(60_000);
        String test = begins(OF_OLD).then().statusCode(202).extract().path("id");
        begins(OF_OLD).then().statusCode(409).body("code", equalTo("backtest_runs"));
        await().atMost(Duration.ofSeconds(30)).until(() -> counted(test) > 0);

        cancels(test).then().statusCode(200).body("state", equalTo("cancelled"));

        cancels(test).then().statusCode(409).body("code", equalTo("backtest_ended"));
        shown(test).then().body("test.state", equalTo("cancelled")).body("result", nullValue());
        assertThat(counted(test)).isLessThan(60_000);
        String next = begins("{'from': '2000-01-01T00:00:00Z', 'to': '2000-01-02T00:00:00Z'}")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        ended(next).then().body("test.state", equalTo("done")).body("result.incidents", equalTo(0));
    }

    @Test
    void drills_are_never_in_it() throws SQLException {
        many(10);
        execute("update figure set clock = 'drill-1' where reported_at < '2001-01-01T00:00:05Z'");

        String test = begins(OF_OLD).then().statusCode(202).extract().path("id");

        ended(test).then().body("result.incidents", equalTo(5));
    }

    @Test
    void one_whose_service_died_is_seen_as_broken_and_the_next_may_begin() throws SQLException {
        String dead = UUID.randomUUID().toString();
        execute(
                "insert into backtest (id, kind, version, since, until, person, state, incidents, counted, asked_at, alive_at)"
                        + " values ('" + dead + "', 'standard', '" + mine + "', now(), now(), 'he', 'running', 9, 3,"
                        + " now() - interval '2 minutes', now() - interval '1 minute')");

        shown(dead).then().body("test.state", equalTo("broken"));
        String next = begins(OF_OLD).then().statusCode(202).extract().path("id");

        ended(next);
        as("li").get("/api/v1/standards/" + mine + "/backtests").then().body("id", hasSize(2));
    }

    @Test
    void who_may_not_ask_is_refused_and_so_is_a_period_that_ends_before_it_begins() {
        asks("li", OF_OLD).then().statusCode(403);
        begins("{'from': '2002-01-01T00:00:00Z', 'to': '2001-01-01T00:00:00Z'}")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("to"));
        as("he").request()
                .body(OF_OLD.replace('\'', '"'))
                .post("/api/v1/standards/nowhere/backtest")
                .then()
                .statusCode(404);
        as("jx-zfw-coordinator")
                .get("/api/v1/backtests/" + new UUID(0, 0))
                .then()
                .statusCode(403);
        as("li").get("/api/v1/backtests/" + new UUID(0, 0)).then().statusCode(404);
    }

    private Response begins(String wish) {
        return asks("he", wish);
    }

    private Response asks(String person, String wish) {
        return as(person).request().body(wish.replace('\'', '"')).post("/api/v1/standards/" + mine + "/backtest");
    }

    private static Response cancels(String test) {
        return as("he").request().body("{}").post("/api/v1/backtests/" + test + "/cancel");
    }

    @Test
    void what_was_confirmed_and_lowered_when_it_had_calmed_down_was_no_lower_before() throws SQLException {
        many(1);
        for (String row : List.of("2, reported_at, 'default-1', 'orange'", "3, reported_at, 'default-1', 'yellow'")) {
            execute("insert into situation select incident, " + row + ", true, '{\"reads\": 620, \"flags\": {}}'"
                    + " from figure where reported_at < '2002-01-01'");
        }

        ended(begins(OF_OLD).then().statusCode(202).extract().path("id"))
                .then()
                .body("result.againstConfirmed.counts[2]", equalTo(List.of(0, 1, 0, 0)));
    }

    @Test
    void a_plans_limit_that_nothing_met_was_kept_by_nobody() {
        Instant from = Instant.now();
        String blue = as("li").reportsBlue();
        as("qian")
                .post("/" + blue + "/steps/confirm.jx-zfw.1/settle", """
                {'outcome': {'verdict': 'dismiss', 'dismissal': {'ground': 'by_mistake'}, 'reason': '误报'}}""")
                .then()
                .statusCode(200);
        String other = as("li").reportsBlue();
        as("qian")
                .post(
                        "/" + other + "/steps/confirm.jx-zfw.1/settle",
                        "{'outcome': {'verdict': 'confirm', 'lead': 'jx-sfj'}}")
                .then()
                .statusCode(200);
        String wish = "{'from': '%s', 'to': '%s'}".formatted(from, Instant.now().plusSeconds(1));
        String test = as("he").request()
                .body(wish.replace('\'', '"'))
                .post("/api/v1/plans/default-1/backtest")
                .then()
                .statusCode(202)
                .extract()
                .path("id");

        ended(test)
                .then()
                .body("limits.find { it.limit == 'confirm' }.staysKept", equalTo(1))
                .body("limits.find { it.limit == 'answer_hard' }.staysKept", equalTo(0))
                .body("limits.find { it.limit == 'answer_hard' }.unanswerable", equalTo(2));
    }

    @Test
    void of_a_version_that_is_not_there_nothing_is_said() {
        as("li").get("/api/v1/standards/nobodys/backtests").then().statusCode(404);
    }

    private static Response shown(String test) {
        return as("li").get("/api/v1/backtests/" + test);
    }

    private static long counted(String test) {
        Number counted = shown(test).then().extract().path("test.counted");
        return counted.longValue();
    }

    private static Response ended(String test) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> shown(test),
                        answer -> !answer.then().extract().path("test.state").equals("running"));
    }

    /** One each second, with the rows that a back-test reads and no others. */
    private void many(int incidents) throws SQLException {
        execute(
                "insert into figure select gen_random_uuid(), 'real', timestamptz '2001-01-01T00:00:00Z' + n * interval '1 second',"
                        + " 'blue', 'other', '', '{}', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null from generate_series(0, "
                        + (incidents - 1) + ") n");
        execute("insert into situation select incident, 1, reported_at, 'default-1', 'blue', false,"
                + " '{\"reads\": 620, \"flags\": {}}' from figure where reported_at < '2002-01-01'");
    }

    /** Rows of thousands of incidents may take a busy machine longer than a statement of the service may. */
    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local statement_timeout = '60s'");
            statement.execute(sql);
            connection.commit();
            connection.setAutoCommit(true);
        }
    }
}
