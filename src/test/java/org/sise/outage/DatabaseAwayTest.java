package org.sise.outage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL is away, or its pool is empty: the service says so, and is itself again as soon as it is back. */
@QuarkusTest
@TestProfile(DatabaseAwayTest.ThroughTheGate.class)
class DatabaseAwayTest {
    private static final String INCIDENTS = "/api/v1/incidents";
    private static final int POOL = 3;

    public static final class ThroughTheGate implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.datasource.jdbc.max-size",
                    Integer.toString(POOL),
                    "quarkus.datasource.jdbc.acquisition-timeout",
                    "1S");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Gate.class));
        }
    }

    @Inject
    AgroalDataSource pool;

    private boolean shut;

    @AfterEach
    void comeBack() throws Exception {
        if (shut) {
            Gate.get().open();
        }
    }

    @Test
    void away_it_is_said_and_when_it_is_back_all_works_by_itself() throws Exception {
        String id = reported(report()).then().statusCode(201).extract().path("id");
        away();

        assertUnavailable(li().get(INCIDENTS));
        assertUnavailable(li().get(INCIDENTS + "/" + id + "/timeline"));
        assertUnavailable(reported(report()));
        assertUnavailable(li().body("{\"text\": \"核实\"}").post(INCIDENTS + "/" + id + "/notes"));
        assertUnavailable(
                given().header("Authorization", "Bearer sise_" + "A".repeat(43)).get("/api/v1/me"));
        given().get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'Database connections health check' }.status", equalTo("DOWN"));
        given().get("/q/health/live").then().statusCode(200);

        back();
        sentUntilTaken(() -> li().get(INCIDENTS + "/" + id)).then().statusCode(200);
        sentUntilTaken(() -> reported(report())).then().statusCode(201);
        sentUntilTaken(() -> given().get("/q/health/ready")).then().statusCode(200);
    }

    @Test
    void what_was_sent_again_with_its_key_is_made_once() throws Exception {
        String key = UUID.randomUUID().toString();
        String report = report();
        li().get(INCIDENTS).then().statusCode(200);
        away();
        assertUnavailable(li().header("Idempotency-Key", key).body(report).post(INCIDENTS));
        back();

        Response taken = sentUntilTaken(
                () -> li().header("Idempotency-Key", key).body(report).post(INCIDENTS));
        String first = taken.then().statusCode(201).extract().path("id");
        li().header("Idempotency-Key", key)
                .body(report)
                .post(INCIDENTS)
                .then()
                .statusCode(200)
                .body("id", equalTo(first));
    }

    @Test
    void an_empty_pool_is_no_fault_of_ours_either() throws Exception {
        li().get(INCIDENTS).then().statusCode(200);
        List<Connection> taken = new ArrayList<>();
        try {
            await().until(() -> takeAll(taken));
            assertUnavailable(li().get(INCIDENTS));
            assertUnavailable(reported(report()));
        } finally {
            for (Connection one : taken) {
                one.close();
            }
        }
        sentUntilTaken(() -> reported(report())).then().statusCode(201);
    }

    /** A pooled connection may still be of the database that went away: 503 says so, and a client sends again. */
    private static Response sentUntilTaken(Callable<Response> request) {
        return await().atMost(Duration.ofMinutes(1)).until(request, answer -> answer.statusCode() != 503);
    }

    /** The relay and the timer have theirs for moments. */
    private boolean takeAll(List<Connection> taken) throws Exception {
        while (taken.size() < POOL && pool.getMetrics().availableCount() + taken.size() <= POOL) {
            taken.add(pool.getConnection());
        }
        return taken.size() == POOL;
    }

    private void away() throws Exception {
        shut = true;
        Gate.get().shut();
    }

    private void back() throws Exception {
        Gate.get().open();
        shut = false;
    }

    private static void assertUnavailable(Response answer) {
        answer.then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "5")
                .body("type", equalTo("/problems/unavailable"));
        assertThat(answer.asString()).doesNotContain("SQL", "postgres", "sise_app");
    }

    private static RequestSpecification li() {
        return given().auth().preemptive().basic("li", "li-demo").contentType("application/json");
    }

    private static Response reported(String report) {
        return li().body(report).post(INCIDENTS);
    }

    private static String report() {
        return """
                {"title": "公证收费被误解", "summary": "询问收费标准", "theme": "other", "areaCode": "990101",
                 "source": {"kind": "duty"}, "responsibleUnit": "jx-sfj", "dedupKey": "%s"}""".formatted(UUID.randomUUID());
    }
}
