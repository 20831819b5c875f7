package org.sise.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sise.console.PagesTest.Visitor;

/** The duty calendar on its page, and in what falls due by it. */
@QuarkusTest
class AdminCalendarTest {
    private Visitor admin;

    @BeforeEach
    void logIn() {
        admin = Visitor.of("admin");
    }

    @Test
    void a_year_says_by_a_letter_what_each_day_is() {
        admin.asks()
                .get("/admin/calendar?year=2026")
                .then()
                .statusCode(200)
                .body(containsString("<td class=\"day mark-holiday\">1<i>休</i>"))
                .body(containsString("<td class=\"day mark-worked\">20<i>班</i>"));
        admin.asks().get("/admin/calendar?year=2027").then().body(containsString("mark-workday beyond"));
        admin.asks().get("/admin/calendar?year=999999").then().statusCode(200);
    }

    @Test
    void a_holiday_that_is_set_moves_what_falls_due_by_it() {
        LocalDate today = LocalDate.now(Times.zone());
        Instant before = complete();
        try {
            days(today.plusDays(1), today.plusDays(16), "off")
                    .statusCode(303)
                    .header("Location", endsWith("year=" + today.plusDays(1).getYear()));

            assertThat(complete()).isAfter(before.plus(Duration.ofDays(9)));
            admin.asks()
                    .get("/admin/calendar?year=" + today.plusDays(1).getYear())
                    .then()
                    .body(containsString("厂庆"));
        } finally {
            days(today.plusDays(1), today.plusDays(16), "file");
        }
        assertThat(complete()).isEqualTo(before);
    }

    @Test
    void days_that_cannot_be_are_refused() {
        LocalDate day = LocalDate.parse("2027-02-05");

        days(day, day.plusDays(16), "off").statusCode(400).body(containsString("一次最多 16 天"));
        days(day, day.minusDays(1), "off").statusCode(400).body(containsString("止不能早于起"));
        days(day, day, "half").statusCode(400).body(containsString("请从所列各项中选择"));
        admin.sends()
                .formParam("from", "2027-02-30")
                .formParam("kind", "off")
                .post("/admin/calendar")
                .then()
                .statusCode(400);
    }

    private ValidatableResponse days(LocalDate from, LocalDate until, String kind) {
        return admin.sends()
                .formParam("from", from.toString())
                .formParam("until", until.toString())
                .formParam("kind", kind)
                .formParam("name", "厂庆")
                .post("/admin/calendar")
                .then();
    }

    /** When an incident that is reported now is to be completed. */
    private static Instant complete() {
        return Instant.parse(given().auth()
                .preemptive()
                .basic("li", "li-demo")
                .contentType("application/json")
                .body("""
                        {"title": "收费公示不符", "summary": "询问", "theme": "other", "areaCode": "990101",
                         "source": {"kind": "duty"}, "situation": {"counts": {"reads": 620}}}""")
                .post("/api/v1/incidents")
                .then()
                .statusCode(201)
                .extract()
                .path("limits.find { it.id.startsWith('complete') }.due"));
    }
}
