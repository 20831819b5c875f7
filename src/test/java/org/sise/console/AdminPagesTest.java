package org.sise.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sise.console.PagesTest.Visitor;
import org.sise.core.plan.Role;
import org.sise.directory.Directory;
import org.sise.security.SettableClock;

/** Administration as a browser without any script does it; its units and people begin with {@code t-}. */
@QuarkusTest
class AdminPagesTest {
    private static final String UNIT = "/admin/units/t-yjj";
    private static final String PASSWORD = "correct horse 电池";

    @Inject
    Directory directory;

    @Inject
    SettableClock clock;

    private Visitor admin;

    @BeforeEach
    void oneUnitWithItsLeader() {
        admin = Visitor.of("admin");
        if (directory.roster().unit("t-yjj").isEmpty()) {
            unit("t-yjj", "市应急局").post("/admin/units/-").then().statusCode(303);
            person("t-head", "t-yjj")
                    .formParam("roles", "handler", "deputy_leader", "principal_leader")
                    .post("/admin/people/-")
                    .then()
                    .statusCode(303);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/people",
                "/people/li",
                "/people/-",
                "/units",
                "/units/gaj",
                "/units/-",
                "/lockouts",
                "/calendar"
            })
    void who_is_no_administrator_is_told_so(String page) {
        Visitor li = Visitor.of("li");

        li.asks().get("/admin" + page).then().statusCode(403).body(containsString("您无权做这件事"));
        li.asks().get("/").then().body(not(containsString("href=\"/admin\"")));
        admin.asks().get("/").then().body(containsString("href=\"/admin\""));
    }

    @Test
    void who_is_added_logs_in_and_who_is_ended_does_not() {
        person("t-clerk", "t-yjj").formParam("roles", "handler").post("/admin/people/-");
        assertThat(rung()).containsSubsequence("t-head", "t-clerk");
        password("t-clerk", PASSWORD, PASSWORD).then().statusCode(303);

        Visitor clerk = Visitor.of("t-clerk", PASSWORD);
        clerk.asks().get("/inbox").then().statusCode(200);
        change("t-clerk", "false").then().statusCode(303);

        clerk.asks().get("/inbox").then().statusCode(302).header("Location", containsString("/login"));
        login("t-clerk", PASSWORD).then().header("Location", containsString("failed"));
        assertThat(rung()).contains("t-head").doesNotContain("t-clerk");
        admin.asks()
                .get("/admin/people?unit=t-yjj")
                .then()
                .body(allOf(containsString("已停用"), containsString("停用人员"), not(containsString(PASSWORD))));
        change("t-clerk", "true").then().statusCode(303);
        clerk.asks().get("/inbox").then().statusCode(302);
        change("t-clerk", "false").then().statusCode(303);
    }

    @Test
    void another_password_ends_the_old_one_at_once() {
        person("t-typist", "t-yjj").post("/admin/people/-");
        password("t-typist", PASSWORD, PASSWORD);
        Visitor typist = Visitor.of("t-typist", PASSWORD);
        typist.asks().get("/inbox").then().statusCode(200);

        password("t-typist", "another one " + PASSWORD, "another one " + PASSWORD);

        login("t-typist", PASSWORD).then().header("Location", containsString("failed"));
        typist.asks().get("/inbox").then().statusCode(302).header("Location", containsString("/login"));
    }

    @ParameterizedTest
    @CsvSource({
        "short, short, 口令不合要求",
        "t-head-t-head-t-head, t-head-t-head-t-head, 口令不合要求",
        "long enough it is, but not the same, 两次输入不一样"
    })
    void a_password_that_will_not_do_is_refused_and_not_repeated(String typed, String again, String said) {
        password("t-head", typed, again)
                .then()
                .statusCode(400)
                .body(allOf(containsString(said), not(containsString("value=\"" + typed))));
    }

