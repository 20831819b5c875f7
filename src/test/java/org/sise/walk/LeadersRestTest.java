package org.sise.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What leaders decide by phone after the confirm step, and who of them takes no part (rules 1, 2, 15), through REST. */
@QuarkusTest
class LeadersRestTest {
    @Inject
    Walk walk;

    /** 黄, 市公安局, confirmed. */
    @BeforeEach
    void yellow() {
        walk.on("2026-09-08").at("10:00");
        walk.reports("li", """
                {'title': '停车罚单被质疑', 'summary': '多个平台讨论', 'theme': 'law_enforcement', 'areaCode': '990100',
                 'source': {'kind': 'duty'}, 'responsibleUnit': 'gaj', 'dedupKey': '%s',
                 'situation': {'reach': 'local_media', 'counts': {'reads': 38000, 'interactions': 460}}}
                """.formatted(UUID.randomUUID()));
        walk.settles("li", "confirm.zfw.1", "{'verdict': 'confirm', 'lead': 'gaj'}");
    }

    @AfterEach
    void letTheClockRun() {
        walk.end();
    }

    private static String raise(String by) {
        return "{'level': 'orange', 'reason': '影响扩大', 'by': {" + by + "}}";
    }

    @Test
    void rule_01_a_raise_decided_by_phone_counts_at_once_and_is_signed_for_later() {
        walk.at("10:30")
                .does(
                        "li",
                        "/grade",
                        raise("'decidedBy': 'wang', 'means': 'phone', 'reference': '值班电话三号',"
                                + " 'doneAt': '2026-09-08T10:25:00+08:00'"))
                .isAt("orange", false)
                .hasOpen("ratify.zfw.1")
                .isDueOn("ratify.zfw.1", "2026-09-09", "12:00");

        String graded = String.valueOf(walk.entries("li", "graded").getLast().get("event"));
        assertThat(graded)
                .contains("decidedBy=wang", "recordedBy=li", "means=phone", "capacity=duty_leader", "值班电话三号")
                .contains("doneAt=2026-09-08T02:25:00Z");
        walk.settles("wang", "ratify.zfw.1", "{'signed': true}")
                .isAt("orange", false)
                .verifies();
    }

    @Test
    void rule_01_what_cannot_be_recorded_is_refused_with_the_reason() {
        walk.at("10:30")
                .refuses("zhou", "/grade", raise("'decidedBy': 'wang', 'means': 'phone'"), "forbidden")
                .refuses("li", "/grade", raise("'decidedBy': 'nobody', 'means': 'phone'"), "unknown-person")
                .refuses("li", "/grade", raise("'decidedBy': 'gaj-principal', 'means': 'phone'"), "invalid")
                .refuses("li", "/grade", raise("'decidedBy': 'wang'"), "invalid")
                .refuses("li", "/grade", raise("'decidedBy': 'wang', 'means': 'message'"), "invalid")
                .refuses(
                        "li",
                        "/grade",
                        raise("'decidedBy': 'wang', 'means': 'phone', 'doneAt': '2026-09-08T10:31:00+08:00'"),
                        "implausible-time")
                .refuses("li", "/grade", "{'reason': '无变化'}", "invalid-request")
                .isAt("yellow", false);
    }

    @Test
    void rule_15_who_is_personally_concerned_takes_no_part_until_a_leader_takes_it_back() {
        String concerned = "{'person': 'zhang', 'reason': '当事人亲属'}";
        walk.refuses("zhou", "/recusals", concerned, "invalid")
                .refuses("li", "/recusals", "{'person': 'nobody', 'reason': '误'}", "unknown-person")
                .refuses("li", "/recusals", "{'person': 'zhang'}", "invalid-request")
                .does("li", "/recusals", concerned)
                .refuses("li", "/recusals", concerned, "wrong-state");

        assertThat(walk.seen().getList("recused", String.class)).containsExactly("zhang");
        assertThat(walk.get("zhou").jsonPath().getList("recused")).isEmpty();
        assertThat(walk.get("zhang").jsonPath().getList("moves.verb", String.class))
                .containsExactly("note");
        assertThat(String.valueOf(walk.entries("li", "recused").getFirst().get("event")))
                .contains("person=zhang", "当事人亲属");
        assertThat(walk.entries("zhou", "recused")).isEmpty();
        String phone = "{'level': 'blue', 'reason': '已平息', 'by': {'decidedBy': 'zhang', 'means': 'phone'}}";
        walk.refuses("zhang", "/grade", "{'level': 'blue', 'reason': '已平息'}", "forbidden")
                .refuses("li", "/grade", phone, "invalid");

        String back = "{'person': 'zhang', 'withdrawn': true, 'reason': '同名,误报'}";
        walk.refuses("li", "/recusals", back, "forbidden").does("chen", "/recusals", back);
        assertThat(walk.seen().getList("recused")).isEmpty();
        walk.does("li", "/grade", phone).isAt("blue", false).hasOpen("ratify.zfw.1");
    }
}
