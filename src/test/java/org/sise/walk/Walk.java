package org.sise.walk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.Dependent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.sise.config.SettableClocks;
import org.sise.timer.DuePasses;
import org.sise.walk.Ears.Heard;

/**
 * One incident as people live it through REST: a clock that is set, limits that pass at their own times in between. Times
 * are of the day in Asia/Shanghai; {@link #on} changes the day. Single quotes in a body stand for double ones.
 */
@Dependent
public class Walk {
    static final List<String> COUNTY_A = List.of("jx-zfw", "jx-gaj", "jx-jcy", "jx-fy", "jx-sfj");
    static final List<String> COUNTY_B = List.of("yx-zfw", "yx-gaj", "yx-jcy", "yx-fy", "yx-sfj");

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String MACHINE = "monitor";
    private static final String INCIDENTS = "/api/v1/incidents";
    /** More wakes than this between two lines of a story are a limit that never comes to rest. */
    private static final int MOST_PASSES = 2_000;

    private final SettableClocks clocks;
    private final DuePasses limits;
    private final Ears ears;
    private final Voices voices;
    /** A story goes on where something does not hold: what is wrong is told once, whole. */
    private final SoftAssertions soft = new SoftAssertions();

    private LocalDate day = LocalDate.EPOCH;
    private Instant now = Instant.EPOCH;
    private @Nullable UUID id;
    private @Nullable String token;
    private boolean byMessage;

    Walk(SettableClocks clocks, DuePasses limits, Ears ears, Voices voices) {
        this.clocks = clocks;
        this.limits = limits;
        this.ears = ears;
        this.voices = voices;
    }

    /** Tells everything that did not hold, and lets the clock run again for the other tests of the same service. */
    public void end() {
        clocks.run();
        soft.assertAll();
    }

    // --- time

    public Walk on(String date) {
        day = LocalDate.parse(date);
        return this;
    }

    /** Moves the clock; what falls due on the way passes at its own time. */
    public Walk at(String time) {
        Instant target = instant(time);
        assertThat(target).as("time goes forward").isAfterOrEqualTo(now);
        int passes = 0;
        for (Optional<Instant> next = due(target); next.isPresent(); next = due(target)) {
            now = next.get().isAfter(now) ? next.get() : now;
            clocks.stopAt(now);
            limits.pass(id(), now);
            assertThat(++passes).as("passes until " + time).isLessThan(MOST_PASSES);
        }
        now = target;
        clocks.stopAt(now);
        return this;
    }

    private Optional<Instant> due(Instant until) {
        return Optional.ofNullable(id).flatMap(limits::nextWake).filter(wake -> !wake.isAfter(until));
    }

    /** By the clock of the story. */
    public Instant now() {
        return now;
    }

    public Instant instant(String time) {
        return day.atTime(LocalTime.parse(time)).atZone(ZONE).toInstant();
    }

    // --- what people do

    /** Reports; the walk goes on with this incident. */
    public Response reports(String person, String report) {
        Response response = post(person, "", report);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
        id = UUID.fromString(response.path("id"));
        return response;
    }

    /** Goes on with an incident that somebody reported by a page. */
    public Walk follows(UUID incident) {
        id = incident;
        return this;
    }

    Response post(String person, String path, String body) {
        return as(person).body(body.replace('\'', '"')).post(INCIDENTS + path);
    }

    Response get(String person) {
        return as(person).get(INCIDENTS + "/" + id());
    }

    private RequestSpecification as(String person) {
        RequestSpecification request = given().contentType("application/json");
        return person.equals(MACHINE)
                ? request.header("Authorization", "Bearer " + machinesToken())
                : request.auth().preemptive().basic(person, person + "-demo");
    }

    /** Machines have no password: an administrator gives them a token. */
    private String machinesToken() {
        if (token == null) {
            token = as("admin")
                    .body("{\"person\": \"monitor\", \"label\": \"walk\"}")
                    .post("/api/v1/tokens")
                    .path("token");
        }
        return token;
    }

