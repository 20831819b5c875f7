package org.sise.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sise.console.PagesTest.Visitor;

/** A form that is not taken comes back with what was typed, whatever the reason. */
@QuarkusTest
class NothingTypedIsLostTest {
    private static final Pattern ONCE = Pattern.compile("name=\"once\" value=\"([^\"]+)\"");
    private static final String WORDS = "第二次写的话";

    private static RequestSpecification report(RequestSpecification form, String title, String once) {
        return form.formParam("title", title)
                .formParam("summary", "网民称收费与公示不符")
                .formParam("theme", "other")
                .formParam("areaCode", "990101")
                .formParam("source.kind", "duty")
                .formParam("once", once);
    }

    private static String once(Response page) {
        Matcher once = ONCE.matcher(page.asString());
        assertThat(once.find()).as("a form on the page").isTrue();
        return once.group(1);
    }

    /** Whose form was made by a page that is gone. */
    private static Visitor stale(String person) {
        Visitor now = Visitor.of(person);
        return new Visitor(now.session(), "AAAAAAAAAAAAAAAAAAAAAA", now.token());
    }

    @Test
    void a_report_that_was_sent_and_then_changed_is_shown_again_and_can_be_sent_as_another() {
        Visitor qian = Visitor.of("qian");
        String once = UUID.randomUUID().toString();
        report(qian.sends(), "第一次写的话", once).post("/report").then().statusCode(303);

        Response again = report(qian.sends(), WORDS, once).post("/report");

        again.then()
                .statusCode(422)
                .body(containsString("value=\"" + WORDS + "\""))
                .body(containsString("那一次已经收下，这一次没有"));
        assertThat(once(again)).isNotEqualTo(once);
        report(qian.sends(), WORDS, once(again)).post("/report").then().statusCode(303);
    }

    @Test
    void a_move_that_was_sent_and_then_changed_is_shown_again() {
        Visitor qian = Visitor.of("qian");
        String incident = qian.reports("补记两次");
        String once = UUID.randomUUID().toString();
        note(qian.sends(), "第一次写的话", once).post(incident + "/move").then().statusCode(303);

        Response again = note(qian.sends(), WORDS, once).post(incident + "/move");

        again.then().statusCode(422).body(containsString(WORDS)).body(containsString("这一次没有"));
        note(qian.sends(), WORDS, once(again)).post(incident + "/move").then().statusCode(303);
    }

    private static RequestSpecification note(RequestSpecification form, String text, String once) {
        return form.formParam("verb", "note").formParam("text", text).formParam("once", once);
    }

    @Test
    void a_report_whose_token_has_run_out_is_shown_again_and_not_taken() {
        Visitor qian = stale("qian");

        Response again =
                report(qian.sends(), WORDS, UUID.randomUUID().toString()).post("/report");

        again.then()
                .statusCode(400)
                .contentType(startsWith("text/html"))
                .body(containsString("value=\"" + WORDS + "\""))
                .body(containsString("这张表打开太久"));
        qian.asks().get("/incidents?q=" + WORDS).then().body(not(containsString("/incidents/0")));
        Visitor next = new Visitor(qian.session(), qian.cookie(), Visitor.token(again));
        report(next.sends(), WORDS, once(again)).post("/report").then().statusCode(303);
    }

