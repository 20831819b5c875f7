package org.sise.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sise.walk.Ears.Heard;

/** 橙: an old man falls during enforcement, 乙县人民法院 (plan.md part C); the numbers are its lines. */
@QuarkusTest
class OrangeRestTest {
    private static final List<String> TASKED = List.of("yx-fy", "yx-gaj", "fy", "xcb", "wxb");
    private static final String OPINION = "{'none': false, 'facts': '老人倒地', 'measures': '保存录像', 'proposal': '先发事实'}";

    @Inject
    Walk walk;

    private final String key = "fall-" + UUID.randomUUID();

    @AfterEach
    void letTheClockRun() {
        walk.end();
    }

    @Test
    void its_departments_have_kafka_alone() {
        walk.byMessage();
        an_old_man_falls_during_enforcement();
    }

    @Test
    void an_old_man_falls_during_enforcement() {
        countyEvening();
        raised();
        consultation();
        statement();
        plan();
        morning();
        finding();
        lowering();
        end();
        whatTheyHeard();
        comesAgain();
    }

    private String report(int reads, int interactions) {
        return """
                {'title': '强制执行中一名老人倒地', 'summary': '现场视频在传播', 'theme': 'law_enforcement', 'areaCode': '990102',
                 'source': {'kind': 'duty', 'platform': '短视频'}, 'responsibleUnit': 'yx-fy', 'dedupKey': '%s',
                 'situation': {'reach': 'local_media', 'counts': {'reads': %d, 'interactions': %d}}}
                """.formatted(key, reads, interactions);
    }

    private void countyEvening() {
        walk.on("2026-09-08").at("23:50"); // 1
        Response reported = walk.reports("wu", report(64_000, 900));
        assertThat(reported.<String>path("owner")).isEqualTo("990102");
        walk.isAt("yellow", true);
        walk.at("23:55").settles("wu", "confirm.yx-zfw.1", """
                {'verdict': 'confirm', 'lead': 'yx-fy', 'assisting': ['yx-gaj']}""");
        walk.on("2026-09-09").at("00:10").signs("yx-fy-handler", "verify.yx-fy.1");
        walk.at("00:20").signs("yx-gaj-handler", "verify.yx-gaj.1").isKept("ack.yx-fy", "ack.yx-gaj");
    }

    private void raised() {
        walk.at("00:35").does("wu", "/follow-ups", """
                {'situation': {'reach': 'provincial_media', 'counts': {'reads': 180000}}, 'text': '省级媒体报道'}"""); // 2
        walk.isAt("orange", true)
                .hasOpen(
                        "confirm.zfw.1", "tell_leader.zfw.1", "first_report.zfw.1", "verify.yx-fy.1", "verify.yx-gaj.1")
                .isDue("tell_leader", "00:55")
                .isDue("confirm.zfw.1", "01:35")
                .isDue("first_report", "01:35")
                .isDue("verify", "02:35")
                .isDue("facts", "02:35")
                .isDue("draft", "03:05")
                .isDue("answer_target", "04:35")
                .isDueOn("answer_hard", "2026-09-10", "23:50")
                .isDue("ack.yx-fy.2", "01:05");
        assertThat(walk.seen().getString("owner")).isEqualTo("990100");
        String reached = Walk.call("duty_leader", "wang", walk.instant("00:41"), true);
        walk.at("00:41").settles("li", "tell_leader.zfw.1", "{'calls': [" + reached + "], 'told': true}"); // 3
        walk.at("00:52")
                .records("li", "wang", "confirm.zfw.1", """
                        {'verdict': 'confirm', 'lead': 'yx-fy', 'assisting': ['yx-gaj']}""")
                .isAt("orange", false)
                .isDueOn("ratify.zfw.1", "2026-09-10", "12:00");
        walk.at("00:55")
                .settles("li", "first_report.zfw.1", "{'to': ['zfw', 'sw', 'fy'], 'text': '首报'}")
                .isKept("first_report");
        walk.at("01:00").signs("yx-fy-handler", "verify.yx-fy.1").isKept("ack.yx-fy.2"); // 4
        walk.at("01:04")
                .does("li", "/steps/verify.yx-gaj.1/acknowledge", "{'by': " + Walk.phone("yx-gaj-handler") + "}");
        walk.isKept("ack.yx-gaj.2");
    }

