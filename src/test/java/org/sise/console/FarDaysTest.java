package org.sise.console;

import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sise.console.PagesTest.Visitor;

/** Days that no incident is of, and that the database cannot hold. */
@QuarkusTest
class FarDaysTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=%2B300000-01-01",
                "to=%2B300000-01-01",
                "to=%2B999999999-12-31",
                "from=-300000-01-01",
                "from=-0001-01-01",
                "from=1999-12-31",
                "from=x"
            })
    void a_list_from_then_is_refused_with_its_filters(String filter) {
        Visitor.of("li")
                .asks()
                .urlEncodingEnabled(false)
                .get("/incidents?q=abc&" + filter)
                .then()
                .statusCode(400)
                .body(containsString("有一项条件不正确"))
                .body(containsString("value=\"abc\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=%2B294277-01-01&to=%2B294277-02-01",
                "from=%2B294277-01-01",
                "to=%2B999999999-12-31",
                "to=-9999-12-31",
                "from=x"
            })
    void figures_of_then_are_refused_and_the_usual_ones_shown(String period) {
        Visitor.of("li")
                .asks()
                .urlEncodingEnabled(false)
                .get("/overview?" + period)
                .then()
                .statusCode(400)
                .body(containsString("时段有误"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+300000-01-01T00:00:00Z", "-9999-01-01T00:00:00Z", "+999999999-12-31T23:59:59Z"})
    void no_page_of_a_list_ended_then(String at) {
        String cursor = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((at + "/00000000-0000-0000-0000-000000000000").getBytes(StandardCharsets.UTF_8));
        Visitor li = Visitor.of("li");

        li.asks().get("/incidents?after=" + cursor).then().statusCode(400);
        li.asks()
                .get("/api/v1/incidents?after=" + cursor)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "/admin/calendar, from, +999999999-12-31",
        "/admin/calendar, from, -999999999-01-01",
        "/admin/calendar/published, publishedUntil, +300000-12-31",
        "/admin/people/wang/deputies, from, +300000-12-31T00:00"
    })
    void no_day_of_then_is_set(String form, String field, String day) {
        Visitor.of("admin")
                .sends()
                .formParam(field, day)
                .formParam("kind", "off")
                .post(form)
                .then()
                .statusCode(400)
                .body(containsString("请填完整的日期或时间"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+300000-12-31T00:00:00Z", "-9999-01-01T00:00:00Z"})
    void nobody_deputised_then(String from) {
        Visitor.of("admin")
                .sends()
                .formParam("from", from)
                .formParam("person", "li")
                .post("/admin/people/wang/deputies/end")
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1.5", "9999999999"})
    void no_calendar_has_that_year(String year) {
        Visitor.of("admin").asks().get("/admin/calendar?year=" + year).then().statusCode(400);
    }
}
