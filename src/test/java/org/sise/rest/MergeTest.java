package org.sise.rest;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.sise.rest.Caller.as;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 并案: two reports of one matter become one incident, whichever way it is asked, and never both ways. */
@QuarkusTest
class MergeTest {
    private static final String WAITING =
            "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";

    @Inject
    AgroalDataSource database;

    private final String key = UUID.randomUUID().toString();
    private String first;
    private String second;

    @BeforeEach
    void aMatterIsReportedTwice() {
        first = reported("li", "gaj", UUID.randomUUID().toString(), 12_000);
        second = reported("li", "sfj", key, 38_000);
        confirm(first, "gaj");
        confirm(second, "sfj");
    }

    private static String reported(String person, String unit, String key, int reads) {
        return as(person).post("", body(unit, key, reads)).then().extract().path("id");
    }

    private static String body(String unit, String key, int reads) {
        return """
                {'title': '窗口收费', 'summary': '网民询问收费标准', 'theme': 'other', 'areaCode': '990100',
                 'source': {'kind': 'duty'}, 'responsibleUnit': '%s', 'restricted': false, 'dedupKey': '%s',
                 'situation': {'counts': {'reads': %d}}}""".formatted(unit, key, reads);
    }

    private static void confirm(String id, String unit) {
        as("li").post(
                        "/" + id + "/steps/confirm.zfw.1/settle",
                        "{'outcome': {'verdict': 'confirm', 'lead': '%s', 'copies': ['jcy']}}".formatted(unit))
                .then()
                .statusCode(200);
    }

    private static String number(String id) {
        return as("li").incident(id).path("number");
    }

    private static Response merge(String person, String id, String other, String more) {
        return as(person).post("/" + id + "/merge", "{'other': '%s', 'reason': '同一件事'%s}".formatted(other, more));
    }

    @Test
    void the_one_that_was_reported_first_lives_on_with_what_is_more_of_both() {
        merge("li", second, number(first), "")
                .then()
                .statusCode(200)
                .body("id", equalTo(first))
                .body("lead", equalTo("gaj"))
                .body("assisting", contains("sfj"))
                .body("situation.counts.reads", equalTo(38_000))
                .body("steps.id", hasItem("verify.sfj.1"));

        as("li").incident(first)
                .then()
                .body("links.relation", contains("merged"))
                .body("links.id", contains(second));
        as("li").incident(second)
                .then()
                .body("phase", equalTo("closed"))
                .body("links.relation", contains("duplicate"))
                .body("links.id", contains(first));
    }

    @Test
    void whoever_merges_may_say_which_lives_on() {
        merge("li", first, number(second), ", 'survives': 'other'")
                .then()
                .statusCode(200)
                .body("id", equalTo(second))
                .body("assisting", contains("gaj"));
        as("li").incident(first).then().body("phase", equalTo("closed"));
    }

    @Test
    void later_reports_of_the_duplicates_matter_go_to_the_first() {
        merge("li", first, number(second), "").then().statusCode(200);

        as("li").post("", body("sfj", key, 52_000)).then().statusCode(200).body("id", equalTo(first));

        as("li").incident(first).then().body("situation.counts.reads", equalTo(52_000));
    }

    @Test
    void who_had_a_part_in_the_duplicate_sees_where_it_went_and_who_only_heard_of_it_does_not() {
        String only = reported("li", "gaj", UUID.randomUUID().toString(), 38_000);
        as("li").post("/" + only + "/steps/confirm.zfw.1/settle", "{'outcome': {'verdict': 'confirm', 'lead': 'gaj'}}");

        merge("li", only, number(second), ", 'survives': 'this'").then().statusCode(200);

        as("sfj-handler").incident(second).then().body("links.id", contains(only));
        as("jcy-handler")
                .incident(second)
                .then()
                .body("phase", equalTo("closed"))
                .body("links", empty());
        as("jcy-handler").incident(only).then().statusCode(404);
        assertThat(as("jcy-handler")
                        .get(Caller.INCIDENTS + "/" + second + "/timeline")
                        .asString())
                .doesNotContain(number(only))
                .doesNotContain("同一件事");
    }

    @Test
    void both_logs_tell_it_and_their_chains_hold() {
        merge("li", first, number(second), "").then().statusCode(200);

        types(first).body("entries.type", hasItem("merged")).body("entries.type", hasItem("assigned"));
        types(second).body("entries.type", hasItem("linked")).body("entries.type", hasItem("closed"));
        for (String id : List.of(first, second)) {
            as("li").get(Caller.INCIDENTS + "/" + id + "/timeline/verification")
                    .then()
                    .body("ok", equalTo(true));
        }
    }

