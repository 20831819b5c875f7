package org.sise.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sise.core.grading.Level;
import org.sise.core.incident.Incident.Phase;
import org.sise.core.incident.Theme;
import org.sise.core.plan.Calendar;
import org.sise.core.plan.Role;

/** Every list goes along the index that was made for it, and touches few pages however many incidents there are. */
class IndexUseTest {
    private static final int COUNT = Integer.getInteger("sise.rows", 50_000);
    private static final Viewer CENTRE = Viewer.centre();
    private static final Viewer UNIT = Viewer.of(Set.of("u7"));
    private static final Pattern BUFFERS = Pattern.compile("Buffers: shared hit=(\\d+)(?: read=(\\d+))?");

    private static RowsDatabase database;

    @BeforeAll
    static void manyIncidents() throws Exception {
        database = new RowsDatabase();
        new GeneratedRows(database, COUNT).insert();
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @Test
    void theNewestOfAllAndAnyLaterPage() {
        assertWalks(list(CENTRE, new Asked()), "incident_newest", 300);
        assertWalks(list(CENTRE, new Asked().after(COUNT / 2)), "incident_newest", 300);
        assertWalks(list(CENTRE, new Asked().after(COUNT / 2)), "ROW(reported_at, id) < ROW(", 300);
    }

    @Test
    void byLevelAndTheme() {
        assertWalks(list(CENTRE, new Asked().level(Level.RED)), "incident_level", 300);
        assertWalks(list(CENTRE, new Asked().theme(Theme.SENSITIVE_CASE).after(COUNT / 2)), "incident_theme", 300);
    }

    @Test
    void theOpenOnes() {
        assertWalks(list(CENTRE, new Asked().phase(Phase.OPEN)), "incident_phase", 300);
        assertWalks(list(CENTRE, new Asked().phase(Phase.COMPLETED)), "incident_phase", 300);
        assertWalks(list(CENTRE, new Asked().overdue(true)), "incident_overdue", 300);
    }

    @Test
    void whatAUnitMaySee() {
        assertWalks(list(UNIT, new Asked()), "incident_unit_newest", 800);
        assertWalks(list(UNIT, new Asked().after(COUNT / 2)), "incident_unit_newest", 800);
        assertWalks(list(CENTRE, new Asked().unit("u7")), "incident_unit_newest", 800);
        assertWalks(list(Viewer.of(Set.of("u7", "u8", "zfw")), new Asked()), "incident_unit_newest", 2_000);
    }

    /** They were sought among all that the unit has, or among all of that level. */
    @Test
    void theFewOfAUnitAreFoundAlongTheirOwnIndex() {
        assertWalks(list(UNIT, new Asked().level(Level.RED)), "incident_unit_level", 400);
        assertWalks(list(UNIT, new Asked().theme(Theme.SENSITIVE_CASE)), "incident_unit_theme", 400);
        assertWalks(list(UNIT, new Asked().theme(Theme.SENSITIVE_CASE).level(Level.RED)), "incident_unit_level", 400);
        assertWalks(list(UNIT, new Asked().phase(Phase.OPEN).level(Level.RED)), "incident_unit_", 400);
        assertWalks(list(UNIT, new Asked().phase(Phase.COMPLETED)), "incident_unit_open", 300);
        assertWalks(list(UNIT, new Asked().overdue(true).level(Level.YELLOW)), "incident_unit_", 400);
        assertWalks(list(UNIT, new Asked().unit("u8")), "incident_unit_newest", COUNT / 20 * 8);
        assertWalks(list(UNIT, new Asked().q("YQ-2020-000123")), "incident_number_key", 20);
    }

    @Test
    void oneByItsNumber() {
        assertWalks(list(CENTRE, new Asked().q("YQ-2020-000123")), "incident_number_key", 20);
    }

    @Test
    void twoCharactersAreLookedUpInTheIndexOfPairs() {
        String plan = search(CENTRE, new Asked().q(GeneratedRows.RARE)).lookup().explain(database.source);

        assertWalks(plan, "incident_grams", 100);
        assertWalks(
                search(UNIT, new Asked().q(GeneratedRows.RARE)).lookup().explain(database.source),
                "incident_grams",
                100);
        assertThat(numbers(CENTRE, new Asked().q(GeneratedRows.RARE)))
                .containsExactly("YQ-2020-%06d".formatted(COUNT / 7));
    }

    @Test
    void aSingleCharacterIsLookedUpInTheSameIndexHoweverOldItsIncidentIs() {
        String oldest = GeneratedRows.RARE.substring(0, 1);

        assertWalks(search(CENTRE, new Asked().q(oldest)).lookup().explain(database.source), "incident_grams", 100);
        assertThat(numbers(CENTRE, new Asked().q(oldest))).containsExactly("YQ-2020-%06d".formatted(COUNT / 7));
        assertThat(numbers(UNIT, new Asked().q(oldest))).hasSize(COUNT / 7 % 20 == 7 ? 1 : 0);
    }

    /** Every incident holds it; the unit's own list is walked to its end, and no further. */
    @Test
    void aWordThatIsCommonAtLargeAndAbsentInAUnitCostsTheUnitsOwnList() {
        Asked nowhere = new Asked().q("投 社").level(Level.RED);

        assertThat(search(CENTRE, new Asked().q("投"))
                        .lookup()
                        .list(database.source, IncidentSearch.Found::of)
                        .getFirst()
                        .isOfMany())
                .isTrue();
        assertThat(numbers(UNIT, nowhere)).isEmpty();
        assertWalks(search(UNIT, new Asked().q("投")).list().explain(database.source), "incident_unit_newest", 1_000);
    }

    @Test
    void aCommonWordIsFoundByABoundedWalk() {
        assertWalks(search(CENTRE, new Asked().q("投诉")).walk().explain(database.source), "incident_newest", 1_000);
        assertWalks(search(UNIT, new Asked().q("投诉")).walk().explain(database.source), "incident_unit_newest", 20_000);
    }

    /**
     * Pairs of one word stand together, which the planner takes for a rare chance: it read all that hold the word, and a
     * county's search for four characters ran out of time.
     */
    @Test
    void aWordOfManyPairsIsNotTakenForARareOne() {
        IncidentSearch words = search(UNIT, new Asked().q("群众投诉民警"));

        assertThat(words.walk().explain(database.source)).doesNotContain("incident_grams");
        assertThat(words.list().explain(database.source)).doesNotContain("incident_grams");
        assertThat(search(CENTRE, new Asked().q("群众投诉民警")).list().explain(database.source))
                .doesNotContain("incident_grams");
    }

    /** The index of the overdue of all seemed short, and was read to its end for each incident of the unit. */
    @Test
    void theManyOverdueOfAUnitAreFoundAlongItsOwn() throws Exception {
        database.asOwner("update incident set overdue = true where phase = 'open'");
        database.asOwner("update incident_unit set overdue = true where phase = 'open'");
        database.asOwner("analyze incident, incident_unit");

        assertWalks(list(UNIT, new Asked().overdue(true)), "incident_unit_overdue", 800);
    }

    /** Every incident holds the word: of all these no more is read than tells that they are many. */
    @Test
    void aCommonWordInAUnitThatHasFewIsSoughtAmongTheFew() throws Exception {
        database.asOwner("insert into incident_unit (incident, unit, capacity, joined, reported_at, clock,"
                + " level, theme, phase, overdue)"
                + " select id, 'idle', 'told', 1, reported_at, 'real', level, theme, phase, overdue from incident"
                + " where reads % " + COUNT / 20 + " = 0");
        database.asOwner("analyze incident_unit");
        IncidentSearch idle = search(Viewer.of(Set.of("idle")), new Asked().q("投诉"));

        assertThat(idle.lookup().explain(database.source)).doesNotContain("temp ");
        assertWalks(idle.list().explain(database.source), "incident_unit_newest", 400);
        assertThat(numbers(Viewer.of(Set.of("idle")), new Asked().q("投诉"))).hasSize(20);
    }

    /** Joined with the limits, and what is open sought among all that the unit has, it ran into the statement limit. */
    @Test
    void theOverviewReadsWhatItsPeriodHas() throws Exception {
        database.countEarlierIncidents();
        Instant day = Instant.parse("2020-01-15T16:00:00Z");
        for (Viewer viewer : List.of(CENTRE, UNIT)) {
            Figures.Scope scope = new Figures.Scope(viewer, "real", day, day.plus(Duration.ofDays(1)));

            assertWalks(Figures.counting(scope, Calendar.ZONE).explain(database.source), "figure_reported", 100);
        }
        Figures.Scope own = new Figures.Scope(UNIT, "real", day, day);
        assertWalks(Figures.opening(own, day).explain(database.source), "incident_unit_open", 300);
    }

    @Test
    void whatResemblesAReportIsFoundByItsBandsHoweverManyEverybodyHas() {
        long own = 17;
        List<Long> bands = LongStream.range(0, 8)
                .mapToObj(b -> b < 3 ? b : b * 1_000_000_000 + own)
                .toList();
        Instant now = Instant.parse("2020-01-15T16:00:00Z");
        SimilarItem.Traits report = new SimilarItem.Traits(new UUID(0, 0), "real", "", "990101", "u7", now);

        for (Viewer viewer : List.of(CENTRE, UNIT)) {
            String plan = Similar.candidates(report, bands, viewer, now).explain(database.source);
            assertWalks(plan, "likeness_pkey", 1_500);
        }
    }

    @Test
    void anInbox() {
        assertWalks(
                Queries.inboxOf("u7", EnumSet.allOf(Role.class), "real", 100).explain(database.source),
                "step_inbox",
                2_000);
    }

    private static void assertWalks(String plan, String index, int mostPages) {
        assertThat(plan).contains(index).doesNotContain("Seq Scan on");
        assertThat(pages(plan)).as(plan).isLessThanOrEqualTo(mostPages);
    }

    private static int pages(String plan) {
        Matcher first = BUFFERS.matcher(plan);
        assertThat(first.find()).as(plan).isTrue();
        return Integer.parseInt(first.group(1)) + (first.group(2) == null ? 0 : Integer.parseInt(first.group(2)));
    }

    private static List<String> numbers(Viewer viewer, Asked asked) {
        return new Queries(database.source)
                .incidents(viewer, asked.filter()).items().stream()
                        .map(IncidentItem::number)
                        .toList();
    }

    private static String list(Viewer viewer, Asked asked) {
        return search(viewer, asked).list().explain(database.source);
    }

    private static IncidentSearch search(Viewer viewer, Asked asked) {
        return new IncidentSearch(viewer, asked.filter());
    }

    /** A filter, said by what it narrows. */
    private record Asked(Level level, Phase phase, String unit, Theme theme, String q, Boolean overdue, String after) {
        Asked() {
            this(null, null, null, null, null, null, null);
        }

        IncidentFilter filter() {
            return new IncidentFilter(level, phase, unit, theme, q, null, null, overdue, "real", after, 50);
        }

        Asked level(Level asked) {
            return new Asked(asked, phase, unit, theme, q, overdue, after);
        }

        Asked phase(Phase asked) {
            return new Asked(level, asked, unit, theme, q, overdue, after);
        }

        Asked unit(String asked) {
            return new Asked(level, phase, asked, theme, q, overdue, after);
        }

        Asked theme(Theme asked) {
            return new Asked(level, phase, unit, asked, q, overdue, after);
        }

        Asked q(String asked) {
            return new Asked(level, phase, unit, theme, asked, overdue, after);
        }

        Asked overdue(boolean asked) {
            return new Asked(level, phase, unit, theme, q, asked, after);
        }

        Asked after(int minute) {
            Instant at = Instant.parse("2020-01-01T00:00:00Z").plusSeconds(60L * minute);
            return new Asked(level, phase, unit, theme, q, overdue, new Cursor(at, new UUID(0, minute)).toString());
        }
    }
}
