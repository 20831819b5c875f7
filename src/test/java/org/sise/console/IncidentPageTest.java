package org.sise.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sise.console.PagesTest.Visitor;

/** An incident's page, its forms and its paper, as a browser without any script uses them. */
@QuarkusTest
class IncidentPageTest {
    private static final Pattern HASH = Pattern.compile("name=\"outcome.hash\" value=\"([0-9a-f]{64})\"");

    @Test
    void the_head_says_the_level_why_and_the_four_times() {
        String incident = Visitor.of("qian").reports("停车收费的误解");

        page("qian", incident)
                .then()
                .statusCode(200)
                .body(containsString("系统按标准暂定，待人工确认"))
                .body(containsString("尚不掌握"))
                .body(containsString("事发"))
                .body(containsString("获知"))
                .body(containsString("接报"))
                .body(containsString("登记"))
                .body(containsString("现在轮到我办"))
                .body(containsString("记录链已校验"));
    }

    @Test
    void what_was_typed_is_text_and_never_markup() {
        String incident = Visitor.of("qian").reports("<script>alert(1)</script>\"'><img src=x onerror=y>");

        for (String address : new String[] {incident, incident + "/print", "/inbox", "/inbox/print"}) {
            page("qian", address)
                    .then()
                    .statusCode(200)
                    .body(containsString("&lt;script&gt;alert(1)"))
                    .body(not(containsString("<script>alert")))
                    .body(not(containsString("<img src=x")));
        }
    }

    @Test
    void the_page_and_its_paper_speak_english_too() {
        String incident = Visitor.of("qian").reports("英文页面");
        RequestSpecification english = Visitor.of("qian").asks().cookie("sise-language", "en");

        english.get(incident)
                .then()
                .statusCode(200)
                .body(containsString("Waiting for me"))
                .body(containsString("Chain verified"));
        Visitor.of("qian")
                .asks()
                .cookie("sise-language", "en")
                .get(incident + "/print")
                .then()
                .body(containsString("Incident file"));
    }

    @Test
    void the_paper_has_all_of_it_and_is_for_nobody_who_may_not_see_it() {
        String incident = Visitor.of("qian").reports("打印卷宗");

        page("qian", incident + "/print")
                .then()
                .statusCode(200)
                .body(containsString("舆情事项卷宗"))
                .body(containsString("接报登记"))
                .body(containsString("起算"))
                .body(containsString("记录链已校验"));
        page("wu", incident + "/print").then().statusCode(404).body(not(containsString("打印卷宗")));
    }

    @Test
    void the_timeline_is_filtered_by_what_stands_in_the_address() {
        String incident = Visitor.of("qian").reports("筛选");

        page("qian", incident + "?strand=limit")
                .then()
                .body(containsString("起算"))
                .body(not(containsString("接报登记")));
        page("qian", incident + "?unit=jx-zfw&strand=assess").then().body(not(containsString("起算")));
        page("qian", incident + "?strand=no-such-strand").then().statusCode(200).body(containsString("接报登记"));
    }

    @Test
    void versions_stand_side_by_side_with_who_ruled_on_them() {
        Visitor qian = Visitor.of("qian");
        String incident = qian.reports("口径两稿", "38000");
        settles(qian, incident, "confirm.jx-zfw.1")
                .formParam("outcome.verdict", "confirm")
                .formParam("outcome.lead", "jx-gaj")
                .post(incident + "/move")
                .then()
                .statusCode(303);
        Visitor handler = Visitor.of("jx-gaj-handler");
        settles(handler, incident, "verify.jx-gaj.1")
                .formParam("outcome.finding", "partly")
                .formParam("outcome.facts", "标志缺失三天")
                .post(incident + "/move")
                .then()
                .statusCode(303);
        drafts(handler, incident, 1, "当日开具41张罚单");
        Visitor deputy = Visitor.of("jx-gaj-deputy");
        settles(deputy, incident, "approve_unit.jx-gaj.1")
                .formParam("outcome.hash", hash(deputy, incident))
                .formParam("outcome.ruling", "reject")
                .formParam("outcome.failed", "facts")
                .formParam("outcome.reason", "数字不对")
                .formParam("by.reference", "批件一号")
                .post(incident + "/move")
                .then()
                .statusCode(303);
        drafts(handler, incident, 2, "当日开具43张罚单");

        page("jx-gaj-handler", incident)
                .then()
                .body(containsString("41</del>"))
                .body(containsString("43</ins>"))
                .body(containsString("退回修改"))
                .body(containsString("批件一号"))
                .body(containsString("数字不对"));
    }

