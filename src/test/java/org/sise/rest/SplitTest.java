package org.sise.rest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.sise.rest.Caller.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One report with two matters: the second is an incident of its own, and both name each other (rule 42). */
@QuarkusTest
class SplitTest {
    private String first;
    private String number;

    @BeforeEach
    void anIncidentOfACounty() {
        first = as("qian").reportsBlue();
        number = as("qian").incident(first).path("number");
    }

    private static Response split(String person, String from, String more) {
        return as(person).post("", """
                {'title': '同一帖文的另一件事', 'summary': '帖文还反映停车收费', 'theme': 'other', 'areaCode': '990101',
                 'source': {'kind': 'duty'}, 'splitFrom': '%s'%s}""".formatted(from, more));
    }

    @Test
    void both_are_linked_in_one_go() {
        String second =
                split("qian", number, "").then().statusCode(201).extract().path("id");

        as("qian").incident(first).then().body("links.id", contains(second)).body("links.relation", contains("split"));
        as("qian").incident(second).then().body("links.id", contains(first)).body("links.relation", contains("split"));
    }

    @Test
    void what_is_closed_can_still_be_split() {
        as("qian").post("/" + first + "/close", "{'ending': 'misreport', 'reason': '误报'}");

        split("qian", number, "").then().statusCode(201);
    }

    @Test
    void a_repeated_request_splits_once() {
        String once = UUID.randomUUID().toString();
        String body = Caller.blue("")
                .replace("'dedupKey': ''", "'splitFrom': '" + number + "'")
                .replace('\n', ' ');
        String second = as("qian")
                .postOnce(once, "", body)
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        as("qian").postOnce(once, "", body).then().statusCode(200).body("id", equalTo(second));
        as("qian").incident(first).then().body("links.id", contains(second));
    }

    @Test
    void it_is_split_by_whom_it_is_to_link_and_from_one_that_he_sees() {
        split("qian", "YQ-2026-999999", "")
                .then()
                .statusCode(422)
                .body("errors.field", contains("splitFrom"))
                .body("errors.code", contains("unknown_incident"));
        split("wu", number, "").then().statusCode(422).body("errors.code", contains("unknown_incident"));
        split("li", number, "").then().statusCode(403).body("allowed.verb", hasItem("note"));
        split("qian", number, ", 'dedupKey': 'matter-1'")
                .then()
                .statusCode(422)
                .body("code", equalTo("split_with_key"));
        as("qian").incident(first).then().body("links", empty());
    }
}
