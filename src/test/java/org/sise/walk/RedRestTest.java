package org.sise.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sise.walk.Ears.Heard;

/** 红: a death in custody, 乙县看守所 of yx-gaj (plan.md part C); the numbers are its lines. */
@QuarkusTest
class RedRestTest {
    private static final List<String> NINE =
            List.of("yx-gaj", "gaj", "jcy", "fy", "sfj", "xcb", "wxb", "yx-zfw", "yx-jcy");
    private static final String COMMITTEE = "{'means': 'phone', 'reference': '电话记录', 'secondedBy': 'wang'}";

    @Inject
    Walk walk;

    @AfterEach
    void letTheClockRun() {
        walk.end();
    }

    @Test
    void its_departments_have_kafka_alone() {
        walk.byMessage();
        a_death_in_custody();
    }

    @Test
    void a_death_in_custody() {
        registered();
        told();
        statement();
        silenceAndFallback();
        taskForce();
        directives();
        day();
        cause();
        end();
        whatTheyHeard();
    }

    @Test
    void the_committee_declines() {
        registered();
        told();
        statement();
        silenceAndFallback();

        walk.at("03:10")
                .settles("li", "decide.sw.1", decide("decline"), COMMITTEE)
                .isAt("orange", false); // 12
        assertThat(walk.seen().getString("owner")).isEqualTo("990100");
        for (String kept : List.of("verify.yx-gaj.1", "draft.yx-gaj.1", "publish.yx-gaj.1", "decide.sw.1")) {
            walk.isStep(kept, "settled");
        }
        assertThat(walk.statesOf("convene")).containsExactly("open");
        assertThat(walk.statesOf("taskforce")).doesNotContain("open");
        assertThat(walk.statesOf("first_measures")).doesNotContain("open");
        walk.verifies();
    }

    private void registered() {
        walk.on("2026-11-11").at("01:08"); // 1
        walk.reports("li", """
                {'title': '看守所内一人死亡', 'summary': '家属等约六十人聚集医院', 'theme': 'emergency', 'areaCode': '990102',
                 'source': {'kind': 'duty'}, 'responsibleUnit': 'yx-gaj',
                 'happenedAt': '%1$s', 'knownAt': '%1$s', 'receivedAt': '%2$s',
                 'situation': {'counts': {'reads': 30000},
                               'flags': {'death_or_serious_injury': true, 'group_event_possible': true}}}
                """.formatted(walk.instant("00:20"), walk.instant("01:05")));
        walk.isAt("red", true)
                .isDue("tell_leader", "01:15") // 2
                .isDue("report_committee", "01:25")
                .isDue("ack.yx-gaj", "01:23")
                .isDue("confirm", "01:35")
                .isDue("first_measures.yx-gaj.1", "01:38")
                .isDue("first_report", "01:45")
                .isDue("verify", "02:05")
                .isDue("draft", "02:15")
                .isDue("answer_target", "03:05")
                .isLate("told");
        assertThat(walk.seen().getString("owner")).isEqualTo("990100");
        assertThat(walk.hears("yx-gaj")).extracting(Heard::step).contains("verify.yx-gaj.1 open");
    }

    private String calls(String... answeredAt) {
        return Stream.of(answeredAt)
                .map(call -> call.split(" "))
                .map(call -> Walk.call(call[0], call[1], walk.instant(call[2]), call[3].equals("yes")))
                .collect(Collectors.joining(", ", "{'calls': [", "], 'told': true}"));
    }

    private void told() {
        walk.at("01:19")
                .settles(
                        "li",
                        "tell_leader.zfw.1",
                        calls(
                                "duty_leader wang 01:12 yes",
                                "deputy_leader zhang 01:14 no",
                                "deputy_leader zhang 01:17 no",
                                "principal_leader chen 01:19 yes")); // 3
        walk.at("01:20").settles("wang", "report_committee.zfw.1", calls("duty_officer sw-duty 01:20 yes"));
        walk.at("01:22").signs("yx-gaj-handler", "verify.yx-gaj.1").signs("yx-zfw-handler", "first_measures.yx-zfw.1");
        walk.isKept("report_committee", "ack.yx-gaj");
        walk.at("01:30").records("li", "chen", "confirm.zfw.1", """
                {'verdict': 'confirm', 'statutoryClass': 'major', 'lead': 'yx-gaj', 'organ': 'jcy'}"""); // 4
        walk.isAt("red", false)
                .isDue("answer_hard", "05:20")
                .isDueOn("briefing_hard", "2026-11-12", "00:20")
                .hasOpen("independent.jcy.1", "release_group.zfw.1", "handle.yx-gaj.1");
        String measures = "{'kinds': ['families_met', 'evidence_kept', 'rescue'], 'text': '医生到场,记录封存'}";
        walk.at("01:35") // 5
                .settles("yx-gaj-handler", "first_measures.yx-gaj.1", measures)
                .isKept("first_measures.yx-gaj.1");
        walk.at("01:41")
                .settles("li", "first_report.zfw.1", "{'to': ['sw', 'gaj'], 'text': '首报'}")
                .isKept("first_report");
        walk.at("01:44").signs("jcy-handler", "independent.jcy.1");
        walk.at("01:50").settles("he", "release_group.zfw.1", """
                {'leader': 'zhang', 'spokesperson': 'zfw-spokesperson', 'groups': []}""");
        walk.settles("yx-zfw-handler", "first_measures.yx-zfw.1", measures);
    }

