package org.sise.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sise.core.grading.Level;
import org.sise.core.incident.Links;
import org.sise.core.incident.Refusals;
import org.sise.seed.Seeding;

/** What {@code ./sise seed} writes by COPY is what the service would have written by decisions. */
class SeedingTest {
    private static final int COUNT = 400;
    private static final Instant UNTIL = Instant.parse("2026-11-26T09:30:00Z");
    private static final Viewer CENTRE = Viewer.centre();

    private static RowsDatabase database;

    @BeforeAll
    static void seeded() throws Exception {
        database = new RowsDatabase();
        seed(database, 7);
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    private static void seed(RowsDatabase into, long seed) throws Exception {
        new Seeding(into.source::getConnection, COUNT, seed, UNTIL).run(2, done -> {});
    }

    @Test
    void everyChainVerifiesAndEveryTextIsTheOneOfItsHash() {
        EventLog log = new EventLog(database.source);

        assertThat(ids()).hasSize(COUNT);
        assertThat(ids().stream().map(log::verify).filter(found -> !found.ok())).isEmpty();
    }

    @Test
    void rebuiltRowsAreTheSeededOnes() {
        EventLog log = new EventLog(database.source);
        Rebuild rebuild =
                new Rebuild(database.source, log, new Contents(database.source), new Projector(database.source));
        for (UUID id : ids().subList(COUNT / 2, COUNT)) {
            Map<String, List<String>> before = database.rows(id);

            rebuild.rebuild(id);

            assertThat(database.rows(id)).isEqualTo(before);
        }
    }

    @Test
    void theMigrationCountsEarlierIncidentsAsTheyAreCountedNow() throws Exception {
        String figures = "select t::text from figure t order by 1";
        List<String> before = texts(figures);

        database.countEarlierIncidents();

        assertThat(before).hasSize(COUNT);
        assertThat(texts(figures)).isEqualTo(before);
    }

    @Test
    void listsHoldEachOfThemOnce() {
        Set<UUID> seen = new HashSet<>();
        String after = null;
        do {
            Page<IncidentItem> page = new Queries(database.source).incidents(CENTRE, page(after));
            page.items().forEach(item -> assertThat(seen.add(item.id())).isTrue());
            after = page.next();
        } while (after != null);

        assertThat(seen).hasSameElementsAs(ids());
        assertThat(count("incident where phase = 'open'")).isBetween(2L, 40L);
        assertThat(texts("select distinct level from incident"))
                .contains(Values.name(Level.BLUE), Values.name(Level.YELLOW));
        assertThat(texts("select distinct unit from incident_unit")).contains("jx-gaj", "yx-gaj", "gaj", "zfw");
    }

    /** Later reports draw from the same sequence. */
    @Test
    void numbersAreTakenFromTheSequence() {
        assertThat(texts("select number from incident"))
                .doesNotHaveDuplicates()
                .allMatch(number -> number.matches("YQ-202[456]-\\d{6}"));
        assertThat(texts("select nextval('incident_number')::text")).containsExactly(Integer.toString(COUNT + 1));
    }

    @Test
    void historyIsNotToldAnewAndNothingLiesInTheFuture() {
        assertThat(count("outbox")).isZero();
        assertThat(count("entry where at > '" + UNTIL + "'")).isZero();
        assertThat(count("running_limit where wake <= '" + UNTIL + "'")).isZero();
        assertThat(count("running_limit where wake is not null")).isPositive();
    }

    @Test
    void noTextHoldsWhatARequestMayNotHold() {
        assertThat(texts("select body from content"))
                .isNotEmpty()
                .allMatch(body ->
                        Refusals.ofText(body).isEmpty() && Links.inText(body).isEmpty());
        assertThat(texts("select title from incident")).allMatch(title -> title.length() <= 120);
    }

    @Test
    void theSameSeedGivesTheSameIncidents() throws Exception {
        String story = "select string_agg(title || summary || level || phase || reported_at, ' ' order by number)"
                + " from incident";
        try (RowsDatabase again = new RowsDatabase();
                RowsDatabase other = new RowsDatabase()) {
            seed(again, 7);
            seed(other, 8);

            assertThat(texts(again, story)).isEqualTo(texts(story));
            assertThat(texts(other, story)).isNotEqualTo(texts(story));
        }
    }

    private static IncidentFilter page(String after) {
        return new IncidentFilter(null, null, null, null, null, null, null, null, "real", after, 200);
    }

    private static List<UUID> ids() {
        return new Sql()
                .add("select id from incident order by reported_at")
                .list(database.source, row -> row.getObject("id", UUID.class));
    }

    private static long count(String from) {
        return new Sql()
                .add("select count(*) from " + from)
                .list(database.source, row -> row.getLong(1))
                .getFirst();
    }

    private static List<String> texts(String sql) {
        return texts(database, sql);
    }

    private static List<String> texts(RowsDatabase from, String sql) {
        return new Sql().add(sql).list(from.source, row -> row.getString(1));
    }
}
