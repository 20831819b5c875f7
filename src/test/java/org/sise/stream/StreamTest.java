package org.sise.stream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sise.core.plan.Role;
import org.sise.directory.Directory;
import org.sise.directory.PersonRow;
import org.sise.security.Tokens;

/** The live stream as its clients hear it. */
@QuarkusTest
class StreamTest {
    @TestHTTPResource("/api/v1/stream")
    URI stream;

    @Inject
    Directory directory;

    @Inject
    Tokens tokens;

    @Test
    void a_change_is_heard_by_who_may_see_it_and_by_nobody_else() throws Exception {
        try (Ear centre = listens("li");
                Ear unit = listens("sun");
                Ear county = listens("wu")) {
            String ofYi = reports("wu", "990102");
            String ofJia = reports("qian", "990101");
            settles("qian", ofJia, "confirm.jx-zfw.1", "{'verdict': 'confirm', 'lead': 'jx-sfj'}");
            String later = reports("wu", "990102");

            centre.awaits(later);
            county.awaits(later);
            unit.awaits(ofJia);
            assertThat(centre.incidents()).contains(ofYi, ofJia);
            assertThat(county.incidents()).contains(ofYi).doesNotContain(ofJia);
            assertThat(unit.incidents()).containsOnly(ofJia);
        }
    }

    @Test
    void a_change_tells_the_last_number_that_the_listener_may_see() throws Exception {
        try (Ear li = listens("li")) {
            String id = reports("li", "990100");
            int version = as("li").get("/api/v1/incidents/" + id + "/timeline").path("entries[-1].number");

            li.awaits(id);
            assertThat(li.heard()).contains(new Ear.Heard("", id, version));
        }
    }

    @Test
    void who_comes_back_with_his_cursor_hears_what_he_missed_and_nothing_again() throws Exception {
        String first;
        String cursor;
        try (Ear li = listens("li")) {
            first = reports("li", "990100");
            li.awaits(first);
            li.awaitsEvent("beat");
            cursor = li.cursor();
        }
        String second = reports("li", "990100");
        String third = reports("wu", "990102");

        try (Ear back = new Ear(stream, basic("li"), Map.of("Last-Event-ID", cursor));
                Ear byAddress = listens("li", "?after=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8))) {
            back.awaits(third);
            byAddress.awaits(third);

            assertThat(back.incidents()).contains(second, third).doesNotContain(first);
            assertThat(byAddress.incidents()).contains(second, third).doesNotContain(first);
        }
    }

    @Test
    void a_silent_stream_says_that_it_is_alive_and_is_neither_kept_nor_gathered_on_the_way() throws Exception {
        try (Ear sun = new Ear(stream, basic("sun"), Map.of("Accept-Encoding", "gzip"))) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> sun.heard().stream()
                                    .filter(one -> one.name().equals("beat"))
                                    .count()
                            > 2);

            assertThat(sun.header("Content-Type")).startsWith("text/event-stream");
            assertThat(sun.header("Content-Encoding")).isIn("", "identity");
            assertThat(sun.header("Cache-Control")).isEqualTo("no-store");
        }
    }

    @Test
    void who_knows_of_another_history_is_told_to_read_anew() throws Exception {
        try (Ear li = listens("li", "?after=1.00000001/5:5:")) {
            li.awaitsEvent("reset");
        }
    }

    @Test
    void a_cursor_that_is_none_is_refused() {
        as("li").header("Last-Event-ID", "42")
                .get("/api/v1/stream")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/invalid-request"));
    }

    @Test
    void one_person_has_a_few_streams_and_no_more() throws Exception {
        List<Ear> open = new ArrayList<>();
        try {
            for (int i = 0; i < 8; i++) {
                open.add(listens("zhou"));
            }
            as("zhou")
                    .get("/api/v1/stream")
                    .then()
                    .statusCode(429)
                    .contentType("application/problem+json")
                    .body("type", equalTo("/problems/too-many-streams"));
            assertThat(as("admin").get("/q/metrics").asString()).containsPattern("sise_stream_open ([89]|\\d\\d)");

            open.removeFirst().close();
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                open.add(listens("zhou"));
                return open.getLast().status() == 200;
            });
        } finally {
            open.forEach(Ear::close);
        }
    }

    @Test
    void the_stream_of_somebody_who_has_left_ends() throws Exception {
        PersonRow leaver = person();
        String token = tokens.issue(leaver.code, "stream", Duration.ofDays(1)).secret();
        try (Ear ear = new Ear(stream, "Bearer " + token, Map.of())) {
            ear.awaitsEvent("beat");

            QuarkusTransaction.requiringNew()
                    .run(() -> PersonRow.update("active = false where code = ?1", leaver.code));
            directory.reload();

            ear.awaitsEnd();
        }
    }

    private PersonRow person() {
        PersonRow person = new PersonRow();
        person.code = "stream-leaver";
        person.name = person.code;
        person.unit = "jx-sfj";
        person.active = true;
        person.roles = Set.of(Role.HANDLER);
        QuarkusTransaction.requiringNew().run(() -> PersonRow.persist(person));
        directory.reload();
        return person;
    }

    private Ear listens(String person) throws Exception {
        return listens(person, "");
    }

    private Ear listens(String person, String parameters) throws Exception {
        return new Ear(URI.create(stream + parameters), basic(person), Map.of());
    }

    private static String basic(String person) {
        String pair = person + ":" + person + "-demo";
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static RequestSpecification as(String person) {
        return given().header("Authorization", basic(person)).contentType("application/json");
    }

    private static String reports(String person, String area) {
        return post(person, "", """
                {'title': '窗口收费被误解', 'summary': '本地平台有帖文', 'theme': 'other', 'areaCode': '%s',
                 'source': {'kind': 'duty'}, 'situation': {'counts': {'reads': 620}}}""".formatted(area))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void settles(String person, String id, String step, String outcome) {
        post(person, "/" + id + "/steps/" + step + "/settle", "{'outcome': " + outcome + "}")
                .then()
                .statusCode(200);
    }

    private static Response post(String person, String path, String body) {
        return as(person).body(body.replace('\'', '"')).post("/api/v1/incidents" + path);
    }
}