    @Test
    void a_row_is_added_without_any_script_and_nothing_typed_is_lost() {
        Visitor qian = Visitor.of("qian");
        String incident = qian.reports("打了几个电话", "38000");

        settles(qian, incident, "confirm.jx-zfw.1")
                .formParam("outcome.verdict", "confirm")
                .formParam("outcome.lead", "jx-gaj")
                .post(incident + "/move");
        settles(qian, incident, "tell_leader.jx-zfw.1")
                .formParam("outcome.calls[0].person", "jx-zfw-shift")
                .formParam("add", "outcome.calls")
                .post(incident + "/move")
                .then()
                .statusCode(200)
                .body(containsString("type=\"radio\" name=\"outcome.calls[1].answered\""))
                .body(containsString("name=\"outcome.calls[1].person\""))
                .body(containsString("value=\"jx-zfw-shift\" selected"));
    }

    /** Nine bytes for a character on the wire; a field of more than 2 kB was a fault of ours, and the text was lost. */
    @Test
    void a_long_text_is_taken() {
        Visitor qian = Visitor.of("qian");
        String incident = qian.reports("写得很长");

        qian.sends()
                .formParam("verb", "note")
                .formParam("text", "字".repeat(3_000))
                .post(incident + "/move")
                .then()
                .statusCode(303);
    }

    @Test
    void who_was_named_wrongly_takes_part_again() {
        Visitor qian = Visitor.of("qian");
        String incident = qian.reports("回避写错了人");
        recuses(qian, incident, "", "false").then().statusCode(303);

        recuses(Visitor.of("zhang"), incident, "sun", "true").then().statusCode(303);
    }

    private static Response recuses(Visitor visitor, String incident, String target, String withdrawn) {
        return visitor.sends()
                .formParam("verb", "recuse")
                .formParam("target", target)
                .formParam("recording", "false")
                .formParam("person", "sun")
                .formParam("withdrawn", withdrawn)
                .formParam("reason", "与当事人有亲属关系")
                .post(incident + "/move");
    }

    @Test
    void what_is_wrong_is_said_in_the_language_of_the_page() {
        for (String[] each : new String[][] {{"zh", "请填不小于0的整数"}, {"en", "A whole number"}}) {
            Visitor.of("li")
                    .sends()
                    .cookie("sise-language", each[0])
                    .formParam("title", "数字写成了字")
                    .formParam("situation.counts.reads", "很多")
                    .post("/report")
                    .then()
                    .statusCode(400)
                    .body(containsString(each[1]))
                    .body(containsString("autofocus"));
        }
    }

    @Test
    void a_refusal_says_what_it_is_that_is_not_ones_to_do() {
        Visitor qian = Visitor.of("qian");
        String incident = qian.reports("不由自己定级");
        settles(qian, incident, "confirm.jx-zfw.1")
                .formParam("outcome.verdict", "confirm")
                .formParam("outcome.lead", "jx-sfj")
                .post(incident + "/move");

        Visitor.of("sun")
                .sends()
                .formParam("verb", "raise")
                .formParam("level", "yellow")
                .formParam("reason", "我们认为更高")
                .post(incident + "/move")
                .then()
                .statusCode(403)
                .body(containsString("提级不由您办理"))
                .body(containsString("我们认为更高"))
                .body(not(containsString("class=\"detail\"")));
    }

    private static Response page(String person, String address) {
        return Visitor.of(person).asks().get(address);
    }

    private static RequestSpecification settles(Visitor visitor, String incident, String step) {
        return visitor.sends()
                .formParam("verb", "settle")
                .formParam("target", step)
                .formParam("recording", "false")
                .formParam("once", UUID.randomUUID());
    }

    private static void drafts(Visitor handler, String incident, int round, String facts) {
        settles(handler, incident, "draft.jx-gaj." + round)
                .formParam("outcome.kind", "facts")
                .formParam("outcome.facts", facts)
                .formParam("outcome.outlet", "jx-gaj")
                .post(incident + "/move")
                .then()
                .statusCode(303);
    }

    /** As the form has it: one rules on the version that one was shown. */
    private static String hash(Visitor approver, String incident) {
        String form = approver.asks()
                .get(incident + "/move?verb=settle&recording=false&target=approve_unit.jx-gaj.1")
                .asString();
        Matcher hash = HASH.matcher(form);
        assertThat(hash.find()).as("the hash in the form").isTrue();
        return hash.group(1);
    }
}