    private void consultation() {
        walk.isDue("convene.zfw.1", "01:22").at("01:20").settles("he", "convene.zfw.1", """
                {'question': '是否存在推搡', 'mode': 'video', 'closesAt': '%s',
                 'units': [{'unit': 'yx-fy', 'required': true}, {'unit': 'yx-gaj', 'required': false},
                           {'unit': 'fy', 'required': false}, {'unit': 'xcb', 'required': false},
                           {'unit': 'wxb', 'required': false}]}""".formatted(
                        walk.instant("02:20"))); // 5
        walk.at("01:30").settles("he", "release_group.zfw.1", """
                {'leader': 'zhang', 'spokesperson': 'zfw-spokesperson', 'groups': []}""");
        walk.at("01:50").settles("yx-fy-handler", "opinion.yx-fy.1", OPINION);
        walk.at("01:55").settles("yx-gaj-handler", "opinion.yx-gaj.1", OPINION);
        walk.at("02:00").settles("fy-handler", "opinion.fy.1", OPINION);
        walk.at("02:05").settles("xcb-handler", "opinion.xcb.1", OPINION);
        walk.at("02:10").settles("yx-fy-handler", "verify.yx-fy.1", """
                {'finding': 'open', 'facts': '老人倒地,在院,平稳', 'openPoints': '是否被推'}"""); // 6
        walk.isKept("facts").refusesToSettle("yx-fy-handler", "draft.yx-fy.1", """
                        {'kind': 'result', 'facts': '老人倒地', 'cause': '自行摔倒', 'outlet': 'yx-fy'}""", "cause-locked");
        walk.at("02:20").hasOpen("resolve.zfw.1").isDue("resolve.zfw.1", "02:50"); // 7
        assertThat(walk.step("opinion.wxb.1")).containsEntry("lapsed", true);
    }

    private String draft(String facts, String next) {
        return "{'kind': 'facts', 'facts': '" + facts
                + "', 'attitude': '依法查清', 'outlet': 'yx-fy', 'usesFactsOf': ['yx-gaj']" + next + "}";
    }

    private void statement() {
        Instant next = walk.instant("10:00");
        walk.at("02:30")
                .settles("yx-fy-handler", "draft.yx-fy.1", draft("老人倒地送医", ", 'nextReleaseAt': '" + next + "'")); // 8
        walk.at("02:40").settles("zhang", "resolve.zfw.1", """
                {'present': ['yx-fy', 'yx-gaj', 'fy', 'xcb'], 'silent': ['wxb'], 'text': '先发事实,再查原因'}""");
        walk.at("02:45")
                .settles("yx-gaj-deputy", "countersign.yx-gaj.1", """
                {'hash': '%s', 'view': 'agree'}""".formatted(walk.hash("countersign.yx-gaj.1")));
        walk.hasOpen("approve_unit.yx-fy.1").at("02:46");
        walk.rings("li", "approve_unit.yx-fy.1", "principal_leader", "yx-fy-principal", false)
                .refusesToSettle(
                        "yx-fy-deputy", "approve_unit.yx-fy.1", walk.approval("approve_unit.yx-fy.1"), "forbidden");
        walk.at("02:51").rings("li", "approve_unit.yx-fy.1", "principal_leader", "yx-fy-principal", false);
        walk.at("02:58").approves("yx-fy-deputy", "approve_unit.yx-fy.1");
        walk.at("03:20").approves("chen", "approve.zfw.1").hasOpen("publish.yx-fy.1");
        walk.at("03:35")
                .publishes("yx-fy-handler", "publish.yx-fy.1", "yx-fy")
                .isKept("answer_target", "answer_hard")
                .hasNotOpen("approve_plan.zfw.1")
                .isDue("release.yx-fy.2", "10:00");
    }

