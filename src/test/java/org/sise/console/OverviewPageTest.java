package org.sise.console;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The overview as a browser without any script shows it: as tables. */
@QuarkusTest
class OverviewPageTest {
    @Test
    void an_incident_counts_from_the_moment_it_is_reported() {
        as("li").contentType("application/json")
                .body("""
                        {"title": "公证收费被误解", "summary": "询问收费标准", "theme": "other", "areaCode": "990101",
                         "source": {"kind": "duty"}, "situation": {"counts": {"reads": 620}}}""")
                .post("/api/v1/incidents")
                .then()
                .statusCode(201);

        as("li").get("/overview")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("按牵头单位"),
                        containsString("data-level=\"red\""),
                        containsString("4 小时内"),
                        containsString("首次回应用时")));
    }

    @Test
    void it_speaks_english() {
        as("li").cookie("sise-language", "en")
                .get("/overview")
                .then()
                .statusCode(200)
                .body(containsString("Open incidents by age"), not(containsString("统计")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=2026-13-01", "from=x&to=y", "from=2026-09-02&to=2026-09-01", "from=1000-01-01"})
    void what_is_no_period_is_said_and_the_usual_one_shown(String period) {
        as("li").get("/overview?" + period).then().statusCode(400).body(containsString("时段有误"));
    }

    @Test
    void a_period_without_incidents_says_so() {
        as("li").get("/overview?from=2001-01-01&to=2001-01-31")
                .then()
                .statusCode(200)
                .body(containsString("此时段没有数据"));
    }

    private static RequestSpecification as(String person) {
        return given().auth().preemptive().basic(person, person + "-demo");
    }
}