    private static io.restassured.response.ValidatableResponse types(String id) {
        return as("li").get(Caller.INCIDENTS + "/" + id + "/timeline?limit=200")
                .then()
                .statusCode(200);
    }

    @Test
    void it_is_done_once_for_a_repeated_request() {
        String once = UUID.randomUUID().toString();
        String body = "{'other': '%s', 'reason': '同一件事'}".formatted(number(second));
        Response done = as("li").postOnce(once, "/" + first + "/merge", body);

        as("li").postOnce(once, "/" + first + "/merge", body)
                .then()
                .statusCode(200)
                .body("id", equalTo(first))
                .body("version", equalTo(done.path("version")));
    }

    @Test
    void what_cannot_be_merged_says_why() {
        refused(merge("li", first, number(first), ""), 422, "linked_to_itself");
        merge("li", first, "YQ-2026-999999", "")
                .then()
                .statusCode(422)
                .body("errors.field", contains("other"))
                .body("errors.code", contains("unknown_incident"));
        merge("li", first, number(second), ", 'survives': 'both'")
                .then()
                .statusCode(422)
                .body("errors.field", contains("survives"));
        as("li").post("/" + first + "/merge", "{}")
                .then()
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("other", "reason"));
        merge("zhou", first, number(second), "").then().statusCode(422); // it sees no second
        merge("qian", first, number(second), "").then().statusCode(404);
        as("li").incident(first).then().body("phase", equalTo("open")).body("links", empty());
    }

    @Test
    void what_is_closed_is_linked_and_not_merged() {
        as("li").post("/" + second + "/close", "{'ending': 'misreport', 'reason': '误报'}")
                .then()
                .statusCode(200);

        refused(merge("li", first, number(second), ""), 409, "other_ended");
        refused(merge("li", second, number(first), ""), 409, "incident_closed");
    }

    @Test
    void who_may_not_grade_both_merges_neither() {
        String blue = as("qian").reportsBlue();

        refused(merge("li", first, number(blue), ""), 422, "other_not_yours");
        refused(merge("li", blue, number(first), ""), 403, "no_move");
        merge("qian", blue, number(first), "").then().statusCode(422).body("errors.code", contains("unknown_incident"));
    }

    private static void refused(Response response, int status, String code) {
        response.then().statusCode(status).body("code", equalTo(code));
    }

    @Test
    void of_two_mergers_that_cross_one_is_done() throws SQLException {
        String one = number(first);
        String other = number(second);

        List<Response> answers = atOnce(
                () -> merge("li", first, other, ", 'survives': 'this'"),
                () -> merge("wang", second, one, ", 'survives': 'this'"));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 409);
        assertThat(List.of(phase(first), phase(second))).containsExactlyInAnyOrder("open", "closed");
    }

    /** Each saw the other open when it was asked, and both were closed: the matter was in neither. */
    @Test
    void of_two_that_are_closed_as_duplicates_of_each_other_at_the_same_moment_one_stays_open() throws SQLException {
        String one = number(first);
        String other = number(second);

        List<Response> answers = atOnce(() -> duplicate(first, other), () -> duplicate(second, one));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 422);
        assertThat(List.of(phase(first), phase(second))).containsExactlyInAnyOrder("open", "closed");
    }

    private static Response duplicate(String id, String other) {
        return as("li").post(
                        "/" + id + "/close",
                        "{'ending': 'duplicate', 'reason': '同一件事', 'other': '%s'}".formatted(other));
    }

    private static String phase(String id) {
        return as("li").incident(id).path("phase");
    }

    /** All have looked at both, and wait for one of them, before any of them goes on. */
    private List<Response> atOnce(Supplier<Response> one, Supplier<Response> other) throws SQLException {
        try (ExecutorService two = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Response>> asked = new ArrayList<>();
            try (Connection held = database.getConnection();
                    var lock = held.prepareStatement("select 1 from incident where id in (?, ?) for update")) {
                held.setAutoCommit(false);
                lock.setObject(1, UUID.fromString(first));
                lock.setObject(2, UUID.fromString(second));
                lock.executeQuery();
                asked.add(supplyAsync(one, two));
                asked.add(supplyAsync(other, two));
                Awaitility.await().until(() -> waiting() >= 2);
                held.rollback();
            }
            return asked.stream().map(CompletableFuture::join).toList();
        }
    }

    private long waiting() throws SQLException {
        try (Connection connection = database.getConnection();
                var rows = connection.prepareStatement(WAITING).executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
