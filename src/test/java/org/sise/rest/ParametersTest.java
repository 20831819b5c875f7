package org.sise.rest;

import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.sise.rest.Caller.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ParametersTest {
    @Test
    void a_filter_that_is_misspelt_is_no_list_of_everything() {
        as("li").get(Caller.INCIDENTS + "?levle=red&limit=5")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", hasItem("levle"))
                .body("errors.code", hasItem("unknown_parameter"))
                .body("errors[0].allowed", hasItems("level", "after", "q"));
    }

    @Test
    void a_filter_is_said_once() {
        as("li").get(Caller.INCIDENTS + "?level=red&level=blue")
                .then()
                .statusCode(400)
                .body("errors.code", hasItem("repeated_parameter"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unit=nope", "phase=none", "overdue=perhaps", "theme=fees"})
    void a_filter_that_cannot_be_is_no_empty_list(String filter) {
        as("li").get(Caller.INCIDENTS + "?" + filter)
                .then()
                .statusCode(400)
                .body("errors.field", hasItem(filter.split("=")[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "201", "many"})
    void an_inbox_has_a_sensible_length(String limit) {
        as("li").get("/api/v1/inbox?limit=" + limit).then().statusCode(400).body("errors.field", hasItem("limit"));
    }

    @Test
    void who_is_not_logged_in_learns_no_parameters() {
        RestAssured.get(Caller.INCIDENTS + "?levle=red").then().statusCode(401);
    }
}