    /** From here on departments say by Kafka whatever they may say so. */
    Walk byMessage() {
        byMessage = true;
        return this;
    }

    private boolean isSaid(String person, String path, String body) {
        String step = path.startsWith("/steps/") ? path.split("/")[2] : "";
        String kind =
                byMessage && !step.isEmpty() ? seen().getString("steps.find { it.id == '" + step + "' }.kind") : null;
        return kind != null && voices.say(new Voices.Wish(id(), person, path, body), kind);
    }

    public Walk does(String person, String path, String body) {
        if (isSaid(person, path, body)) {
            return this;
        }
        Response response = post(person, "/" + id() + path, body);
        soft.assertThat(response.statusCode())
                .as(person + " " + path + ": " + response.asString())
                .isEqualTo(200);
        return this;
    }

    public Walk settles(String person, String step, String outcome) {
        return does(person, "/steps/" + step + "/settle", "{'outcome': " + outcome + "}");
    }

    /** {@code recorder} records what {@code decider} did by phone. */
    public Walk records(String recorder, String decider, String step, String outcome) {
        return settles(recorder, step, outcome, phone(decider));
    }

    public Walk settles(String person, String step, String outcome, String by) {
        return does(person, "/steps/" + step + "/settle", "{'outcome': " + outcome + ", 'by': " + by + "}");
    }

    /** The approver names the version that the step is of. */
    public String approval(String step) {
        return "{'hash': '" + hash(step) + "', 'ruling': 'approve'}";
    }

    public Walk approves(String person, String step) {
        return settles(person, step, approval(step));
    }

    public Walk publishes(String person, String step, String outlet) {
        return settles(person, step, publication(hash(step), outlet));
    }

    String publication(String hash, String outlet) {
        return "{'hash': '%s', 'outlet': '%s', 'address': '官方账号', 'at': '%s'}".formatted(hash, outlet, now);
    }

    /** Tells the reached or unreached person by telephone, now. */
    public Walk rings(String person, String step, String role, String whom, boolean answered) {
        return does(person, "/steps/" + step + "/calls", call(role, whom, now, answered));
    }

    static String call(String role, String whom, Instant at, boolean answered) {
        return "{'role': '%s', 'person': '%s', 'at': '%s', 'answered': %s}".formatted(role, whom, at, answered);
    }

    Walk opens(String person, String key) {
        return does(person, "/steps", "{'key': '" + key + "'}");
    }

    static String phone(String decider) {
        return "{'decidedBy': '" + decider + "', 'means': 'phone'}";
    }

    public Walk signs(String person, String step) {
        return does(person, "/steps/" + step + "/acknowledge", "{}");
    }

    /** @param problem last part of the problem's type */
    Walk refuses(String person, String path, String body, String problem) {
        Response response = post(person, "/" + id() + path, body);
        soft.assertThat(response.<String>path("type"))
                .as(person + " " + path + ": " + response.asString())
                .isEqualTo("/problems/" + problem);
        soft.assertThat(response.contentType()).startsWith("application/problem+json");
        return this;
    }

    Walk refusesToSettle(String person, String step, String outcome, String problem) {
        return refuses(person, "/steps/" + step + "/settle", "{'outcome': " + outcome + "}", problem);
    }

    // --- what must hold; the city's duty officer sees everything

    public UUID id() {
        return java.util.Objects.requireNonNull(id, "nothing was reported");
    }

    JsonPath seen() {
        Response response = get("li");
        soft.assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response.jsonPath();
    }

    public Walk isAt(String level, boolean provisional) {
        JsonPath seen = seen();
        soft.assertThat(seen.getString("level")).isEqualTo(level);
        soft.assertThat(seen.getBoolean("provisional")).isEqualTo(provisional);
        return this;
    }

    public Walk hasNotOpen(String... steps) {
        soft.assertThat(open()).doesNotContain(steps);
        return this;
    }