    private void plan() {
        String tasks = TASKED.stream()
                .map(unit ->
                        "{'unit': '%s', 'kind': '%s', 'line': 'ground', 'due': '2026-09-10T12:00:00+08:00', 'text': '按分工办理'}"
                                .formatted(unit, unit.equals("wxb") ? "supply_figures" : "verify"))
                .collect(Collectors.joining(", "));
        walk.at("04:10").settles("he", "plan.zfw.1", """
                {'aim': '查清事实', 'measures': '核查录像', 'releases': [], 'tasks': [%s]}""".formatted(tasks));
        walk.at("04:50")
                .approves("chen", "approve_plan.zfw.1")
                .hasOpen("task.yx-fy.1", "task.yx-gaj.1", "task.fy.1", "task.xcb.1", "task.wxb.1")
                .isDue("ack.wxb.2", "05:20")
                .isDueOn("task.fy.1", "2026-09-10", "12:00");
        TASKED.forEach(unit -> walk.signs(unit + "-handler", "task." + unit + ".1"));
    }

    private void morning() {
        walk.at("07:50").settles("yx-fy-handler", "follow_up.yx-fy.1", "{'to': ['zfw'], 'text': '续报一'}"); // 9
        walk.at("09:00")
                .settles(
                        "yx-fy-handler",
                        "draft.yx-fy.2",
                        draft("老人平稳", ", 'nextReleaseAt': '2026-09-10T16:00:00+08:00'"));
        walk.settles("yx-gaj-deputy", "countersign.yx-gaj.2", """
                {'hash': '%s', 'view': 'agree'}""".formatted(walk.hash("countersign.yx-gaj.2")));
        walk.at("09:20").approves("yx-fy-principal", "approve_unit.yx-fy.2");
        walk.at("09:40").approves("chen", "approve.zfw.2");
        walk.at("09:50").publishes("yx-fy-handler", "publish.yx-fy.2", "yx-fy").isKept("release.yx-fy.2");
        walk.at("14:00")
                .does("monitor", "/follow-ups", "{'situation': {'counts': {'reads': 420000}}}")
                .isAt("orange", false);
        walk.at("16:30").settles("yx-fy-handler", "follow_up.yx-fy.2", "{'to': [], 'noChange': true}");
    }

    private void finding() {
        walk.on("2026-09-10").at("07:50").settles("yx-fy-handler", "follow_up.yx-fy.3", "{'to': [], 'noChange': true}");
        walk.at("11:00").settles("wang", "ratify.zfw.1", "{'signed': true}").isKept("ratify.zfw.1");
        walk.at("11:40")
                .settles("fy-handler", "task.fy.1", "{'result': '现场无医护'}")
                .isKept("task.fy.1"); // 10
        walk.opens("yx-fy-handler", "verify")
                .settles("yx-fy-handler", "verify.yx-fy.2", "{'finding': 'confirmed', 'facts': '现场无医护'}");
        walk.at("14:00").settles("yx-fy-handler", "draft.yx-fy.3", """
                {'kind': 'result', 'facts': '现场无医护', 'attitude': '致歉', 'cause': '未安排医护', 'outlet': 'yx-fy'}""");
        walk.at("15:00").approves("yx-fy-principal", "approve_unit.yx-fy.3");
        walk.at("15:30").approves("chen", "approve.zfw.3");
        walk.at("16:00").publishes("yx-fy-handler", "publish.yx-fy.3", "yx-fy").isKept("release.yx-fy.3");
        walk.at("16:30").settles("yx-fy-handler", "follow_up.yx-fy.4", "{'to': ['zfw'], 'text': '结果已发布'}");
        walk.on("2026-09-11").at("07:50").settles("yx-fy-handler", "follow_up.yx-fy.5", "{'to': [], 'noChange': true}");
        walk.at("10:00").settles("yx-fy-handler", "handle.yx-fy.1", """
                {'measures': '立案调查', 'peopleAnswered': true,
                 'procedure': {'kind': '行政调查', 'reference': '调字一号', 'next': '2026-09-25T09:00:00+08:00'}}""");
        walk.settles("yx-gaj-handler", "verify.yx-gaj.1", "{'finding': 'confirmed', 'facts': '录像已核'}")
                .at("15:30");
        List.of("yx-fy", "yx-gaj", "xcb", "wxb")
                .forEach(unit -> walk.settles(unit + "-handler", "task." + unit + ".1", "{'result': '已办'}"));
    }

