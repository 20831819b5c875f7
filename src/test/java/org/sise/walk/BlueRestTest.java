package org.sise.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sise.walk.Ears.Heard;

/** 蓝: a fee misunderstood, 甲县司法局 (plan.md part C); the numbers are its lines. */
@QuarkusTest
class BlueRestTest {
    @Inject
    Walk walk;

    private final String key = "fee-" + UUID.randomUUID();

    @AfterEach
    void letTheClockRun() {
        walk.end();
    }

    @Test
    void its_departments_have_kafka_alone() {
        walk.byMessage();
        a_fee_misunderstood();
    }

    @Test
    void a_fee_misunderstood() {
        night();
        morning();
        answer();
        ends();
        comesAgain();
    }

    private String report(int reads, int interactions) {
        return """
                {'title': '公证收费被误解', 'summary': '一篇帖文询问收费标准', 'theme': 'other', 'areaCode': '990101',
                 'source': {'kind': 'monitoring', 'platform': '本地论坛'}, 'responsibleUnit': 'jx-sfj',
                 'author': 'x', 'followers': 3, 'dedupKey': '%s',
                 'situation': {'reach': 'local_self_media', 'counts': {'platforms': 1, 'reads': %d, 'interactions': %d}}}
                """.formatted(key, reads, interactions);
    }

    private void night() {
        walk.on("2026-09-01").at("02:40"); // 1
        walk.reports("monitor", report(620, 14))
                .then()
                .body("level", equalTo("blue"))
                .body("provisional", equalTo(true))
                .body("owner", equalTo("990101"))
                .body("dropped", contains("author", "followers"))
                .body("unknown", hasItems("nature", "impact"));

        walk.isOpen("confirm.jx-zfw.1").isDue("confirm.jx-zfw.1", "09:00"); // 2
        assertThat(walk.hears("jx-sfj")).isEmpty();

        walk.at("03:10"); // 3
        Response again = walk.post("monitor", "", report(910, 22));
        again.then()
                .statusCode(200)
                .body("id", equalTo(walk.id().toString()))
                .body("level", equalTo("blue"))
                .body("situation.counts.reads", equalTo(910));
        walk.at("07:59");
        assertThat(walk.entries("li", "alarmed")).isEmpty();
    }

    private void morning() {
        walk.at("08:05").isClosedTo("sun", "jx-sfj"); // 4
        walk.settles("qian", "confirm.jx-zfw.1", """
                {'verdict': 'change', 'level': 'blue', 'reason': '误解', 'lead': 'jx-sfj'}""")
                .isAt("blue", false)
                .isOpen("verify.jx-sfj.1", "answer.jx-sfj.1")
                .isDue("ack.jx-sfj", "12:05")
                .isDueOn("answer_target", "2026-09-02", "02:40")
                .isDueOn("answer_hard", "2026-09-03", "02:40");
        Heard joined = walk.hears("jx-sfj").getFirst();
        assertThat(joined.event()).isEqualTo("unit_joined");
        assertThat(joined.body().path("role").asText()).isEqualTo("lead");
        assertThat(walk.hears("jx-sfj"))
                .extracting(Heard::step)
                .contains("verify.jx-sfj.1 open", "answer.jx-sfj.1 open");

        walk.at("08:20").refuses("sun", "/grade", "{'level': 'yellow', 'reason': '我们认为更高'}", "forbidden"); // 5
        walk.at("08:40").signs("sun", "verify.jx-sfj.1").isKept("ack.jx-sfj");
    }

    private void answer() {
        String at = walk.instant("09:45").toString(); // 6
        walk.at("09:50").settles("sun", "verify.jx-sfj.1", "{'finding': 'untrue', 'facts': '收费符合公示标准'}");
        walk.settles("sun", "answer.jx-sfj.1", """
                {'mode': 'public', 'address': '官方账号', 'at': '%s', 'text': '收费标准如下', 'signedBy': 'jx-sfj-principal'}
                """.formatted(at), "{'doneAt': '" + at + "'}");

        walk.isKept("answer_target", "answer_hard") // 7
                .isMetAt("answer_target", "09:45")
                .isOpen("feedback.jx-sfj.1");

        walk.isDueOn("feedback.jx-sfj.1", "2026-09-02", "18:00"); // 8
        walk.at("16:30").settles("sun", "feedback.jx-sfj.1", "{'effect': 'calm', 'ground': '已答复一个提问'}");
    }

    private void ends() {
        walk.isDueOn("complete", "2026-09-03", "18:00"); // 9
        walk.at("16:40")
                .settles("qian", "summary.jx-zfw.1", "{'text': '误解已消除'}")
                .isOpen()
                .isIn("closed");
        List<Map<String, Object>> forms = walk.entries("li", "step_settled");
        assertThat(forms).extracting(form -> form.get("person")).containsOnly("qian", "sun");

        // 10: the three clocks of the ledger
        assertThat(walk.limit("ack.jx-sfj").get("from"))
                .isEqualTo(walk.instant("08:05").toString());
        walk.isMetAt("answer_hard", "09:45").isMetAt("complete", "16:40");
        assertThat(walk.inbox("li")).isEmpty();
        assertThat(walk.entries("li", "alarmed"))
                .noneMatch(entry -> String.valueOf(entry.get("event")).contains("alarm=ring"));
        assertThat(walk.hears("jx-sfj").getLast().body().path("phase").asText()).isEqualTo("closed");
    }

    private void comesAgain() {
        walk.on("2026-09-02").at("10:00"); // 11
        walk.post("monitor", "", report(900, 20))
                .then()
                .statusCode(200)
                .body("id", equalTo(walk.id().toString()))
                .body("phase", equalTo("closed"));
        assertThat(walk.entries("li", "noted")).hasSize(1);
        walk.isClosedTo("wu", "yx-zfw").verifies(); // 12
        walk.isUnheardBy(Walk.COUNTY_B);
        assertThat(walk.hears("sfj")).isNotEmpty();
        assertThat(walk.centreHears()).isNotEmpty();

        String number = walk.seen().getString("number");
        walk.on("2026-09-05").at("11:00").reports("monitor", report(900, 20));
        assertThat(walk.entries("li", "reported").getFirst().toString()).contains("recurrenceOf=" + number);
    }
}
