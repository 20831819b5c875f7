package org.sise.console;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sise.console.PagesTest.Visitor;

/** What a page is not asked in: another method, another format, what cannot be read. Each is told on a page, none is our fault. */
@QuarkusTest
class RefusedRequestTest {
    private static void isPage(Response answer, int status, String says) {
        answer.then()
                .statusCode(status)
                .contentType(startsWith("text/html"))
                .body(containsString("role=\"alert\""))
                .body(containsString(says));
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /report",
        "DELETE, /report",
        "PATCH, /report",
        "TRACE, /report",
        "PUT, /inbox",
        "DELETE, /incidents",
        "POST, /overview",
        "PUT, /admin/people"
    })
    void a_method_that_a_page_does_not_have_is_told_on_a_page(String method, String address) {
        isPage(Visitor.of("li").asks().request(method, address), 405, "这个地址不支持这样访问");
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, /report",
        "text/plain, /report",
        "application/json, /report/preview",
        "application/json, /language",
        "text/plain, /logout",
        "application/json, /admin/calendar"
    })
    void a_format_that_a_form_does_not_have_is_told_on_a_page(String type, String address) {
        isPage(Visitor.of("li").asks().header("Content-Type", type).body("{}").post(address), 415, "提交的格式不对");
    }

    @Test
    void a_form_in_parts_is_none_of_ours() {
        isPage(given().cookie("sise-session", Visitor.of("li").session()).multiPart("title", "x").post("/report"), 415, "提交的格式不对");
    }

    @Test
    void the_page_that_says_so_has_forms_that_can_be_sent() {
        Visitor li = Visitor.of("li");

        Response refused = given().cookie("sise-session", li.session()).put("/report");

        Visitor after = new Visitor(li.session(), refused.cookie("sise-form"), Visitor.token(refused));
        after.sends()
                .formParam("language", "zh")
                .formParam("back", "/inbox")
                .post("/language")
                .then()
                .statusCode(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "", "%%%", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void a_cookie_that_is_none_is_replaced_and_locks_nobody_out(String cookie) {
        Response page = Visitor.of("li").asks().cookie("sise-form", cookie).get("/inbox");

        page.then().statusCode(200).cookie("sise-form", Visitor.token(page));
    }
}
