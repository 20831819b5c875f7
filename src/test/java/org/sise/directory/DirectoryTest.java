package org.sise.directory;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.agroal.api.AgroalDataSource;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookies;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sise.core.incident.Actor;
import org.sise.core.incident.Unit;
import org.sise.core.incident.Units;
import org.sise.core.plan.Role;

@QuarkusTest
class DirectoryTest {
    private static final Instant MONDAY = Instant.parse("2026-09-07T01:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-09-08T01:00:00Z");

    @Inject
    Directory directory;

    @Inject
    CityImport cityImport;

    @Inject
    EntityManager entities;

    @Inject
    AgroalDataSource database;

    @Test
    void theSampleCityHasItsUnitsOnBothLines() {
        Units units = directory.units(MONDAY);

        assertThat(units.city()).isEqualTo("990100");
        assertThat(units.cityCommission()).isEqualTo("zfw");
        assertThat(units.commission("990101")).isEqualTo("jx-zfw");
        assertThat(units.commission("990102")).isEqualTo("yx-zfw");
        assertThat(units.unit("jx-gaj").orElseThrow().functionalSuperior()).isEqualTo("gaj");
        assertThat(units.unit("yx-zfw").orElseThrow().functionalSuperior()).isEqualTo("zfw");
        assertThat(units.unit("gaj").orElseThrow().functionalSuperior()).isNull();
        assertThat(units.of(Unit.Kind.POLICE, "990102").orElseThrow().code()).isEqualTo("yx-gaj");
        assertThat(units.of(Unit.Kind.PUBLICITY, "990102").orElseThrow().code()).isEqualTo("xcb");
        assertThat(units.isArea("990102")).isTrue();
        assertThat(units.isArea("990103")).isFalse();
    }