    @Test
    void who_changes_what_another_changed_meanwhile_is_told_and_loses_nothing() {
        String shown = state("/admin/people/t-head");
        admin.sends()
                .formParam("name", "改过的名字" + shown.substring(0, 8))
                .formParam("unit", "t-yjj")
                .formParam("active", "true")
                .formParam("state", shown)
                .formParam("roles", "handler", "deputy_leader", "principal_leader")
                .post("/admin/people/t-head")
                .then()
                .statusCode(303);

        person("t-head", "t-yjj")
                .formParam("state", shown)
                .formParam("phone", "000-1111111")
                .formParam("roles", "handler", "deputy_leader", "principal_leader")
                .post("/admin/people/t-head")
                .then()
                .statusCode(400)
                .body(allOf(containsString("刚才另有人改过"), containsString("value=\"000-1111111\"")));
    }

    @ParameterizedTest
    @CsvSource({
        "code, Not A Code, 代码限小写字母",
        "code, t-yjj, 这个代码已有人用",
        "code, '', 必填",
        "kind, commission, 本地区已有这一类单位",
        "kind, ministry, 请从所列各项中选择",
        "area, 110000, 请从所列各项中选择",
        "functionalSuperior, nobody, 请从所列各项中选择",
        "dutyPhone, call me, 电话号码不对"
    })
    void what_is_wrong_with_a_unit_stands_beside_its_field(String field, String typed, String said) {
        RequestSpecification asked = admin.sends();
        Map.of(
                        "code", "t-new",
                        "nameZh", "新单位",
                        "nameEn", "New",
                        "kind", "other",
                        "area", "990100",
                        "delivery", "none")
                .forEach((name, value) -> asked.formParam(name, name.equals(field) ? typed : value));
        if (field.equals("functionalSuperior") || field.equals("dutyPhone")) {
            asked.formParam(field, typed);
        }

        asked.post("/admin/units/-")
                .then()
                .statusCode(400)
                .body(allOf(
                        containsString(said), containsString("id=\"f-" + field + "-error\""), containsString("新单位")));
    }

    @Test
    void no_unit_stands_above_itself_however_far_up() {
        unit("t-below", "下级").formParam("functionalSuperior", "t-yjj").post("/admin/units/-");
        person("t-below-head", "t-below")
                .formParam("roles", "handler", "deputy_leader", "principal_leader")
                .post("/admin/people/-");

        unit("t-yjj", "市应急局")
                .formParam("state", state(UNIT))
                .formParam("functionalSuperior", "t-below")
                .post(UNIT)
                .then()
                .statusCode(400)
                .body(containsString("上级关系绕成了圈"));
    }

    @Test
    void nobody_ends_or_raises_himself() {
        String state = state("/admin/people/admin");

        person("admin", "zfw")
                .formParam("state", state)
                .formParam("roles", "administrator", "coordinator")
                .post("/admin/people/admin")
                .then()
                .statusCode(400)
                .body(containsString("不能改自己的角色"));
        assertThat(directory.roster().person("admin").orElseThrow().roles()).containsExactly(Role.ADMINISTRATOR);
    }

    @Test
    void a_units_administrator_keeps_that_unit_alone() {
        person("t-keeper", "t-yjj").formParam("roles", "administrator").post("/admin/people/-");
        password("t-keeper", PASSWORD, PASSWORD);
        Visitor keeper = Visitor.of("t-keeper", PASSWORD);

        keeper.asks().get("/admin/people").then().statusCode(200).body(containsString("t-head"));
        keeper.asks().get(UNIT).then().statusCode(200).body(not(containsString("name=\"kind\"")));
        for (String elsewhere :
                new String[] {"/admin/people?unit=zfw", "/admin/people/li", "/admin/units/gaj", "/admin/units/-"}) {
            keeper.asks().get(elsewhere).then().statusCode(403);
        }
        keeper.sends()
                .formParam("publishedUntil", "2030-12-31")
                .post("/admin/calendar/published")
                .then()
                .statusCode(403);
        keeper.sends()
                .formParam("code", "t-spy")
                .formParam("name", "外人")
                .formParam("unit", "zfw")
                .formParam("active", "true")
                .post("/admin/people/-")
                .then()
                .statusCode(400);
    }

