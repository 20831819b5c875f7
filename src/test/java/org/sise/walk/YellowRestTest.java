package org.sise.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sise.walk.Ears.Heard;

/** 黄: parking fines after lines were repainted, 市公安局 (plan.md part C); the numbers are its lines. */
@QuarkusTest
class YellowRestTest {
    @Inject
    Walk walk;

    private int leftAt;

    @AfterEach
    void letTheClockRun() {
        walk.end();
    }

    @Test
    void its_departments_have_kafka_alone() {
        walk.byMessage();
        parking_fines_after_lines_were_repainted();
    }

    @Test
    void parking_fines_after_lines_were_repainted() {
        registered();
        givenBack();
        statement();
        promisedRelease();
        afterTheWeekend();
        whatTheyHeard();
    }

    private void registered() {
        walk.on("2026-09-04").at("19:24"); // 1
        String known = walk.instant("19:20").toString();
        walk.reports("li", """
                {'title': '停车线重划后开出罚单', 'summary': '多名车主反映停车线重划后被罚', 'theme': 'law_enforcement', 'areaCode': '990100',
                 'source': {'kind': 'duty', 'platform': '本地晚报'}, 'knownAt': '%s', 'receivedAt': '%s',
                 'situation': {'reach': 'local_media', 'counts': {'platforms': 2, 'reads': 38000, 'interactions': 460}}}
                """.formatted(known, known));
        walk.isAt("yellow", true).at("19:26");
        walk.settles("li", "confirm.zfw.1", "{'verdict': 'confirm', 'lead': 'sfj'}")
                .isAt("yellow", false)
                .isDue("tell_leader.zfw.1", "19:56") // 2
                .isDue("first_report", "21:20")
                .isDueOn("facts", "2026-09-05", "01:20")
                .isDueOn("answer_target", "2026-09-05", "07:20")
                .isDueOn("answer_hard", "2026-09-06", "19:20");
        walk.at("19:35").rings("li", "tell_leader.zfw.1", "duty_leader", "wang", false);
    }

    private void givenBack() {
        walk.at("19:41").does("sfj-handler", "/steps/verify.sfj.1/return", "{'rule': '道路停车由公安机关管理'}"); // 3
        String reached = Walk.call("duty_leader", "wang", walk.instant("19:45"), true);
        walk.at("19:45").settles("li", "tell_leader.zfw.1", "{'calls': [" + reached + "], 'told': true}");
        walk.at("19:48")
                .settles("li", "answer_return.zfw.1", "{'granted': true, 'lead': 'gaj'}")
                .hasOpen("verify.gaj.1", "handle.gaj.1")
                .hasNotOpen("verify.sfj.1", "handle.sfj.1")
                .isDue("ack.gaj", "20:48")
                .isDueOn("verify", "2026-09-05", "01:20")
                .isDueOn("answer_target", "2026-09-05", "07:20");
        leftAt = walk.hears("sfj").getLast().number();
        assertThat(walk.get("sfj-handler").statusCode()).isEqualTo(404);

        walk.at("20:15").signs("zhou", "verify.gaj.1").isKept("ack.gaj"); // 4
        walk.at("20:40")
                .settles("li", "first_report.zfw.1", "{'to': ['zfw'], 'text': '首报'}")
                .isKept("first_report");
        walk.at("23:50") // 5
                .settles("zhou", "verify.gaj.1", "{'finding': 'partly', 'facts': '四十一张罚单,标志缺失三天,已暂停处罚'}")
                .isKept("facts")
                .hasOpen("draft.gaj.1");
    }

    private static String draft(String facts, String next) {
        return "{'kind': 'facts', 'facts': '" + facts + "', 'attitude': '我们道歉', 'outlet': 'gaj'" + next + "}";
    }

