package org.sise.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.sise.rest.Caller.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What an operator looks at: health without a log-in, figures with one. */
@QuarkusTest
class OperationsTest {
    @Test
    void readiness_asks_the_database_and_the_schema_and_never_kafka() {
        List<String> checks = RestAssured.get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .extract()
                .path("checks.name");

        assertThat(checks)
                .contains("schema", "directory")
                .anyMatch(name -> name.contains("Database"))
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("kafka"));
        RestAssured.get("/q/health/live").then().statusCode(200);
    }

    @Test
    void wellness_speaks_of_relay_and_timer() {
        RestAssured.get("/q/health/well")
                .then()
                .body("checks.name", hasItem("relay"))
                .body("checks.name", hasItem("timer"))
                .body("checks.find { it.name == 'timer' }.data.stuck", equalTo(0));
    }

    @Test
    void commands_are_timed_by_what_came_of_them_and_refusals_counted_by_reason() {
        String id = as("li").reportsBlue();
        as("li").post("/" + id + "/notes", "{'text': '电话核实'}").then().statusCode(200);
        as("admin").post("/" + id + "/purge", "{'reason': '误录'}").then().statusCode(409);
        as("li").post("/" + id + "/purge", "{'reason': '误录'}").then().statusCode(403);

        assertThat(metrics())
                .containsPattern("sise_command_seconds_count\\{command=\"report\",outcome=\"applied\"\\} [1-9]")
                .containsPattern("sise_command_seconds_count\\{command=\"note\",outcome=\"applied\"\\} [1-9]")
                .containsPattern("sise_command_rejected_total\\{command=\"purge\",reason=\"not_allowed\"\\} [1-9]")
                .contains("sise_relay_pending", "sise_timer_stuck", "sise_limits_overdue", "sise_steps_overdue");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(metrics())
                        .containsPattern("sise_incidents_open\\{level=\"blue\"\\} [1-9]")
                        .containsPattern("sise_steps_open [1-9]"));
    }

    @Test
    void figures_of_the_whole_city_are_not_for_every_unit() {
        as("sun").get("/q/metrics").then().statusCode(403);
        RestAssured.given().redirects().follow(false).get("/q/metrics").then().statusCode(302);
    }

    private static String metrics() {
        return as("admin").get("/q/metrics").then().statusCode(200).extract().asString();
    }
}
