package org.sise.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.sise.rest.Caller.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Moves that plan.md part B gives beside the flow, as a client sends them. */
@QuarkusTest
class EdgeRulesByRestTest {
    private static final String BY_COMMITTEE = "'by': {'means': 'phone', 'reference': '电话记录', 'secondedBy': 'wang'}";

    private static ValidatableResponse does(String person, String id, String what, String body) {
        return as(person).post("/" + id + what, body).then().statusCode(200);
    }

    private static List<String> told(String person, String id) {
        return as(person)
                .get(Caller.INCIDENTS + "/" + id + "/timeline")
                .then()
                .extract()
                .path("entries.type");
    }

    @Test
    void rule_08_a_unit_amends_what_it_told_by_phone_and_both_stand_on_the_timeline() {
        String id = MatrixScenes.fresh("published");

        does("sun", id, "/steps/verify.jx-sfj.1/amend", "{'outcome': {'finding': 'confirmed', 'facts': '核实后更正'}}")
                .body("steps.find { it.id == 'verify.jx-sfj.1' }.outcome.finding", equalTo("partly"))
                .body("steps.find { it.id == 'verify.jx-sfj.2' }.outcome.finding", equalTo("confirmed"))
                .body("steps.find { it.id == 'affirm.jx-sfj.1' }.state", equalTo("settled"));
        as("sun")
                .post("/" + id + "/steps/verify.jx-sfj.1/amend", "{'outcome': {'finding': 'open'}}")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/not-allowed"))
                .body("code", equalTo("no_move_at_step"))
                .body("arguments", contains("amend", "verify.jx-sfj.1"));
        as("qian")
                .post("/" + id + "/steps/verify.jx-sfj.1/amend", "{'outcome': {'finding': 'open'}}")
                .then()
                .statusCode(403)
                .body("code", equalTo("no_move_at_step"));
    }

    @Test
    void rule_08_a_unit_confirms_what_was_recorded() {
        String id = MatrixScenes.fresh("published");
        does("sun", id, "/steps/affirm.jx-sfj.1/settle", "{'outcome': {'asRecorded': true}}")
                .body("steps.find { it.id == 'affirm.jx-sfj.1' }.subject.recorded", equalTo("outcome"))
                .body("moves.verb", not(hasItem("amend")));
    }

    @Test
    void rule_22_the_completion_is_extended_at_orange() {
        String id = MatrixScenes.fresh("orange");
        String until = Instant.now().plus(30, ChronoUnit.DAYS).toString();
        String body = "{'until': '" + until + "', 'reason': '案情复杂'}";

        does("he", id, "/limits/complete/extension", body).body("steps.id", hasItem("answer_extension.zfw.1"));
        does("zhang", id, "/steps/answer_extension.zfw.1/settle", "{'outcome': {'granted': true}}")
                .body("limits.find { it.id == 'complete' }.extensions", equalTo(1));
        as("he").post("/" + id + "/limits/nonsense/extension", body)
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-limit"))
                .body("arguments", contains("nonsense"));
    }

    /** design.md part 5: earlier entries stay closed to who joins later, unless the commission shares the file. */
    @Test
    void what_was_before_a_unit_joined_is_opened_to_it_by_sharing_the_file() {
        String id = MatrixScenes.fresh("orange");
        String last = as("li").get(Caller.INCIDENTS + "/" + id).then().extract().path("steps[-1].id");

        does("li", id, "/notes", "{'text': '只供指挥中心参考'}");

        does("he", id, "/share", "{'unit': 'jx-fy', 'reason': '移送办理'}");

        as("jx-fy-handler")
                .get(Caller.INCIDENTS + "/" + id)
                .then()
                .statusCode(200)
                .body("steps.id", hasItem(last))
                .body("source.url", nullValue());
        assertThat(told("jx-fy-handler", id))
                .contains("reported", "step_opened", "unit_joined", "shared")
                .doesNotContain("noted");

        int before = told("jx-fy-handler", id).size();
        does("li", id, "/notes", "{'text': '内部备注'}");
        assertThat(told("jx-fy-handler", id)).hasSize(before);
    }

    @Test
    void who_else_has_been_told_of_a_matter_is_the_commissions_to_know() {
        String id = as("qian").reportsBlue();
        as("qian")
                .post(
                        "/" + id + "/steps/confirm.jx-zfw.1/settle",
                        "{'outcome': {'verdict': 'confirm', 'lead': 'jx-sfj', 'assisting': ['jx-gaj'], 'copies': ['jw']}}")
                .then()
                .statusCode(200);

        assertThat(listed("sun", "jx-gaj")).contains(id);
        assertThat(listed("sun", "jx-sfj")).contains(id);
        assertThat(listed("sun", "jw")).doesNotContain(id);
        assertThat(listed("qian", "jw")).contains(id);
        assertThat(listed("li", "jw")).contains(id);
    }

