package org.sise.rest;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is for the city's administrator alone. */
@QuarkusTest
class CityOnlyTest {
    private static final String PURGE = "{'texts': [], 'reason': '依申请'}";

    @Test
    void whoSeesAnIncidentIsToldThatItIsAnothersToPurge() {
        String id = Caller.as("li").reportsBlue();

        for (String person : new String[] {"li", "wang", "auditor"}) {
            Caller.as(person)
                    .post("/" + id + "/purge", PURGE)
                    .then()
                    .statusCode(403)
                    .body("type", is("/problems/forbidden"))
                    .body("state.phase", is("open"))
                    .body("allowed", notNullValue());
        }
        Caller.as("admin").post("/" + id + "/purge", PURGE).then().statusCode(not(is(404)));
    }

    @Test
    void whoDoesNotSeeItDoesNotLearnByPurgingWhetherItIsThere() {
        String id = Caller.as("li").reportsBlue();

        for (String incident : new String[] {id, UUID.randomUUID().toString()}) {
            Caller.as("wu").post("/" + incident + "/purge", PURGE).then().statusCode(404);
        }
    }

    @Test
    void whatIsParkedIsForTheCitysAdministrator() {
        Caller.as("li").get("/api/v1/relay/parked").then().statusCode(403);
        Caller.as("admin").get("/api/v1/relay/parked").then().statusCode(200).body("parked", notNullValue());
    }
}
