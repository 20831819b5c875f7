package org.sise.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sise.console.PagesTest.Visitor;

/** What a page is not asked in: another method, another format, what cannot be read. Each is told on a page, none is our fault. */
@QuarkusTest
class RefusedRequestTest {
    private static final String FORM = "application/x-www-form-urlencoded";

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
        isPage(
                given().cookie("sise-session", Visitor.of("li").session())
                        .multiPart("title", "x")
                        .post("/report"),
                415,
                "提交的格式不对");
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

    @ParameterizedTest
    @ValueSource(strings = {"title=%ZZ", "title=%", "title=%4", "%ZZ=title"})
    void a_form_that_cannot_be_read_is_told_on_a_page(String typed) throws IOException {
        Visitor li = Visitor.of("li");

        assertThat(new RawCall(li).post("/report", FORM, "csrf-token=" + li.token() + "&" + typed))
                .startsWith("HTTP/1.1 400")
                .contains("role=\"alert\"", "提交的内容无法读取");
    }

    @Test
    void a_form_of_more_fields_than_any_has_is_told_on_a_page() throws IOException {
        Visitor li = Visitor.of("li");
        String fields = IntStream.range(0, 1_200).mapToObj(i -> "&f" + i + "=x").collect(Collectors.joining());

        for (String address : new String[] {"/report", "/language"}) {
            assertThat(new RawCall(li).post(address, FORM, "csrf-token=" + li.token() + fields))
                    .startsWith("HTTP/1.1 400")
                    .contains("role=\"alert\"", "提交的内容无法读取");
        }
    }

    @Test
    void a_form_in_a_charset_that_there_is_not_is_told_on_a_page() throws IOException {
        Visitor li = Visitor.of("li");

        assertThat(new RawCall(li).post("/report", FORM + "; charset=none", "csrf-token=" + li.token() + "&title=x"))
                .startsWith("HTTP/1.1 400")
                .contains("role=\"alert\"", "提交的内容无法读取");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/units/%00", "/incidents?q=%00"})
    void an_address_with_a_null_character_is_told_on_a_page(String address) throws IOException {
        assertThat(new RawCall(Visitor.of("admin")).get(address))
                .startsWith("HTTP/1.1 400")
                .contains("role=\"alert\"", "地址里有无法识别的字符");
    }

    @ParameterizedTest
    @ValueSource(strings = {"overdue=maybe", "level=green", "phase=x"})
    void a_filter_that_there_is_not_lists_nothing(String filter) {
        Visitor.of("li")
                .asks()
                .get("/incidents?" + filter)
                .then()
                .statusCode(400)
                .body(containsString("有一项条件不正确"));
    }

    /** The server itself refuses them, before anything of ours is asked. */
    @ParameterizedTest
    @ValueSource(strings = {"/inbox?x=%ZZ", "/incidents?q=%", "/%ZZ", "/api/v1/incidents?q=%ZZ"})
    void an_address_that_cannot_be_read_is_no_fault_of_ours(String address) throws IOException {
        assertThat(new RawCall(Visitor.of("admin")).get(address)).startsWith("HTTP/1.1 400");
    }
}