    @Test
    void a_copy_reads_number_level_and_state_only() {
        String word = "甲乙丙" + UUID.randomUUID().toString().substring(0, 8);
        String id = as("qian")
                .post("", """
                        {'title': '%s', 'summary': '群众咨询', 'theme': 'major_policy', 'areaCode': '990101', 'restricted': false,
                         'source': {'kind': 'duty', 'platform': '本地论坛'}, 'responsibleUnit': 'jx-sfj', 'dedupKey': '%s',
                         'situation': {'counts': {'reads': 620}}}""".formatted(word, UUID.randomUUID()))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        does(
                "qian",
                id,
                "/steps/confirm.jx-zfw.1/settle",
                "{'outcome': {'verdict': 'confirm', 'reason': '误读收费', 'lead': 'jx-sfj', 'assisting': [], 'copies': ['jx-gaj']}}");
        does("qian", id, "/follow-ups", "{'text': '又有人问', 'situation': {'counts': {'reads': 900}}}");

        String read = as("jx-gaj-handler")
                        .incident(id)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString()
                + as("jx-gaj-handler")
                        .get(Caller.INCIDENTS + "/" + id + "/timeline")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString()
                + as("jx-gaj-handler")
                        .get(Caller.INCIDENTS + "?limit=200")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();
        assertThat(read).contains(id).doesNotContain(word, "群众咨询", "本地论坛", "误读收费", "又有人问");
        assertThat(told("jx-gaj-handler", id)).contains("unit_joined").doesNotContain("followed_up", "assigned");
        as("jx-gaj-handler").incident(id).then().body("level", equalTo("blue")).body("situation", nullValue());
        assertThat(found("jx-gaj-handler", word)).isEmpty();
        assertThat(found("sun", word)).containsExactly(id);

        does("jx-zfw-coordinator", id, "/share", "{'unit': 'jx-gaj', 'reason': '移送办理'}");
        as("jx-gaj-handler").incident(id).then().body("title", equalTo(word));
        assertThat(found("jx-gaj-handler", word)).containsExactly(id);
    }

    @Test
    void a_list_names_nobody_twice_and_not_thousands() {
        String id = as("qian").reportsBlue();
        String confirm = "{'outcome': {'verdict': 'confirm', 'lead': 'jx-sfj', 'assisting': [%s], 'copies': []}}";
        String many = Stream.generate(() -> "'jx-gaj'").limit(1_000).collect(Collectors.joining(", "));

        refused(id, "/steps/confirm.jx-zfw.1/settle", confirm.formatted("'jx-gaj', 'jx-gaj'"), "repeated");
        refused(id, "/steps/confirm.jx-zfw.1/settle", confirm.formatted(many), "too_many");
        refused(id, "/grade", "{'reason': '核查后再定'}", "required");
    }

    private static void refused(String id, String path, String body, String code) {
        as("qian").post("/" + id + path, body).then().statusCode(400).body("errors.code", hasItem(code));
    }

    private static List<String> found(String person, String word) {
        return as(person)
                .get(Caller.INCIDENTS + "?q=" + word)
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    private static List<String> listed(String person, String unit) {
        return as(person)
                .get(Caller.INCIDENTS + "?limit=200&unit=" + unit)
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    @Test
    void rule_34_a_further_release_is_opened_by_hand() {
        String id = MatrixScenes.fresh("published");
        does("jx-gaj-handler", id, "/steps", "{'key': 'draft'}")
                .body("steps.find { it.id == 'draft.jx-gaj.2' }.subject.type", equalTo("release"));
    }

    @Test
    void rules_30_and_36_members_change_and_a_procuratorate_is_told_that_its_decision_is_untouched() {
        String id = as("li").post("", """
                        {'title': '看守所内一人受伤', 'summary': '家属聚集', 'theme': 'emergency', 'areaCode': '990102',
                         'source': {'kind': 'duty'}, 'responsibleUnit': 'yx-gaj', 'restricted': false, 'dedupKey': '%s',
                         'situation': {'counts': {'reads': 30000}, 'flags': {'group_event_possible': true}}}""".formatted(UUID.randomUUID()))
                .then()
                .statusCode(201)
                .body("level", equalTo("red"))
                .extract()
                .path("id");
        does("wang", id, "/steps/report_committee.zfw.1/settle", "{'outcome': {'calls': [], 'told': true}}");
        does(
                "li",
                id,
                "/steps/decide.sw.1/settle",
                "{'outcome': {'decision': 'start', 'organ': '市委', 'rank': '常委会', 'channel': 'phone'}, " + BY_COMMITTEE
                        + "}");
        does(
                "li",
                id,
                "/steps/taskforce.sw.1/settle",
                "{'outcome': {'leader': 'chen', 'groups': [{'name': 'verification', 'unit': 'sfj', 'role': 'member'}]}, "
                        + BY_COMMITTEE + "}");
        does(
                "chen",
                id,
                "/directives",
                "{'directives': [{'unit': 'sfj', 'kind': 'verify', 'line': 'ground', 'text': '核实'}]}");

        does("chen", id, "/members", """
                {'joining': [{'name': 'verification', 'unit': 'fy', 'role': 'member'}],
                 'leaving': [{'unit': 'sfj', 'passTo': 'fy'}], 'reason': '调整分工'}""")
                .body("steps.find { it.id == 'directive.sfj.1' }.state", equalTo("cancelled"))
                .body("steps.find { it.id == 'directive.fy.1' }.caseIndependence", equalTo(true));

        assertThat(told("fy-handler", id)).contains("independence_said");
        as("sfj-handler").incident(id).then().statusCode(404);
    }
}
