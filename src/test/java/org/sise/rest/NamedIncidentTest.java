package org.sise.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.sise.rest.Caller.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An incident that a request names must be there for whoever names it; one that is hidden is as one that is not. */
@QuarkusTest
class NamedIncidentTest {
    private static final String UNKNOWN = "YQ-2026-999999";

    private String mine;
    private String hidden;
    private String hiddenNumber;

    @BeforeEach
    void twoCountiesHaveAnIncidentEach() {
        mine = as("qian").reportsBlue();
        hidden = as("li").post(
                        "",
                        Caller.blue(UUID.randomUUID().toString())
                                .replace("990101", "990102")
                                .replace("jx-sfj", "yx-sfj"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        hiddenNumber = number("li", hidden);
        as("qian").incident(hidden).then().statusCode(404);
    }

    private static String number(String person, String id) {
        return as(person).incident(id).path("number");
    }

    private Response close(String ending, String number) {
        return as("qian")
                .post(
                        "/" + mine + "/close",
                        "{'ending': '" + ending + "', 'reason': '同一件事', 'other': '" + number + "'}");
    }

    private Response dismiss(String number) {
        return as("qian").post("/" + mine + "/steps/confirm.jx-zfw.1/settle", """
                {'outcome': {'verdict': 'dismiss', 'reason': '同一件事',
                             'dismissal': {'ground': 'duplicate', 'duplicateOf': '%s'}}}""".formatted(number));
    }

    private static void refusedAlike(Response unknown, Response unseen, String unseenNumber, String field) {
        unknown.then()
                .statusCode(422)
                .body("type", equalTo("/problems/invalid"))
                .body("errors.field", contains(field))
                .body("errors.code", contains("unknown_incident"));
        assertThat(unseen.statusCode()).isEqualTo(422);
        assertThat(unseen.asString().replace(unseenNumber, UNKNOWN)).isEqualTo(unknown.asString());
    }

    @Test
    void a_duplicate_of_what_is_not_there_or_hidden_is_refused_alike() {
        for (String ending : new String[] {"duplicate", "outside_jurisdiction"}) {
            refusedAlike(close(ending, UNKNOWN), close(ending, hiddenNumber), hiddenNumber, "other");
        }
        as("qian").incident(mine).then().body("phase", equalTo("open"));
    }

    @Test
    void a_dismissal_as_duplicate_names_one_that_is_seen() {
        refusedAlike(dismiss(UNKNOWN), dismiss(hiddenNumber), hiddenNumber, "outcome.dismissal.duplicateOf");

        dismiss(number("qian", as("qian").reportsBlue())).then().statusCode(200).body("phase", equalTo("closed"));
    }

    @Test
    void a_link_to_what_is_not_there_or_hidden_is_refused_alike() {
        for (String other : new String[] {hidden, UUID.randomUUID().toString()}) {
            as("qian")
                    .post("/" + mine + "/links", "{'incident': '" + other + "', 'relation': 'related'}")
                    .then()
                    .statusCode(404)
                    .body("type", equalTo("/problems/not-found"));
        }
    }

    @Test
    void a_recurrence_of_what_is_not_there_or_hidden_is_refused_alike() {
        String report = Caller.blue(UUID.randomUUID().toString());
        Response unknown = as("qian").post("", report.replace("'theme'", "'recurrenceOf': '" + UNKNOWN + "', 'theme'"));
        Response unseen =
                as("qian").post("", report.replace("'theme'", "'recurrenceOf': '" + hiddenNumber + "', 'theme'"));

        refusedAlike(unknown, unseen, hiddenNumber, "recurrenceOf");
    }

    @Test
    void what_is_seen_is_named_and_nothing_is_a_duplicate_of_itself() {
        close("duplicate", number("qian", mine)).then().statusCode(422);

        close("duplicate", number("qian", as("qian").reportsBlue()))
                .then()
                .statusCode(200)
                .body("phase", equalTo("closed"));
    }

    @Test
    void what_is_closed_as_a_duplicate_is_no_original_of_another() {
        String other = as("qian").reportsBlue();
        close("duplicate", number("qian", other)).then().statusCode(200);

        String back = "{'ending': 'duplicate', 'reason': '同一件事', 'other': '" + number("qian", mine) + "'}";
        as("qian")
                .post("/" + other + "/close", back)
                .then()
                .statusCode(422)
                .body("errors.field", contains("other"))
                .body("errors.code", contains("duplicate_itself"));
        as("qian").incident(other).then().body("phase", equalTo("open"));
    }

    @Test
    void texts_that_are_withdrawn_are_named_by_entry_and_field() {
        close("misreport", number("qian", as("qian").reportsBlue())).then().statusCode(200);

        as("admin")
                .post("/" + mine + "/purge", "{'texts': ['1/title'], 'reason': '依申请'}")
                .then()
                .statusCode(200)
                .body("texts", contains("1/title"));
    }
}
