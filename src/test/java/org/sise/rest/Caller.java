package org.sise.rest;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/** A person of the sample city at the API; single quotes in a body stand for double ones. */
record Caller(String person) {
    static final String INCIDENTS = "/api/v1/incidents";

    private static final String MACHINE = "monitor";

    static Caller as(String person) {
        return new Caller(person);
    }

    RequestSpecification request() {
        return person.equals(MACHINE)
                ? given().auth().preemptive().oauth2(token()).contentType("application/json")
                : given().auth().preemptive().basic(person, person + "-demo").contentType("application/json");
    }

    /** A machine has no password: the administrator gives it a token. */
    private static String token() {
        return as("admin")
                .request()
                .body("{\"person\": \"monitor\", \"label\": \"test\"}")
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }

    Response post(String path, String body) {
        return request().body(body.replace('\'', '"')).post(INCIDENTS + path);
    }

    Response postOnce(String key, String path, String body) {
        return request()
                .header("Idempotency-Key", key)
                .body(body.replace('\'', '"'))
                .post(INCIDENTS + path);
    }

    Response get(String path) {
        return request().get(path);
    }

    Response incident(String id) {
        return get(INCIDENTS + "/" + id);
    }

    /** A blue one in 甲县, of a matter of its own. */
    String reportsBlue() {
        return post("", blue(UUID.randomUUID().toString()))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static String blue(String dedupKey) {
        return """
                {'title': '公证收费被误解', 'summary': '本地平台有帖文询问收费标准', 'theme': 'other', 'areaCode': '990101',
                 'source': {'kind': 'monitoring', 'platform': '本地论坛'}, 'responsibleUnit': 'jx-sfj',
                 'situation': {'reach': 'local_self_media', 'counts': {'reads': 620, 'interactions': 14}},
                 'dedupKey': '%s'}""".formatted(dedupKey);
    }
}