    private void statement() {
        walk.on("2026-09-05").at("00:40").settles("zhou", "draft.gaj.1", draft("第一稿", "")); // 6
        walk.at("01:20").settles("gaj-deputy", "approve_unit.gaj.1", """
                {'hash': '%s', 'ruling': 'reject', 'failed': ['facts'], 'reason': '数字不全'}
                """.formatted(walk.hash("approve_unit.gaj.1")));
        walk.hasOpen("draft.gaj.2").isDue("draft.gaj.2", "02:50");
        Instant promised = walk.instant("17:00");
        walk.at("01:45").settles("zhou", "draft.gaj.2", draft("第二稿", ", 'nextReleaseAt': '" + promised + "'"));

        String approved = walk.hash("approve_unit.gaj.2");
        walk.at("02:05")
                .refuses(
                        "zhou",
                        "/steps/approve_unit.gaj.2/settle",
                        """
                {'outcome': {'hash': '%s', 'ruling': 'approve'}, 'by': %s}
                """.formatted(approved, Walk.phone("gaj-deputy")),
                        "forbidden"); // 7
        walk.records("li", "gaj-deputy", "approve_unit.gaj.2", walk.approval("approve_unit.gaj.2"))
                .hasOpen("approve.zfw.1", "ratify.gaj.1")
                .isDueOn("ratify.gaj.1", "2026-09-06", "12:00");
        walk.at("02:20") // 8
                .records("wang", "zhang", "approve.zfw.1", """
                        {'hash': '%s', 'ruling': 'approve', 'outlet': 'gaj'}""".formatted(approved))
                .hasOpen("publish.gaj.1");

        String other = approved.replace(approved.charAt(0), approved.charAt(0) == 'a' ? 'b' : 'a');
        walk.at("02:36") // 9
                .refusesToSettle("zhou", "publish.gaj.1", walk.publication(other, "gaj"), "version-mismatch");
        walk.at("02:38")
                .publishes("zhou", "publish.gaj.1", "gaj")
                .isKept("answer_target", "answer_hard")
                .isMetAt("answer_target", "02:38")
                .hasOpen("draft.gaj.3")
                .isDue("release.gaj.3", "17:00");
    }

    private void promisedRelease() {
        walk.at("09:00").settles("gaj-deputy", "ratify.gaj.1", "{'signed': true}");
        walk.at("09:05").settles("zhang", "ratify.zfw.1", "{'signed': true}");
        walk.at("16:00").settles("zhou", "draft.gaj.3", draft("第三稿:撤销罚单", "")); // 10
        walk.at("16:10").approves("gaj-deputy", "approve_unit.gaj.3");
        walk.at("16:20").approves("zhang", "approve.zfw.2");
        walk.at("16:50").publishes("zhou", "publish.gaj.2", "gaj").isKept("release.gaj.3");
        walk.at("16:55").settles("zhou", "follow_up.gaj.1", "{'to': ['zfw'], 'text': '续报'}");
        walk.on("2026-09-06").at("16:55").settles("zhou", "follow_up.gaj.2", "{'to': [], 'noChange': true}");
    }

    private void afterTheWeekend() {
        String refunds = "{'measures': '退还罚款', 'peopleAnswered': true}";
        walk.on("2026-09-07")
                .at("15:00")
                .settles("zhou", "handle.gaj.1", refunds)
                .isKept("handle"); // 11
        walk.at("16:00").settles("zhou", "feedback.gaj.1", "{'effect': 'calm'}");
        walk.at("17:00")
                .settles("he", "accept.zfw.1", "{'redo': 'handle.gaj.1', 'reason': '退款数未核对'}")
                .hasOpen("handle.gaj.2")
                .hasNotOpen("accept.zfw.2");
        walk.on("2026-09-08").at("10:00").settles("zhou", "handle.gaj.2", refunds);
        walk.settles("he", "accept.zfw.2", "{}").isIn("completed");

        walk.isDueOn("summary", "2026-09-11", "18:00").at("11:00"); // 12
        walk.settles("li", "summary.zfw.1", "{'text': '四十一张全部退款'}").isIn("closed");
        assertThat(walk.statesOf("review")).isEmpty();
        assertThat(walk.statesOf("ratify")).containsExactly("settled", "settled");
        assertThat(walk.statesOf("answer_return")).containsExactly("settled");
        assertThat(walk.statesOf("draft")).containsExactly("settled", "settled", "settled");
        assertThat(walk.statesOf("publish")).containsExactly("settled", "settled");
        walk.verifies();
    }

    private void whatTheyHeard() {
        assertThat(walk.hears("sfj").getFirst().event()).isEqualTo("unit_joined");
        Heard last = walk.hears("sfj").getLast();
        assertThat(last.event()).isEqualTo("unit_left");
        assertThat(last.number()).isEqualTo(leftAt);
        assertThat(walk.hears("sfj")).extracting(Heard::step).noneMatch(step -> step.startsWith("draft"));

        assertThat(walk.hears("gaj").getFirst().event()).isEqualTo("unit_joined");
        assertThat(walk.hears("gaj").getFirst().number())
                .isGreaterThan(walk.hears("sfj").getFirst().number());
        assertThat(walk.hears("gaj"))
                .extracting(Heard::step)
                .contains("draft.gaj.3 open", "publish.gaj.2 settled", "handle.gaj.2 settled");
        assertThat(walk.hears("gaj").getLast().event()).isEqualTo("closed");
        assertThat(walk.hears("zfw")).isNotEmpty();
        assertThat(walk.hears("fy")).isEmpty();
        walk.isUnheardBy(Walk.COUNTY_A).isUnheardBy(Walk.COUNTY_B).isClosedTo("qian", "jx-zfw");
        assertThat(walk.centreHears()).hasSize(walk.seen().getInt("version"));
    }
}
