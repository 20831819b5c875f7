package org.sise.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sise.console.PagesTest.Visitor;
import org.sise.security.SettableClock;

/** The pages of a drill as a browser without any script uses them. */
@QuarkusTest
class DrillPageTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Pattern ROW = Pattern.compile("<tr id=\"([^\"]+)\"");
    private static final int UUID_LENGTH = 36;

    /** Two matters at once. */
    private static final String INJECTS = """
            injects:
            - {at: PT0S, key: a, report: {title: 收费咨询, summary: 询问收费标准, theme: other, areaCode: "990101", responsibleUnit: jx-sfj,
               source: {kind: duty}, restricted: false, situation: {counts: {reads: 620}}}}
            - {at: PT0S, key: b, report: {title: 窗口排队, summary: 询问办理时间, theme: other, areaCode: "990101", responsibleUnit: jx-gaj,
               source: {kind: duty}, restricted: false, situation: {counts: {reads: 620}}}}
            """;

    @Inject
    SettableClock replicaClock;

    private final List<String> held = new ArrayList<>();
    private Visitor coordinator;

    private Duration astray;

    /** Other tests leave the log-in's time ahead, and sixty times that would be a drill's. */
    @BeforeEach
    void comes() {
        astray = Duration.between(Instant.now(), replicaClock.instant());
        replicaClock.advance(astray.negated());
        coordinator = Visitor.of("jx-zfw-coordinator");
    }

    /** One service for all tests: nothing of a drill goes on after it. */
    @AfterEach
    void over() {
        held.forEach(drill -> coordinator.sends().post(drill + "/stop"));
        replicaClock.advance(astray);
    }

    @Test
    void what_a_script_says_holds_and_the_form_adds_participants() {
        String drill = planned("name: 双事项\nspeed: 5\nparticipants: [jx-gaj]\n" + INJECTS);

        seen(drill)
                .body("name", equalTo("双事项"))
                .body("speed", equalTo(5))
                .body("participants", contains("jx-zfw", "jx-gaj", "jx-fy", "jx-sfj"));
    }

    @Test
    void what_a_script_leaves_out_the_form_fills_in() {
        String drill = planned(INJECTS);

        seen(drill)
                .body("name", equalTo("表上的名称"))
                .body("speed", equalTo(1))
                .body("participants", contains("jx-zfw", "jx-fy", "jx-sfj", "jx-gaj"));
    }

    @Test
    void its_time_begins_where_one_says() {
        String drill = planned(INJECTS);
        LocalDate day = LocalDate.now(ZONE).plusDays(2);
        String tooFar = LocalDateTime.now(ZONE).plusDays(400).withNano(0).toString();

        starts(drill, tooFar)
                .statusCode(422)
                .body(containsString("id=\"f-startsAt-error\""))
                .body(containsString("value=\"" + tooFar + "\""));
        starts(drill, "明晚").statusCode(400).body(containsString("id=\"f-startsAt-error\""));
        starts(drill, day + "T02:30").statusCode(303);

        page(drill).body(containsString(day + " 02:"));
    }

    @Test
    void every_page_of_it_says_that_it_is_a_drill_also_before_and_after() {
        String drill = planned(INJECTS);
        List<String> pages = List.of(drill, drill + "/score", drill + "/score/print");

        pages.forEach(this::isMarked);
        coordinator.sends().post(drill + "/stop").then().statusCode(303);
        pages.forEach(this::isMarked);
    }

    private void isMarked(String address) {
        page(address).statusCode(200).body(containsString("class=\"drill-band\""));
    }

    @Test
    void points_are_given_in_the_row_of_their_own_incident_and_what_was_refused_stays_there() {
        String drill = running();
        String sheet = sheet(drill);
        List<String> rows = rows(sheet);
        assertThat(rows).doesNotHaveDuplicates();
        String row = rows.getLast();

        String refused = marks(drill, row, "11").statusCode(422).extract().asString();

        assertThat(rowOf(refused, row)).contains("value=\"11\"", "value=\"首报偏慢\"", "id=\"" + row + "-points\"");
        assertThat(refused.replace(rowOf(refused, row), "")).doesNotContain("首报偏慢", "aria-invalid");
        marks(drill, row, "9").statusCode(303).header("Location", endsWith("/score#" + row));
        assertThat(rowOf(sheet(drill), row)).contains("value=\"9\"", "value=\"首报偏慢\"");
    }

    @Test
    void what_could_not_be_played_in_is_told_in_the_words_of_the_page() {
        String drill = running(INJECTS + "- {at: PT0S, of: a, raise: {level: blue, reason: 已是蓝色}}\n");

        await().atMost(SOON).untilAsserted(() -> page(drill).body(containsString("未能导入：现在已是蓝色")));
    }

    @Test
    void an_incident_of_it_is_not_split_into_a_real_one() {
        String drill = running();
        String incident = rows(sheet(drill)).getFirst().substring(0, UUID_LENGTH);
        String number = coordinator
                .asks()
                .get("/api/v1/incidents/" + incident)
                .then()
                .extract()
                .path("number");

        page("/incidents/" + incident).statusCode(200).body(not(containsString("splitFrom")));
        page("/report?splitFrom=" + number).statusCode(422);
    }

    @Test
    void what_goes_on_is_fetched_alone_and_where_the_drill_stands_otherwise_the_whole_page() {
        String drill = running();

        page(drill + "/course?as=running-1")
                .statusCode(200)
                .body(containsString("窗口排队"))
                .body(not(containsString("<html")));
        page(drill + "/course?as=running-60").statusCode(204).header("HX-Redirect", endsWith(drill));
    }

    @Test
    void the_desk_says_that_one_is_due_by_the_clock_by_which_it_is() {
        RequestSpecification other = given().auth().preemptive().basic("yx-zfw-coordinator", "yx-zfw-coordinator-demo");
        Duration ahead = Duration.ofDays(100);
        replicaClock.advance(ahead);
        try {
            other.get("/").then().statusCode(200).body(containsString("本单位应组织演练"));
        } finally {
            replicaClock.advance(ahead.negated());
        }
    }

    /** By its address. */
    private String planned(String script) {
        String drill = coordinator
                .sends()
                .formParams(Map.of("scenario", "own", "name", "表上的名称", "speed", "1", "participants", "jx-fy"))
                .formParam("script", script)
                .post("/drills")
                .then()
                .statusCode(303)
                .extract()
                .header("Location")
                .replaceFirst("^https?://[^/]+", "");
        held.add(drill);
        return drill;
    }

    private ValidatableResponse starts(String drill, String startsAt) {
        return coordinator
                .sends()
                .formParam("startsAt", startsAt)
                .post(drill + "/start")
                .then();
    }

    /** One whose two matters are there. */
    private String running() {
        return running(INJECTS);
    }

    private String running(String script) {
        String drill = planned(script);
        starts(drill, "").statusCode(303);
        await().atMost(SOON)
                .until(() -> rows(sheet(drill)).stream()
                                .map(row -> row.substring(0, UUID_LENGTH))
                                .distinct()
                                .count()
                        == 2);
        return drill;
    }

    private String sheet(String drill) {
        return page(drill + "/score").statusCode(200).extract().asString();
    }

    private static List<String> rows(String sheet) {
        return ROW.matcher(sheet).results().map(row -> row.group(1)).toList();
    }

    private static String rowOf(String sheet, String row) {
        return Pattern.compile("<tr id=\"" + Pattern.quote(row) + "\".*?</tr>", Pattern.DOTALL)
                .matcher(sheet)
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElse("");
    }

    private ValidatableResponse marks(String drill, String row, String points) {
        return coordinator
                .sends()
                .formParam("incident", row.substring(0, UUID_LENGTH))
                .formParam("step", row.substring(UUID_LENGTH + 1))
                .formParam("points", points)
                .formParam("remark", "首报偏慢")
                .post(drill + "/score")
                .then();
    }

    private ValidatableResponse seen(String drill) {
        return page("/api/v1" + drill).statusCode(200);
    }

    private ValidatableResponse page(String address) {
        return coordinator.asks().get(address).then();
    }
}
