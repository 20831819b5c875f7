package org.sise.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages as a browser without any script uses them. */
@QuarkusTest
class PagesTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" value=\"([^\"]+)\"");

    private static final String FORM = ContentType.URLENC.withCharset("UTF-8");

    /** Somebody with a session and the token of its forms. */
    record Visitor(String session, String cookie, String token) {
        static Visitor of(String person) {
            return of(person, person + "-demo");
        }

        static Visitor of(String person, String password) {
            String session = given().redirects()
                    .follow(false)
                    .contentType(FORM)
                    .formParam("name", person)
                    .formParam("password", password)
                    .post("/login/check")
                    .cookie("sise-session");
            Response page = given().cookie("sise-session", session).get("/");
            return new Visitor(session, page.cookie("sise-form"), token(page));
        }

        /** That a page's forms carry. */
        static String token(Response page) {
            Matcher token = TOKEN.matcher(page.asString());
            assertThat(token.find()).as("a form on the page").isTrue();
            return token.group(1);
        }

        RequestSpecification asks() {
            return given().redirects().follow(false).cookie("sise-session", session);
        }

        /** A page of this site, as a browser says where it comes from. */
        String here(String address) {
            return RestAssured.baseURI + ":" + RestAssured.port + address;
        }

        RequestSpecification sends() {
            return asks().cookie("sise-form", cookie).contentType(FORM).formParam("csrf-token", token);
        }

        /** Address of the new incident. */
        String reports(String title) {
            return reports(title, "620");
        }

        String reports(String title, String reads) {
            return sends().formParam("title", title)
                    .formParam("summary", "网民称收费与公示不符")
                    .formParam("theme", "other")
                    .formParam("areaCode", "990101")
                    .formParam("source.kind", "duty")
                    .formParam("situation.counts.reads", reads)
                    .formParam("once", UUID.randomUUID())
                    .post("/report")
                    .then()
                    .statusCode(303)
                    .extract()
                    .header("Location")
                    .replaceFirst("^https?://[^/]+", "")
                    .replaceFirst("\\?taken=true$", "");
        }
    }

    @Test
    void who_is_not_logged_in_is_shown_the_log_in_page() {
        given().redirects().follow(false).get("/").then().statusCode(302).header("Location", containsString("/login"));

        given().get("/login").then().statusCode(200).body(containsString("严禁录入国家秘密"));
    }

    @ParameterizedTest
    @CsvSource({"/, 值班台", "/inbox, 待办", "/report, 登记", "/incidents, 检索"})
    void every_page_is_there_with_its_title(String address, String title) {
        Visitor.of("li")
                .asks()
                .get(address)
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", startsWith("default-src 'self'"))
                .body(containsString("<title>" + title));
    }

    @Test
    void what_is_reported_by_the_form_stands_on_the_desk_and_can_be_worked_on() {
        Visitor qian = Visitor.of("qian");
        String incident = qian.reports("公证收费被误解");

        qian.asks().get(incident).then().statusCode(200).body(containsString("公证收费被误解"));
        qian.asks().get("/incidents?q=公证收费").then().body(containsString("公证收费被误解"));
        qian.sends()
                .formParam("verb", "settle")
                .formParam("target", "confirm.jx-zfw.1")
                .formParam("recording", "false")
                .formParam("outcome.verdict", "confirm")
                .formParam("outcome.lead", "jx-sfj")
                .post(incident + "/move")
                .then()
                .statusCode(303);
        Visitor sun = Visitor.of("sun");
        sun.asks().get("/inbox").then().statusCode(200).body(containsString(incident));
        sun.sends()
                .formParam("verb", "acknowledge")
                .formParam("target", "verify.jx-sfj.1")
                .formParam("back", "/inbox")
                .post(incident + "/move")
                .then()
                .statusCode(303)
                .header("Location", containsString("/inbox"));
    }

    @Test
    void what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost() {
        Visitor.of("li")
                .sends()
                .formParam("title", "只有标题")
                .formParam("summary", "写错了一个数")
                .formParam("areaCode", "990100")
                .formParam("theme", "other")
                .formParam("source.kind", "duty")
                .formParam("situation.counts.reads", "很多")
                .post("/report")
                .then()
                .statusCode(400)
                .body(containsString("value=\"只有标题\""))
                .body(containsString("id=\"f-situation-counts-reads-error\""));
    }

    @Test
    void one_wrong_number_hides_nothing_else() {
        Visitor.of("li")
                .sends()
                .formParam("title", "两处写错")
                .formParam("areaCode", "990100")
                .formParam("theme", "other")
                .formParam("source.kind", "duty")
                .formParam("situation.counts.reads", "很多")
                .formParam("situation.counts.platforms", "几个")
                .post("/report")
                .then()
                .statusCode(400)
                .body(containsString("id=\"f-situation-counts-reads-error\""))
                .body(containsString("id=\"f-situation-counts-platforms-error\""))
                .body(containsString("id=\"f-summary-error\""));
    }

    @Test
    void who_logs_out_is_out_with_every_copy_of_the_cookie_and_nowhere_else() {
        Visitor desk = Visitor.of("li");
        Visitor phone = Visitor.of("li");

        phone.sends().post("/logout").then().statusCode(303).header("Location", endsWith("/login"));

        phone.asks().get("/inbox").then().statusCode(302).header("Location", containsString("/login"));
        phone.asks().get("/api/v1/me").then().statusCode(401);
        desk.asks().get("/inbox").then().statusCode(200);
    }

    @Test
    void a_form_that_is_sent_twice_is_taken_once() {
        Visitor li = Visitor.of("li");
        String once = UUID.randomUUID().toString();

        String first = report(li, once);

        assertThat(report(li, once)).isEqualTo(first);
    }

    private static String report(Visitor visitor, String once) {
        return visitor.sends()
                .formParam("title", "重复提交")
                .formParam("summary", "同一张表提交两次")
                .formParam("theme", "other")
                .formParam("areaCode", "990100")
                .formParam("source.kind", "duty")
                .formParam("once", once)
                .post("/report")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
    }

    @Test
    void a_form_from_elsewhere_is_refused() {
        Visitor.of("li")
                .asks()
                .contentType(FORM)
                .formParam("title", "伪造")
                .post("/report")
                .then()
                .statusCode(400);
    }

    @Test
    void only_who_may_draft_a_plan_is_shown_the_form() {
        Visitor.of("li")
                .asks()
                .get("/rules/plans/-")
                .then()
                .statusCode(403)
                .body(containsString("由市委政法委协调人或领导起草"))
                .body(not(containsString("name=\"document\"")));
        Visitor.of("he").asks().get("/rules/plans/-").then().statusCode(200).body(containsString("name=\"document\""));
    }

    @Test
    void what_one_may_not_see_is_not_there() {
        String incident = Visitor.of("qian").reports("甲县的事");

        Visitor.of("wu").asks().get(incident).then().statusCode(404).body(not(containsString("甲县的事")));
    }

    @Test
    void the_grade_is_shown_before_anything_is_reported() {
        Visitor.of("li")
                .sends()
                .formParam("areaCode", "990100")
                .formParam("situation.counts.reads", "180000")
                .formParam("situation.reach", "provincial_media")
                .post("/report/preview")
                .then()
                .statusCode(200)
                .body(containsString("level-orange"))
                .body(containsString("省级或当地主要媒体"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/.//evil.example",
                "/x y",
                "/%zz",
                "/|",
                "/x//evil.example",
                "/x/..//evil.example",
                "/x/../y",
                "/\\evil.example",
                "/x\\y",
                "https://evil.example/",
                "/incidents?q=%zz",
                "/incidents?q=a b",
                "//evil.example?q=a",
                ""
            })
    void the_choice_of_a_language_leads_to_a_page_of_ours(String back) {
        Visitor.of("li")
                .sends()
                .formParam("language", "zh")
                .formParam("back", back)
                .post("/language")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/"));
    }

    @Test
    void the_choice_of_a_language_leads_back_to_what_was_searched_for() {
        Visitor li = Visitor.of("li");
        String found = "/incidents?q=%E5%85%AC%E8%AF%81+a%2F%2Fb&level=blue";

        li.asks()
                .urlEncodingEnabled(false)
                .get(found)
                .then()
                .statusCode(200)
                .body(containsString("name=\"back\" value=\"" + found.replace("&", "&amp;") + "\""));
        li.sends()
                .formParam("language", "en")
                .formParam("back", found)
                .post("/language")
                .then()
                .statusCode(303)
                .header("Location", endsWith(found));
    }

    @Test
    void an_upgrade_reaches_a_browser_at_once_and_what_has_a_version_is_kept() {
        given().get("/assets/console.css").then().statusCode(200).header("Cache-Control", "no-cache");
        given().get("/webjars/htmx.org/2.0.10/dist/htmx.min.js")
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("immutable"))
                .header("Cache-Control", containsString("max-age=31536000"));
    }

    @Test
    void the_language_is_a_choice_that_stays() {
        Visitor li = Visitor.of("li");

        String chosen = li.sends()
                .formParam("language", "en")
                .formParam("back", "/inbox")
                .post("/language")
                .then()
                .statusCode(303)
                .extract()
                .cookie("sise-language");

        assertThat(chosen).isEqualTo("en");
        li.asks()
                .cookie("sise-language", "en")
                .get("/inbox")
                .then()
                .body(containsString("<html lang=\"en\">"))
                .body(containsString("Inbox"));
    }
}