    @Test
    void deputies_and_the_order_of_ringing_are_set() {
        person("t-second", "t-yjj").formParam("roles", "handler").post("/admin/people/-");
        admin.sends()
                .formParam("person", "t-second")
                .formParam("from", "2026-01-01T08:00")
                .formParam("until", "2099-01-01T08:00")
                .post("/admin/people/t-head/deputies")
                .then()
                .statusCode(303);
        assertThat(directory.actor("t-second", Instant.now()).orElseThrow().deputising())
                .contains(Role.PRINCIPAL_LEADER);
        admin.sends()
                .formParam("person", "t-second")
                .formParam("from", "2026-01-01T00:00:00Z")
                .post("/admin/people/t-head/deputies/end");
        assertThat(directory.actor("t-second", clock.instant()).orElseThrow().deputising())
                .isEmpty();

        String order = first(
                "name=\"shown\" value=\"([^\"]*t-second[^\"]*)\"", admin.asks().get(UNIT));
        admin.sends()
                .formParam("shown", order)
                .formParam("place.t-second", "1")
                .formParam("place.t-head", "2")
                .post(UNIT + "/chains/handler")
                .then()
                .statusCode(303);

        assertThat(rung()).startsWith("t-second", "t-head");
    }

    @Test
    void who_failed_too_often_is_listed_and_let_in_again_but_no_strange_name_is_shown() {
        for (int i = 0; i < 3; i++) {
            login("t-head", "wrong");
            login("geheim-123456", "wrong");
        }

        Response page = admin.asks().get("/admin/lockouts");
        page.then().body(allOf(containsString("t-head"), containsString("未知用户名"), not(containsString("geheim"))));
        String id = first("t-head.*?name=\"id\" value=\"([0-9a-f]{16})\"", page);
        admin.sends().formParam("id", id).post("/admin/lockouts/lift").then().statusCode(303);

        admin.asks().get("/admin/lockouts").then().body(not(containsString(id)));
        clock.advance(Duration.ofMinutes(16)); // what failed here slows no other test, from the same address, down
    }

    private List<String> rung() {
        return directory.units(Instant.now()).callChain("t-yjj", Role.HANDLER);
    }

    private RequestSpecification unit(String code, String name) {
        return admin.sends()
                .formParam("code", code)
                .formParam("nameZh", name)
                .formParam("nameEn", "Emergency Bureau")
                .formParam("kind", "other")
                .formParam("area", "990100")
                .formParam("delivery", "none");
    }

    private RequestSpecification person(String code, String unit) {
        return admin.sends()
                .formParam("code", code)
                .formParam("name", "试验" + code)
                .formParam("unit", unit)
                .formParam("active", "true");
    }

    private Response change(String code, String active) {
        String page = "/admin/people/" + code;
        RequestSpecification sent = admin.sends()
                .formParam("name", "试验" + code)
                .formParam("unit", "t-yjj")
                .formParam("phone", "000-7654321")
                .formParam("active", active)
                .formParam("state", state(page));
        return (code.equals("t-head")
                        ? sent.formParam("roles", "handler", "deputy_leader", "principal_leader")
                        : sent.formParam("roles", "handler"))
                .post(page);
    }

    private Response password(String code, String typed, String again) {
        return admin.sends()
                .formParam("password", typed)
                .formParam("again", again)
                .post("/admin/people/" + code + "/password");
    }

    private static Response login(String code, String password) {
        return given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("name", code)
                .formParam("password", password)
                .post("/login/check");
    }

    private String state(String page) {
        return first("name=\"state\" value=\"([0-9a-f]{64})\"", admin.asks().get(page));
    }

    private static String first(String pattern, Response page) {
        Matcher found = Pattern.compile(pattern, Pattern.DOTALL).matcher(page.asString());
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }
}