    private void lowering() {
        walk.hasOpen("feedback.yx-fy.1", "feedback.yx-gaj.1", "feedback.fy.1", "feedback.xcb.1", "feedback.wxb.1");
        walk.isDueOn("feedback.yx-fy.1", "2026-09-12", "15:30");
        walk.at("16:00");
        assertThat(walk.entries("li", "proposed"))
                .singleElement()
                .satisfies(
                        entry -> assertThat(String.valueOf(entry.get("event"))).contains("proposal=lower"));
        assertThat(walk.entries("yx-fy-handler", "proposed")).isEmpty();
        walk.isAt("orange", false).does("chen", "/grade", """
                {'level': 'yellow', 'reason': '二十四小时无上升', 'keep': ['feedback.fy.1']}"""); // 11
        walk.isAt("yellow", false)
                .hasOpen("feedback.fy.1", "feedback.yx-fy.1", "feedback.yx-gaj.1")
                .hasNotOpen("feedback.xcb.1", "feedback.wxb.1")
                .isStep("publish.yx-fy.1", "settled")
                .isStep("feedback.xcb.1", "cancelled");
    }

    private void end() {
        walk.on("2026-09-12").at("11:00"); // 12
        List.of("yx-fy", "yx-gaj", "fy")
                .forEach(unit -> walk.settles(unit + "-handler", "feedback." + unit + ".1", "{'effect': 'calm'}"));
        walk.on("2026-09-14").at("15:00").settles("he", "accept.zfw.1", "{}");
        walk.isDueOn("complete", "2026-09-15", "18:00");
        walk.on("2026-09-15")
                .at("10:00")
                .settles("li", "summary.zfw.1", "{'text': '查清'}")
                .isIn("completed");
        walk.on("2026-09-16").at("10:00").settles("he", "review.zfw.1", """
                {'limitsKept': true, 'gradeRight': true, 'text': '复盘',
                 'notices': [{'unit': 'yx-fy', 'demand': '整改', 'due': '2026-10-15T18:00:00+08:00'}]}""");
        walk.isIn("closed").isKept("complete").verifies();
    }

    private void whatTheyHeard() {
        assertThat(walk.hears("yx-fy").getFirst().event()).isEqualTo("unit_joined");
        assertThat(walk.hears("yx-fy"))
                .extracting(Heard::step)
                .contains("publish.yx-fy.1 settled", "feedback.yx-fy.1 settled");
        List<Heard> publicity = walk.hears("xcb");
        assertThat(publicity)
                .extracting(Heard::step)
                .contains("opinion.xcb.1 settled", "task.xcb.1 settled", "feedback.xcb.1 cancelled");
        assertThat(walk.hears("fy")).extracting(Heard::step).contains("task.fy.1 settled", "feedback.fy.1 settled");
        walk.isUnheardBy(Walk.COUNTY_A).isUnheardBy(List.of("yx-jcy", "yx-sfj", "sfj", "jcy"));
        assertThat(walk.hears("yx-zfw")).isNotEmpty();
        assertThat(walk.centreHears()).hasSize(walk.seen().getInt("version"));
        walk.isClosedTo("qian", "jx-zfw");
    }

    private void comesAgain() {
        walk.on("2026-09-17").at("10:00");
        Response note = walk.post("wu", "", report(500, 9));
        assertThat(note.statusCode()).as(note.asString()).isEqualTo(200);
        assertThat(note.<String>path("phase")).isEqualTo("closed");
        String number = walk.seen().getString("number");
        walk.on("2026-09-23").at("10:00").reports("wu", report(60_000, 800));
        assertThat(walk.entries("li", "reported").getFirst().toString()).contains("recurrenceOf=" + number);
    }
}