    @Test
    void a_report_of_a_browser_that_has_lost_its_cookie_is_shown_again_with_a_new_one() {
        Visitor qian = Visitor.of("qian");
        RequestSpecification form = qian.asks()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("csrf-token", qian.token());

        Response again = report(form, WORDS, UUID.randomUUID().toString()).post("/report");

        again.then().statusCode(400).body(containsString("value=\"" + WORDS + "\""));
        Visitor next = new Visitor(qian.session(), again.cookie("sise-form"), Visitor.token(again));
        report(next.sends(), WORDS, once(again)).post("/report").then().statusCode(303);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_move_whose_token_has_run_out_is_shown_again(boolean dialog) {
        String incident = Visitor.of("qian").reports("凭证过期");
        Visitor qian = stale("qian");
        RequestSpecification form = note(qian.sends(), WORDS, UUID.randomUUID().toString());
        if (dialog) {
            form.header("HX-Request", "true").header("X-CSRF-TOKEN", qian.token());
        }

        Response again = form.post(incident + "/move");

        again.then().statusCode(400).body(containsString(WORDS)).body(containsString("这张表打开太久"));
        assertThat(again.asString().contains("<html")).isNotEqualTo(dialog);
        qian.asks().get(incident).then().body(not(containsString(WORDS)));
        RequestSpecification next =
                note(new Visitor(qian.session(), qian.cookie(), Visitor.token(again)).sends(), WORDS, once(again));
        next.header("X-CSRF-TOKEN", Visitor.token(again))
                .post(incident + "/move")
                .then()
                .statusCode(303);
    }

    @ParameterizedTest
    @CsvSource({
        "/admin/people/wang, name, 改了的姓名, 没有保存",
        "/admin/people/-, name, 新来的人, 没有保存",
        "/admin/units/jx-sfj, nameZh, 改了的名称, 没有保存",
        "/admin/calendar, name, 改了的节日, 没有保存",
        "/admin/people/wang/password, password, '', 没有保存",
        "/admin/units/jx-sfj/chains/duty_leader, shown, '', 没有保存",
        "/logout, x, '', 没有提交",
        "/language, language, '', 没有提交"
    })
    void so_is_every_other_form(String form, String field, String typed, String says) {
        stale("admin")
                .sends()
                .formParam(field, typed)
                .post(form)
                .then()
                .statusCode(400)
                .contentType(startsWith("text/html"))
                .body(containsString(says))
                .body(containsString(typed));
    }

    @Test
    void no_password_is_shown_again() {
        stale("admin")
                .sends()
                .formParam("password", "geheim-geheim")
                .formParam("again", "geheim-geheim")
                .post("/admin/people/wang/password")
                .then()
                .statusCode(400)
                .body(not(containsString("geheim")));
    }

    @Test
    void the_preview_says_so_too() {
        stale("li").sends().post("/report/preview").then().statusCode(400).body(containsString("这张表打开太久"));
    }

    @Test
    void what_is_gone_meanwhile_is_not_there() {
        Visitor li = stale("li");

        note(li.sends(), WORDS, UUID.randomUUID().toString())
                .post("/incidents/" + UUID.randomUUID() + "/move")
                .then()
                .statusCode(404);
        note(li.sends(), WORDS, UUID.randomUUID().toString())
                .post("/incidents/x/move")
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(ints = {300_000, 1_100_000})
    void what_is_too_long_to_be_read_is_told_on_a_page_with_the_way_back(int length) {
        Visitor li = Visitor.of("li");

        Response answer = li.sends()
                .formParam("title", "x".repeat(length))
                .header("Referer", li.here("/report?a=b"))
                .post("/report");

        answer.then()
                .statusCode(413)
                .contentType(startsWith("text/html"))
                .body(containsString("内容太长，没有收下"))
                .body(containsString("href=\"/report?a=b\""));
    }

    @Test
    void another_site_is_no_way_back() {
        Visitor li = Visitor.of("li");

        li.sends()
                .formParam("title", "x".repeat(300_000))
                .header("Referer", "http://evil.example/report")
                .post("/report")
                .then()
                .statusCode(413)
                .body(not(containsString("evil.example")));
    }

    @Test
    void a_dialog_keeps_its_form_beneath_what_is_told() {
        Visitor li = Visitor.of("li");

        li.sends()
                .header("HX-Request", "true")
                .formParam("text", "x".repeat(1_100_000))
                .post("/incidents/" + UUID.randomUUID() + "/move")
                .then()
                .statusCode(413)
                .header("HX-Reswap", "afterbegin")
                .body(not(containsString("<html")));
    }
}
