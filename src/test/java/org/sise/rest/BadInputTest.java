package org.sise.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.sise.rest.Caller.INCIDENTS;
import static org.sise.rest.Caller.as;
import static org.sise.rest.Caller.blue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sise.config.Clocks;
import org.sise.config.SettableClocks;

/** What a hostile or hurried client sends; each gets an answer that says what is wrong, and nothing happens. */
@QuarkusTest
class BadInputTest {
    @Inject
    SettableClocks clocks;

    private static final String REPORT = blue("bad-input");

    private static Response report(String body) {
        return as("qian").post("", body);
    }

    private static void refused(Response response, int status, String type) {
        response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + type))
                .body("status", equalTo(status))
                .body("detail", notNullValue());
    }

    @Test
    void everything_that_is_missing_is_told_at_once() {
        Response response = report("{}");

        refused(response, 400, "invalid-request");
        response.then().body("errors.field", containsInAnyOrder("title", "summary", "theme", "source", "areaCode"));
    }

    @ParameterizedTest
    @CsvSource({
        "a\\ud800b, control_character",
        "a\\u0001b, control_character",
        "\\u200b, required",
        "\\u3000\\u00a0, required"
    })
    void what_is_no_letter_is_no_title(String title, String code) {
        Response response = report(REPORT.replace("公证收费被误解", title));

        refused(response, 400, "invalid-request");
        response.then().body("errors.code", contains(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "3",
                "null",
                "{",
                "{'title': 'a', 'title': 'b'}",
                "not json",
                "{'title': '\\ud800",
                "{} {}",
                "{}]",
                "{},"
            })
    void what_is_no_json_object_is_malformed(String body) {
        refused(report(body), 400, "malformed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'title': '公证收费被误解' | 'title': 7 | 400 | invalid-request | title",
                "'reads': 620 | 'reads': '620' | 400 | invalid-request | situation.counts.reads",
                "'reads': 620 | 'reads': 6.5 | 400 | invalid-request | situation.counts.reads",
                "'reads': 620 | 'reads': -1 | 400 | invalid-request | situation.counts.reads",
                "'reads': 620 | 'raeds': 620 | 400 | invalid-request | situation.counts.raeds",
                "'theme': 'other' | 'theme': 'other', 'author': 'x' | 400 | invalid-request | author",
                "'theme': 'other' | 'theme': 'other', 'knownAt': 1756665600 | 400 | invalid-request | knownAt",
                "'theme': 'other' | 'theme': 'other', 'knownAt': 'soon' | 400 | invalid-request | knownAt",
                "'theme': 'other' | 'theme': 'other', 'knownAt': '+300000-01-01T00:00:00Z' | 400 | invalid-request | knownAt",
                "'theme': 'other' | 'theme': 'other', 'happenedAt': '-9999-01-01T00:00:00Z' | 400 | invalid-request | happenedAt",
                "'platform': '本地论坛' | 'url': 'javascript:alert(1)' | 400 | invalid-request | source.url",
                "'platform': '本地论坛' | 'url': '//example.org/a' | 400 | invalid-request | source.url",
                "'reach': 'local_self_media' | 'reach': 'worldwide' | 422 | invalid | situation.reach",
                "'reach': 'local_self_media' | 'flags': {'sunny': true} | 422 | invalid | situation.flags.sunny",
                "'theme': 'other' | 'theme': 'fees' | 422 | invalid | theme",
                "本地平台有帖文 | 见 https://weibo.com/u/123456 | 422 | out-of-scope | summary",
                "本地平台有帖文 | 联系人13812345678 | 422 | personal-data | summary",
                "'platform': '本地论坛' | 'url': 'https://weibo.com/u/123456' | 422 | out-of-scope | source.url"
            })
    void a_field_that_is_wrong_is_named(String from, String to, int status, String type, String field) {
        Response response = report(REPORT.replace(from, to));

        refused(response, status, type);
        response.then().body("errors.field", hasItem(field));
    }

    @Test
    void what_is_refused_is_not_said_again_where_it_may_be_a_persons_number() {
        Response field = report(REPORT.replace("'theme'", "'13812345678': 1, 'theme'"));

        refused(field, 400, "invalid-request");
        assertThat(field.asString()).doesNotContain("13812345678").contains("unknown_field");
        String id = as("qian").reportsBlue();
        assertThat(as("qian")
                                .post("/" + id + "/steps/13812345678/settle", "{'outcome': {}}")
                                .then()
                                .extract()
                                .asString()
                        + as("qian")
                                .post("/" + id + "/limits/13812345678/extension", "{}")
                                .then()
                                .extract()
                                .asString())
                .contains("unknown-step", "unknown-limit")
                .doesNotContain("round): 138", "[\"138");
    }

    @Test
    void one_wrong_value_hides_no_other_fault() {
        Response response = report("""
                {'title': 7, 'theme': 'fees', 'areaCode': '990101', 'source': {'kind': 'monitoring'},
                 'situation': {'counts': {'reads': 'many', 'units': -1, 'sources': 2.5, 'sorts': 1},
                               'flags': {'sunny': true, 'group_event_possible': 'yes'}}}""");

        refused(response, 400, "invalid-request");
        response.then()
                .body(
                        "errors.field",
                        containsInAnyOrder(
                                "title",
                                "summary",
                                "theme",
                                "situation.counts.reads",
                                "situation.counts.units",
                                "situation.counts.sources",
                                "situation.counts.sorts",
                                "situation.flags.sunny",
                                "situation.flags.group_event_possible"))
                .body("errors.find { it.field == 'title' }.code", equalTo("no_text"))
                .body("errors.find { it.field == 'situation.counts.reads' }.code", equalTo("no_number"));
    }

    @Test
    void a_body_beyond_the_bounds_of_its_parser_is_malformed() {
        refused(report("{'text': " + "[".repeat(5_000)), 400, "malformed");
        refused(report("{'text': " + "7".repeat(5_000) + "}"), 400, "malformed");
        refused(report("{'" + "x".repeat(60_000) + "': 1}"), 400, "malformed");
    }

    @Test
    void a_title_has_120_characters() {
        refused(report(REPORT.replace("公证收费被误解", "长".repeat(121))), 400, "invalid-request");
    }

    @Test
    void what_the_directory_does_not_know_is_refused() {
        refused(report(REPORT.replace("990101", "000000")), 422, "invalid");
        refused(report(REPORT.replace("jx-sfj", "nobody")), 422, "unknown-unit");
    }

    @Test
    void a_time_in_the_future_cannot_be() {
        Instant later = clocks.now(Clocks.REAL, Instant.now()).plus(Duration.ofHours(1));

        refused(report(REPORT.replace("'theme'", "'knownAt': '" + later + "', 'theme'")), 422, "implausible-time");
    }

    @Test
    void a_large_body_is_refused_before_it_is_read() {
        refused(report(REPORT.replace("本地平台", "长".repeat(100_000))), 413, "too-large");
    }

    @Test
    void a_body_too_large_to_be_read_is_refused_with_a_problem_too() {
        refused(report("x".repeat(1_100_000)), 413, "too-large");
    }

    @Test
    void another_content_type_is_refused() {
        refused(as("qian").request().contentType("text/plain").body("hello").post(INCIDENTS), 415, "wrong-media-type");
    }

    @Test
    void an_address_or_a_method_that_there_is_not_is_a_problem() {
        refused(as("qian").get("/api/v1/nothing"), 404, "not-found");
        refused(as("qian").get("/api/nothing"), 404, "not-found");
        refused(as("qian").get(INCIDENTS + "/" + UUID.randomUUID() + "/nothing"), 404, "not-found");
        refused(as("qian").request().delete(INCIDENTS), 405, "wrong-method");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/inbox, limit, many",
        "/api/v1/inbox, limit, 99999999999",
        "/api/v1/inbox, all, perhaps",
        "/api/v1/relay/parked, limit, many",
        "/api/v1/incidents, limit, many",
        "/api/v1/incidents, overdue, perhaps",
        "TIMELINE, after, x",
        "TIMELINE, limit, 1.5"
    })
    void a_parameter_of_the_wrong_type_is_named(String address, String name, String value) {
        String timeline = INCIDENTS + "/" + as("qian").reportsBlue() + "/timeline";
        Response response = as("admin").get(address + "?" + name + "=" + value);
        if (address.equals("TIMELINE")) {
            response = as("qian").get(timeline + "?" + name + "=" + value);
        }

        refused(response, 400, "invalid-request");
        response.then().body("errors.field", hasItem(name));
    }

    @Test
    void a_truth_value_that_is_absent_is_missing_and_not_false() {
        String id = as("qian").reportsBlue();
        String calls = "/" + id + "/steps/confirm.jx-zfw.1/calls";
        Response call = as("qian")
                .post(calls, "{'role': 'duty_leader', 'person': 'jx-zfw-shift', 'at': '2026-09-01T02:40:00Z'}");

        refused(call, 400, "invalid-request");
        call.then().body("errors.field", hasItem("answered"));
        Response invited = as("li").post("/" + id + "/invitations", "{'unit': 'gaj'}");
        refused(invited, 400, "invalid-request");
        invited.then().body("errors.field", hasItem("required"));
    }

    @Test
    void the_link_of_a_post_is_kept_without_its_account() {
        String link = "'platform': '本地论坛', 'url': 'https://weibo.com/1234567890/NxAbCdEf?uid=7'";
        Response taken = report(blue(UUID.randomUUID().toString()).replace("'platform': '本地论坛'", link));

        taken.then().statusCode(201).body("source.url", equalTo("https://weibo.com/-/NxAbCdEf"));
    }

    @Test
    void without_a_log_in_nothing_is_answered() {
        given().contentType("application/json")
                .body("{}")
                .post(INCIDENTS)
                .then()
                .statusCode(401);
    }

    @Test
    void an_id_that_is_none_is_not_found() {
        refused(as("li").incident("no-uuid"), 404, "not-found");
        refused(as("li").incident(UUID.randomUUID().toString()), 404, "not-found");
    }

    @Test
    void a_step_is_settled_by_its_own_kind_by_its_own_unit_and_once() {
        String id = as("qian").reportsBlue();
        String settle = "/" + id + "/steps/confirm.jx-zfw.1/settle";

        refused(as("qian").post("/" + id + "/steps/nothing.jx-zfw.1/settle", "{'outcome': {}}"), 404, "unknown-step");
        refused(as("qian").post("/" + id + "/steps/Not%20a%20step/settle", "{'outcome': {}}"), 404, "unknown-step");
        refused(as("qian").post(settle, "{'outcome': {'finding': 'open'}}"), 400, "invalid-request");
        refused(as("qian").post(settle, "{'outcom': {}}"), 400, "invalid-request");
        refused(as("li").post(settle, "{'outcome': {'verdict': 'confirm', 'lead': 'jx-sfj'}}"), 403, "forbidden");
        refused(as("qian").post(settle, "{'outcome': {'verdict': 'confirm', 'lead': 'nobody'}}"), 422, "unknown-unit");
        as("qian")
                .post(settle, "{'outcome': {'verdict': 'confirm', 'lead': 'jx-sfj'}}")
                .then()
                .statusCode(200);
        refused(as("qian").post(settle, "{'outcome': {'verdict': 'confirm', 'lead': 'jx-sfj'}}"), 409, "not-allowed");
    }

    @Test
    void an_auditor_reads_and_does_nothing() {
        String id = as("qian").reportsBlue();

        as("auditor").incident(id).then().statusCode(200).body("moves.size()", equalTo(0));
        refused(as("auditor").post("/" + id + "/notes", "{'text': 'x'}"), 403, "forbidden");
        refused(as("auditor").post("", REPORT), 403, "forbidden");
        refused(as("admin").incident(id), 404, "not-found");
    }

    @Test
    void of_thousands_of_unknown_fields_a_hundred_are_told() {
        String many = java.util.stream.IntStream.range(0, 8_000)
                .mapToObj(n -> "'k" + n + "': 1")
                .collect(java.util.stream.Collectors.joining(",", "{", "}"));

        as("li").post("", many).then().statusCode(400).body("errors.size()", org.hamcrest.Matchers.equalTo(100));
    }
}