    public Walk isStep(String step, String state) {
        soft.assertThat(step(step)).as(step).containsEntry("state", state);
        return this;
    }

    public Walk isIn(String phase) {
        soft.assertThat(seen().getString("phase")).isEqualTo(phase);
        return this;
    }

    List<String> open() {
        return seen().getList("steps.findAll { it.state == 'open' }.id");
    }

    public Walk isOpen(String... steps) {
        soft.assertThat(open()).containsExactlyInAnyOrder(steps);
        return this;
    }

    public Walk hasOpen(String... steps) {
        soft.assertThat(open()).contains(steps);
        return this;
    }

    Map<String, Object> step(String step) {
        return found("step", seen().getMap("steps.find { it.id == '" + step + "' }"), step);
    }

    /** Of the version that the step drafted, or that it approves or publishes. */
    public String hash(String step) {
        return String.valueOf(step(step).get("hash"));
    }

    private Map<String, Object> found(String what, @Nullable Map<String, Object> found, String name) {
        soft.assertThat(found).as(what + " " + name).isNotNull();
        return found == null ? Map.of() : found;
    }

    Map<String, Object> limit(String limit) {
        return found("limit", seen().getMap("limits.find { it.id == '" + limit + "' }"), limit);
    }

    public Walk isDue(String limit, String time) {
        return isDue(limit, instant(time));
    }

    public Walk isDueOn(String limit, String date, String time) {
        return isDue(
                limit,
                LocalDate.parse(date).atTime(LocalTime.parse(time)).atZone(ZONE).toInstant());
    }

    private Walk isDue(String limit, Instant due) {
        soft.assertThat(limit(limit).get("due")).as("due time of " + limit).isEqualTo(due.toString());
        return this;
    }

    public Walk isKept(String... limits) {
        for (String limit : limits) {
            isMet(limit, false);
        }
        return this;
    }

    public Walk isLate(String limit) {
        return isMet(limit, true);
    }

    private Walk isMet(String id, boolean late) {
        Map<String, Object> limit = limit(id);
        soft.assertThat(limit).as(id).containsEntry("state", "met").containsEntry("missed", late);
        return this;
    }

    /** When the limit was met. */
    public Walk isMetAt(String limit, String time) {
        soft.assertThat(limit(limit).get("endedAt"))
                .as("when " + limit + " was met")
                .isEqualTo(instant(time).toString());
        return this;
    }

    /** Entries of this type that the person may see, with number, at, person and event. */
    List<Map<String, Object>> entries(String person, String type) {
        JsonPath timeline = as(person)
                .get(INCIDENTS + "/" + id() + "/timeline?limit=500")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return timeline.getList("entries.findAll { it.type == '" + type + "' }");
    }

    List<String> inbox(String person) {
        return as(person)
                .get("/api/v1/inbox")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.findAll { it.incident == '" + id() + "' }.step");
    }

    public Walk verifies() {
        as("li").get(INCIDENTS + "/" + id() + "/timeline/verification")
                .then()
                .statusCode(200)
                .body("ok", org.hamcrest.Matchers.equalTo(true));
        return this;
    }

    List<String> statesOf(String key) {
        return seen().getList("steps.findAll { it.key == '" + key + "' }.state");
    }

    /** The county's units hear nothing at all. */
    Walk isUnheardBy(List<String> units) {
        units.forEach(unit -> soft.assertThat(hears(unit)).as(unit).isEmpty());
        return this;
    }

    List<Heard> hears(String unit) {
        return ears.of(unit, id());
    }

    List<Heard> centreHears() {
        return ears.ofCentre(id());
    }

    /** Neither by its topic nor by its log-in. */
    Walk isClosedTo(String person, String unit) {
        soft.assertThat(get(person).statusCode()).as(person).isEqualTo(404);
        soft.assertThat(hears(unit)).as(unit).isEmpty();
        return this;
    }
}
