package org.sise.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReplayTest {
    @Test
    void who_may_not_see_the_incident_is_told_its_number_only_when_he_repeats_himself() {
        String key = UUID.randomUUID().toString();
        String body = Caller.blue(key);
        String id = Caller.as("jcy-handler")
                .postOnce(key, "", body)
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        Response again = Caller.as("jcy-handler").postOnce(key, "", body);

        again.then().statusCode(200);
        assertThat(again.jsonPath().getMap("").keySet()).isEqualTo(Set.of("id", "number"));
        assertThat(again.<String>path("id")).isEqualTo(id);
    }
}