    private static String draft(String facts, String more) {
        return "{'kind': 'facts', 'facts': '" + facts + "', 'attitude': '依法彻查', 'outlet': 'yx-gaj'" + more + "}";
    }

    private void statement() {
        walk.at("02:00") // 6
                .settles("yx-gaj-handler", "verify.yx-gaj.1", "{'finding': 'open', 'facts': '时间地点已明,原因待查'}")
                .isKept("verify")
                .refusesToSettle(
                        "yx-gaj-handler", "draft.yx-gaj.1", draft("一人死亡", ", 'cause': '突发疾病'"), "cause-locked");
        Instant next = walk.instant("08:00");
        walk.at("02:12")
                .settles("yx-gaj-handler", "draft.yx-gaj.1", draft("一人死亡", ", 'nextReleaseAt': '" + next + "'"))
                .isKept("draft");
        assertThat(walk.entries("li", "alarmed")).anyMatch(entry -> {
            String event = String.valueOf(entry.get("event"));
            return event.contains("limit=decide.sw.1") && event.contains("alarm=ring");
        }); // 7
        walk.hasNotOpen("convene.zfw.1");
        walk.at("02:25")
                .records("li", "yx-gaj-principal", "approve_unit.yx-gaj.1", walk.approval("approve_unit.yx-gaj.1"))
                .hasOpen("approve.sw.1", "convene.zfw.1");
    }

    private void silenceAndFallback() {
        walk.at("02:36").approves("chen", "approve.sw.1").hasOpen("publish.yx-gaj.1");
        walk.at("02:44")
                .publishes("yx-gaj-handler", "publish.yx-gaj.1", "yx-gaj")
                .isKept("answer_target", "answer_hard")
                .isMetAt("answer_hard", "02:44");
    }

    private static String decide(String course) {
        return "{'decision': '" + course
                + "', 'organ': 'sw', 'rank': 'standing_committee', 'channel': 'phone', 'reference': '记录'}";
    }

    private void taskForce() {
        walk.at("03:10")
                .settles("li", "decide.sw.1", decide("start"), COMMITTEE) // 8
                .isLate("decide.sw.1")
                .hasOpen("taskforce.sw.1")
                .isStep("convene.zfw.1", "cancelled");
        String groups = NINE.stream()
                .map(unit -> "{'name': 'verification', 'unit': '" + unit + "', 'role': 'member'}")
                .collect(Collectors.joining(", "));
        walk.at("03:55")
                .settles("li", "taskforce.sw.1", """
                        {'leader': 'chen', 'spokesperson': 'zfw-spokesperson', 'groups': [%s]}""".formatted(groups), COMMITTEE)
                .hasOpen("plan.zfw.1");
    }

    private static String directive(String unit, String kind) {
        return "{'unit': '" + unit + "', 'kind': '" + kind + "', 'line': 'ground', 'text': '立即办理'}";
    }

    private void directives() {
        String eleven = Stream.concat(NINE.stream(), Stream.of("xcb", "gaj"))
                .map(unit -> directive(unit, "verify"))
                .collect(Collectors.joining(", ", "{'directives': [", "]}"));
        walk.at("03:58")
                .does("chen", "/directives", eleven)
                .hasOpen("directive.xcb.2", "directive.gaj.1")
                .isDue("directive.gaj.1", "05:58")
                .refuses(
                        "chen",
                        "/directives",
                        "{'directives': [" + directive("wxb", "delete_posts") + "]}",
                        "out-of-scope")
                .refuses("wang", "/directives", eleven, "forbidden");
        walk.at("04:12"); // 9
        NINE.forEach(unit -> walk.signs(unit + "-handler", "directive." + unit + ".1"));
        walk.at("05:30").settles("li", "follow_up.zfw.1", "{'to': ['sw'], 'text': '续报一'}");
        assertThat(walk.statesOf("follow_up").stream().filter("open"::equals)).hasSize(1);
    }

    private void day() {
        walk.at("07:30").settles("he", "plan.zfw.1", """
                {'aim': '查清', 'measures': '核查', 'releases': [], 'tasks': [], 'endCondition': '四十八小时无上升'}""");
        walk.at("07:35").approves("chen", "approve_plan.zfw.1");
        walk.at("07:40")
                .settles(
                        "yx-gaj-handler",
                        "draft.yx-gaj.2",
                        draft("检察机关已介入", ", 'nextReleaseAt': '2026-11-13T18:00:00+08:00'"));
        walk.at("07:45").approves("yx-gaj-principal", "approve_unit.yx-gaj.2");
        walk.at("07:50").settles("li", "approve.sw.2", walk.approval("approve.sw.2"), COMMITTEE);
        walk.at("08:00")
                .publishes("yx-gaj-handler", "publish.yx-gaj.2", "yx-gaj")
                .isKept("release.yx-gaj.2");
        walk.at("09:25").settles("li", "follow_up.zfw.2", "{'to': [], 'noChange': true}");
        String now = walk.instant("16:00").toString();
        walk.at("16:00")
                .settles(
                        "zfw-spokesperson",
                        "briefing.zfw.1",
                        "{'address': '新闻发布厅', 'at': '" + now + "', 'questions': 14}")
                .isKept("briefing_hard");
    }

