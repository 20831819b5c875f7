package org.sise.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.sise.rest.Caller.as;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What resembles an incident is said where it is reported and where it is read, to whom may see it. */
@QuarkusTest
class SimilarTest {
    private final String mark = UUID.randomUUID().toString().substring(0, 4);

    @Test
    void a_report_of_a_matter_that_is_known_names_it() {
        String first = reported("qian", "990101", "jx-sfj", "窗口收费 %s 被误解".formatted(mark));

        as("qian")
                .post("", body("990101", "jx-sfj", "窗口收费 %s 引发误解".formatted(mark)))
                .then()
                .statusCode(201)
                .body("similar.id", hasItem(first))
                .body("similar[0].score", greaterThan(0.6f));
        assertThat(similar("li", first)).isNotEmpty();
    }

    @Test
    void another_county_learns_nothing_of_it() {
        reported("qian", "990101", "jx-sfj", "窗口收费 %s 被误解".formatted(mark));

        String there = reported("wu", "990102", "yx-sfj", "窗口收费 %s 引发误解".formatted(mark));

        assertThat(similar("wu", there)).isEmpty();
        assertThat(similar("li", there)).isNotEmpty();
    }

    @Test
    void what_was_closed_lately_is_named_too_and_itself_never() {
        String first = reported("qian", "990101", "jx-sfj", "窗口收费 %s 被误解".formatted(mark));
        as("jx-zfw-coordinator")
                .post("/" + first + "/close", "{'ending': 'misreport', 'reason': '误报'}")
                .then()
                .statusCode(200);

        String again = reported("qian", "990101", "jx-sfj", "窗口收费 %s 引发误解".formatted(mark));

        assertThat(similar("qian", again)).contains(first).doesNotContain(again);
    }

    private static List<String> similar(String person, String id) {
        return as(person).incident(id).then().statusCode(200).extract().path("similar.id");
    }

    private static String reported(String person, String area, String unit, String title) {
        return as(person)
                .post("", body(area, unit, title))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String body(String area, String unit, String title) {
        return """
                {'title': '%s', 'summary': '%s，网民询问标准', 'theme': 'other', 'areaCode': '%s', 'restricted': false,
                 'source': {'kind': 'duty'}, 'responsibleUnit': '%s', 'situation': {'counts': {'reads': 620}}}""".formatted(title, title, area, unit);
    }
}