    /** Of replicas that started together on a slow machine the later ones died after 5 s. */
    @Test
    void anImportWaitsForThatOfAnotherReplicaLongerThanARequestWould() throws Exception {
        try (Connection another = database.getConnection();
                Statement statement = another.createStatement();
                ExecutorService start = Executors.newSingleThreadExecutor()) {
            another.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(" + CityImport.LOCK + ")");

            Future<?> later = start.submit(() -> cityImport.apply(CityFile.sample()));

            await().during(Duration.ofSeconds(6))
                    .atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> isAlive(statement) && !later.isDone());
            another.commit();
            assertThat(later).succeedsWithin(Duration.ofSeconds(60));
        }
    }

    private static boolean isAlive(Statement another) throws SQLException {
        return another.execute("select 1"); // also keeps the server from ending an idle transaction
    }

    @Test
    void everyUnitButTheCommitteeHasAHandlerAndBothLeaders() {
        for (Roster.Entry entry : directory.roster().units()) {
            Stream<Role> needed = entry.unit().kind() == Unit.Kind.COMMITTEE
                    ? Stream.of(Role.DUTY_OFFICER, Role.PRINCIPAL_LEADER)
                    : Stream.of(Role.HANDLER, Role.DEPUTY_LEADER, Role.PRINCIPAL_LEADER);
            assertThat(needed)
                    .as(entry.unit().code())
                    .allSatisfy(role -> assertThat(directory
                                    .units(MONDAY)
                                    .callChain(entry.unit().code(), role))
                            .isNotEmpty());
        }
    }

    @Test
    void thePeopleOfTheWalkThroughAreThere() {
        Units units = directory.units(MONDAY);

        assertThat(units.callChain("zfw", Role.DUTY_OFFICER)).containsExactly("li");
        assertThat(units.callChain("zfw", Role.DUTY_LEADER)).containsExactly("wang");
        assertThat(units.callChain("zfw", Role.DEPUTY_LEADER)).containsExactly("zhang");
        assertThat(units.callChain("zfw", Role.PRINCIPAL_LEADER)).containsExactly("chen");
        assertThat(units.callChain("jx-zfw", Role.DUTY_OFFICER)).containsExactly("qian");
        assertThat(units.callChain("yx-zfw", Role.DUTY_OFFICER)).containsExactly("wu");
        assertThat(units.callChain("gaj", Role.HANDLER)).containsExactly("zhou", "gaj-handler");
        assertThat(units.person("sun").orElseThrow().unit()).isEqualTo("jx-sfj");
        assertThat(units.person("monitor").orElseThrow().isMachine()).isTrue();
        assertThat(directory.nameOf("chen")).isEqualTo("陈国强");
        assertThat(directory.nameOf("nobody")).isEqualTo("nobody");
    }

    @Test
    void seedingTwiceIsTheSameAsOnce() {
        List<Long> before = counts();

        cityImport.apply(CityFile.sample());

        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void aFileThatWasAppliedIsLeftAsideSoThatLaterChangesStay() {
        String yaml = CityFile.sampleAsWritten().yaml();
        CityFile.Written file = new CityFile.Written("city.yaml", yaml + "# another\n");
        cityImport.applyNew(file);
        QuarkusTransaction.requiringNew().run(() -> PersonRow.update("name = '页面上改的' where code = 'jcy-deputy'"));

        cityImport.applyNew(file);
        directory.reload();
        assertThat(directory.nameOf("jcy-deputy")).isEqualTo("页面上改的");

        cityImport.applyNew(new CityFile.Written("city.yaml", yaml + "# a third\n"));
        directory.reload();
        assertThat(directory.nameOf("jcy-deputy")).isNotEqualTo("页面上改的");
    }

    @Test
    void aCitysOwnFileAddsToWhatIsThereAndBringsPasswordsAsHashes() {
        String hash = BcryptUtil.bcryptHash("a long secret").replace("$2a$", "$2y$");

        cityImport.apply(CityFile.parse("city.yaml", """
                city: "990100"
                areas: [{code: "990100", name: {zh: 示例市, en: Sample City}}]
                units:
                  - code: ylj
                    kind: other
                    area: "990100"
                    name: {zh: 市应急局, en: City Emergency Bureau}
                    delivery: none
                    people: [{code: ylj-handler, name: 新人, roles: [handler, deputy_leader, principal_leader], passwordHash: "%s"}]
                """.formatted(hash)));
        directory.reload();

        assertThat(directory.units(MONDAY).unit("gaj")).isPresent();
        assertThat(directory.roster().unit("ylj").orElseThrow().delivery()).isEqualTo(Delivery.NONE);
        given().auth()
                .preemptive()
                .basic("ylj-handler", "a long secret")
                .get("/api/v1/me")
                .then()
                .statusCode(200);
    }

    @Test
    void aDeputyHasTheRolesFromTheFirstInstantUntilBeforeTheLast() {
        delegate("zhang", "he");

        assertThat(he(MONDAY.minusMillis(1)).deputising()).isEmpty();
        assertThat(he(MONDAY).deputising()).containsExactly(Role.DEPUTY_LEADER);
        assertThat(he(MONDAY).may(Role.DEPUTY_LEADER)).isTrue();
        assertThat(he(MONDAY).roles()).containsExactly(Role.COORDINATOR);
        assertThat(he(TUESDAY).deputising()).isEmpty();
        assertThat(he(TUESDAY).may(Role.DEPUTY_LEADER)).isFalse();
    }

    @Test
    void aDelegationAcrossUnitsGivesNothing() {
        delegate("gaj-deputy", "li");

        assertThat(directory.actor("li", MONDAY).orElseThrow().deputising()).isEmpty();
    }

    @Test
    void whoHasLeftIsNoActorIsNotRungAndCannotGoOnWithAnOldSession() {
        Cookies session = given().redirects()
                .follow(false)
                .formParam("name", "wxb-handler")
                .formParam("password", "wxb-handler-demo")
                .post("/login/check")
                .detailedCookies();
        given().cookies(session).get("/api/v1/me").then().statusCode(200);

        active("wxb-handler", false);

        assertThat(directory.actor("wxb-handler", MONDAY)).isEmpty();
        assertThat(directory.units(MONDAY).callChain("wxb", Role.HANDLER)).isEmpty();
        assertThat(directory.nameOf("wxb-handler")).isEqualTo("尤文静");
        given().cookies(session)
                .redirects()
                .follow(false)
                .get("/api/v1/me")
                .then()
                .statusCode(401)
                .cookie("sise-session", equalTo(""));
        active("wxb-handler", true);
    }

    @Test
    void aChangeOfAnotherReplicaIsSeenAtTheNextRefresh() {
        QuarkusTransaction.requiringNew().run(() -> PersonRow.update("name = '新名' where code = 'jw-deputy'"));

        directory.refresh();

        assertThat(directory.nameOf("jw-deputy")).isEqualTo("新名");
    }

    @Test
    void unitsAreListedWithNamesLinesAndDelivery() {
        given().auth()
                .preemptive()
                .basic("sun", "sun-demo")
                .get("/api/v1/units")
                .then()
                .statusCode(200)
                .body("findAll { it.code != 'ylj' && !it.code.startsWith('t-') }", hasSize(19))
                .body("find { it.code == 'jx-sfj' }.kind", equalTo("justice"))
                .body("find { it.code == 'jx-sfj' }.name.zh", equalTo("甲县司法局"))
                .body("find { it.code == 'jx-sfj' }.area.name.en", equalTo("Jia County"))
                .body("find { it.code == 'jx-sfj' }.functionalSuperior", equalTo("sfj"))
                .body("find { it.code == 'jx-sfj' }.commission", equalTo("jx-zfw"))
                .body("find { it.code == 'jx-sfj' }.delivery", equalTo("kafka"))
                .body("find { it.code == 'zfw' }.commission", equalTo(null));
    }

    @Test
    void meShowsWhatIHoldAsADeputyNow() {
        Instant now = Instant.now();
        QuarkusTransaction.requiringNew()
                .run(() -> row("fy-principal", "fy-deputy", now.minusSeconds(60), now.plusSeconds(3_000_000))
                        .persist());
        directory.reload();

        given().auth()
                .preemptive()
                .basic("fy-deputy", "fy-deputy-demo")
                .get("/api/v1/me")
                .then()
                .body("roles", contains("deputy_leader"))
                .body("deputising", contains("principal_leader"));
    }

    private Actor he(Instant now) {
        return directory.actor("he", now).orElseThrow();
    }

    private void delegate(String from, String to) {
        QuarkusTransaction.requiringNew().run(() -> {
            DeputyRow.delete("forPerson = ?1 and person = ?2", from, to);
            row(from, to, MONDAY, TUESDAY).persist();
        });
        directory.reload();
    }

    private static DeputyRow row(String from, String to, Instant start, Instant end) {
        DeputyRow row = new DeputyRow();
        row.forPerson = from;
        row.person = to;
        row.from = start;
        row.until = end;
        return row;
    }

    private void active(String person, boolean active) {
        QuarkusTransaction.requiringNew().run(() -> PersonRow.update("active = ?1 where code = ?2", active, person));
        directory.reload();
    }

    private List<Long> counts() {
        return QuarkusTransaction.requiringNew()
                .call(() -> Stream.of("area", "unit", "person", "person_role", "call_chain", "account")
                        .map(table -> entities.createNativeQuery("select count(*) from " + table, Long.class))
                        .map(query -> (Long) query.getSingleResult())
                        .toList());
    }
}