    private void cause() {
        walk.on("2026-11-12").at("10:00").does("monitor", "/follow-ups", """
                {'situation': {'counts': {'reads': 1600000}}}""");
        walk.on("2026-11-13").at("15:00").settles("jcy-handler", "independent.jcy.1", """
                {'finding': 'confirmed', 'facts': '鉴定结论,家属见证'}"""); // 10
        walk.opens("yx-gaj-handler", "verify")
                .settles("yx-gaj-handler", "verify.yx-gaj.2", "{'finding': 'confirmed', 'facts': '鉴定结论'}");
        walk.settles("yx-gaj-handler", "draft.yx-gaj.3", """
                {'kind': 'result', 'facts': '鉴定结论', 'cause': '突发疾病', 'outlet': 'yx-gaj'}""");
        walk.at("16:00").approves("yx-gaj-principal", "approve_unit.yx-gaj.3");
        walk.at("16:30").settles("li", "approve.sw.3", walk.approval("approve.sw.3"), COMMITTEE);
        walk.at("17:00").settles("yx-gaj-handler", "handle.yx-gaj.1", "{'measures': '善后完成', 'peopleAnswered': true}");
        walk.at("18:00")
                .publishes("yx-gaj-handler", "publish.yx-gaj.3", "yx-gaj")
                .isKept("release.yx-gaj.3");
        Stream.concat(NINE.stream().map(unit -> unit + ".1"), Stream.of("xcb.2", "gaj.2"))
                .forEach(step -> walk.settles(
                        step.substring(0, step.indexOf('.')) + "-handler", "directive." + step, "{'result': '已办'}"));
        walk.hasOpen("end_response.sw.1");
    }

    private void end() {
        walk.on("2026-11-14").at("09:59");
        assertThat(walk.entries("li", "proposed")).isEmpty();
        walk.at("10:00");
        assertThat(walk.entries("sw-office", "proposed"))
                .singleElement()
                .satisfies(
                        entry -> assertThat(String.valueOf(entry.get("event"))).contains("proposal=end_response"));
        walk.at("11:30").settles("li", "end_response.sw.1", decide("end"), COMMITTEE);
        walk.on("2026-11-15").at("10:00"); // 11
        NINE.forEach(unit -> walk.settles(unit + "-handler", "feedback." + unit + ".1", "{'effect': 'calm'}"));
        walk.on("2026-11-16").at("10:00").settles("zhang", "accept.zfw.1", "{}");
        walk.at("15:00").settles("li", "final_report.zfw.1", "{'to': ['sw'], 'text': '终报'}");
        walk.settles("yx-gaj-principal", "ratify.yx-gaj.1", "{'signed': true}");
        String notices = Stream.of("yx-gaj", "yx-jcy")
                .map(unit -> "{'unit': '" + unit + "', 'demand': '整改', 'due': '2026-12-15T18:00:00+08:00'}")
                .collect(Collectors.joining(", "));
        walk.on("2026-11-18").at("10:00").settles("chen", "review.zfw.1", """
                {'limitsKept': true, 'gradeRight': true, 'text': '复盘', 'notices': [%s]}""".formatted(notices));
        walk.isIn("closed")
                .isKept("answer_hard", "briefing_hard")
                .isLate("decide.sw.1")
                .verifies();
        assertThat(walk.statesOf("publish")).containsOnly("settled").hasSize(3);
    }

    private void whatTheyHeard() {
        assertThat(walk.hears("yx-gaj"))
                .extracting(Heard::step)
                .contains("publish.yx-gaj.3 settled", "feedback.yx-gaj.1 settled");
        List<Heard> committee = walk.hears("sw");
        assertThat(committee).extracting(Heard::step).contains("decide.sw.1 settled", "end_response.sw.1 settled");
        for (String unit : NINE) {
            List<Heard> heard = walk.hears(unit);
            assertThat(heard).extracting(Heard::step).contains("directive." + unit + ".1 settled");
        }
        Map<String, Object> first = walk.entries("xcb-handler", "unit_joined").getFirst();
        assertThat(String.valueOf(first.get("event"))).contains("xcb");
        walk.isUnheardBy(Walk.COUNTY_A).isUnheardBy(List.of("yx-fy", "yx-sfj", "jw"));
        walk.isClosedTo("yx-fy-handler", "yx-fy").isClosedTo("qian", "jx-zfw");
        assertThat(walk.centreHears()).hasSize(walk.seen().getInt("version"));
    }
}
