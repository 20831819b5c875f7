package org.sise.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sise.core.grading.Level;
import org.sise.core.incident.Incident;
import org.sise.core.incident.Limit;
import org.sise.core.incident.Step;
import org.sise.core.incident.Walks;
import org.sise.core.plan.Role;

/** Rows of incidents that the machine itself walked, in a real database. */
class RowsTest {
    private static final List<String> TITLES = List.of("窗口收费引发误解", "群众投诉执法", "羁押期间死亡", "大规模聚集");
    private static final Viewer CENTRE = Viewer.centre();

    private static RowsDatabase database;
    private static Queries queries;
    private static final List<LiveIncident> LIVE = new ArrayList<>();

    @BeforeAll
    static void fourIncidents() throws Exception {
        database = new RowsDatabase();
        queries = new Queries(database.source);
        for (int i = 0; i < TITLES.size(); i++) {
            String number = String.format("YQ-2026-%06d", i + 1);
            LIVE.add(new LiveIncident(database)
                    .live(number, TITLES.get(i), "网民称 Ａ区 KTV 有事", Walks.all().get(i), 3 + i));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @Test
    void rebuiltRowsAreTheLiveOnes() {
        EventLog log = new EventLog(database.source);
        Projector projector = new Projector(database.source);
        Rebuild rebuild = new Rebuild(database.source, log, new Contents(database.source), projector);
        for (LiveIncident live : LIVE) {
            Map<String, List<String>> before = database.rows(live.id);

            rebuild.rebuild(live.id);

            assertThat(database.rows(live.id)).isEqualTo(before);
            assertThat(before.values()).noneMatch(List::isEmpty);
        }
    }

    @Test
    void anIncidentWithoutEntriesIsNotRebuilt() {
        Projector projector = new Projector(database.source);
        Rebuild rebuild =
                new Rebuild(database.source, new EventLog(database.source), new Contents(database.source), projector);

        assertThatThrownBy(() -> rebuild.rebuild(new UUID(1, 1))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void rowsSayWhatTheStateSays() {
        for (LiveIncident live : LIVE) {
            Incident incident = live.incident();
            IncidentItem item = only(query("YQ-2026-%06d".formatted(LIVE.indexOf(live) + 1)));

            assertThat(item.version()).isEqualTo(incident.version());
            assertThat(item.level()).isEqualTo(incident.level());
            assertThat(item.phase()).isEqualTo(incident.phase());
            assertThat(item.title()).isEqualTo(TITLES.get(LIVE.indexOf(live)));
            assertThat(item.overdue())
                    .isEqualTo(incident.limits().values().stream().anyMatch(l -> l.isRunning() && l.missed()));
            assertThat(item.nextDue())
                    .isEqualTo(incident.limits().values().stream()
                            .filter(Limit::isRunning)
                            .map(Limit::due)
                            .min(Comparator.naturalOrder())
                            .orElse(null));
            assertThat(item.closedAt() != null).isEqualTo(incident.isOver());
            assertThat(count("step where state = 'open' and incident = '" + live.id + "'"))
                    .isEqualTo(incident.openSteps().count());
            assertThat(count("incident_unit where left_at is null and incident = '" + live.id + "'"))
                    .isEqualTo(incident.circle().size());
        }
    }

    @Test
    void pagesAreNewestFirstWithoutGapOrRepeat() {
        List<String> numbers = new ArrayList<>();
        String after = null;
        do {
            Page<IncidentItem> page = queries.incidents(CENTRE, page(after, 1));
            page.items().forEach(item -> numbers.add(item.number()));
            after = page.next();
        } while (after != null);

        assertThat(numbers).containsExactly("YQ-2026-000004", "YQ-2026-000003", "YQ-2026-000002", "YQ-2026-000001");
    }

    @Test
    void aUnitListsWhatItIsInAndNothingElse() {
        for (String unit : List.of("zfw", "gaj", "sfj", "jx-gaj", "jx-zfw", "yx-gaj", "jx-sfj", "nobody")) {
            List<UUID> expected = LIVE.reversed().stream()
                    .filter(live -> live.incident().circle().containsKey(unit))
                    .map(live -> live.id)
                    .toList();

            assertThat(ids(queries.incidents(Viewer.of(Set.of(unit)), IncidentFilter.NEWEST)))
                    .as(unit)
                    .isEqualTo(expected);
        }
        assertThat(ids(queries.incidents(Viewer.of(Set.of("jx-gaj", "yx-gaj")), IncidentFilter.NEWEST)))
                .hasSize(2)
                .doesNotHaveDuplicates();
        assertThat(queries.incidents(Viewer.of(Set.of()), IncidentFilter.NEWEST).items())
                .isEmpty();
    }

    @Test
    void wordsFindTitlesAndSummariesForThoseWhoMaySeeThem() {
        assertThat(only(query("羁押")).title()).isEqualTo("羁押期间死亡");
        assertThat(only(query("期间死亡")).title()).isEqualTo("羁押期间死亡");
        assertThat(only(query("聚集 大规模")).title()).isEqualTo("大规模聚集");
        assertThat(only(query("押")).title()).isEqualTo("羁押期间死亡");
        assertThat(queries.incidents(CENTRE, query("a区ktv")).items()).isEmpty();
        assertThat(queries.incidents(CENTRE, query("ａ区 ktv")).items()).hasSize(4);
        assertThat(queries.incidents(CENTRE, query("没有")).items()).isEmpty();
        assertThat(queries.incidents(CENTRE, query("!?")).items()).isEmpty();
        assertThat(queries.incidents(Viewer.of(Set.of("jx-gaj")), query("羁押")).items())
                .isEmpty();
        assertThat(queries.incidents(Viewer.of(Set.of("yx-gaj")), query("羁押")).items())
                .hasSize(1);
        assertThat(queries.incidents(Viewer.of(Set.of("jx-gaj")), query("YQ-2026-000003"))
                        .items())
                .isEmpty();
    }

    @Test
    void filtersNarrow() {
        assertThat(ids(queries.incidents(CENTRE, filter(Level.RED, null, null, null))))
                .containsExactlyElementsOf(LIVE.reversed().stream()
                        .filter(live -> live.incident().level() == Level.RED)
                        .map(live -> live.id)
                        .toList());
        assertThat(queries.incidents(CENTRE, filter(null, Incident.Phase.CLOSED, null, null))
                        .items())
                .extracting(IncidentItem::id)
                .containsExactly(LIVE.getFirst().id);
        assertThat(queries.incidents(CENTRE, filter(null, null, "yx-gaj", null)).items())
                .extracting(IncidentItem::id)
                .containsExactly(LIVE.get(2).id);
        assertThat(queries.incidents(CENTRE, filter(null, null, null, true)).items())
                .isNotEmpty()
                .allMatch(IncidentItem::overdue);
    }

    @Test
    void anInboxHoldsTheOpenStepsOfTheUnitMostUrgentFirst() {
        for (String unit : List.of("jx-gaj", "gaj", "zfw", "yx-zfw")) {
            List<InboxItem> inbox = queries.inbox(unit, EnumSet.allOf(Role.class), "real", 200);

            assertThat(inbox)
                    .extracting(InboxItem::step)
                    .containsExactlyInAnyOrderElementsOf(LIVE.stream()
                            .flatMap(live -> live.incident().openSteps())
                            .filter(step -> step.id().unit().equals(unit))
                            .map(Step::id)
                            .map(Object::toString)
                            .toList());
            assertThat(inbox)
                    .extracting(InboxItem::due)
                    .isSortedAccordingTo(Comparator.nullsLast(Comparator.naturalOrder()));
        }
        assertThat(queries.inbox("zfw", EnumSet.allOf(Role.class), "real", 200))
                .isNotEmpty()
                .anyMatch(item -> item.due() != null);
    }

    @Test
    void aTimelineShowsEachViewerItsEntriesAndHidesTheRest() {
        UUID id = LIVE.get(1).id;
        List<Entry> all = queries.timeline(id, CENTRE, 0, 1000);

        List<Entry> seen = queries.timeline(id, Viewer.of(Set.of("jx-sfj")), 0, 1000);

        assertThat(all).hasSize(LIVE.get(1).incident().version());
        assertThat(seen)
                .isNotEmpty()
                .isEqualTo(all.stream()
                        .filter(entry -> entry.audience().contains("jx-sfj"))
                        .toList());
        assertThat(queries.timeline(id, CENTRE, 2, 3)).isEqualTo(all.subList(2, 5));
    }

    @Test
    void countsAreThoseOfTheStates() throws SQLException {
        List<Incident> open = LIVE.stream()
                .map(LiveIncident::incident)
                .filter(incident -> !incident.isOver())
                .toList();

        Census.Counts counts = new Census(database.source).take("real", Instant.EPOCH);

        assertThat(counts.incidents().values().stream()
                        .mapToInt(Census.Count::open)
                        .sum())
                .isEqualTo(open.size());
        assertThat(counts.steps().open())
                .isEqualTo((int) open.stream().flatMap(Incident::openSteps).count());
    }

    @Test
    void aCursorThatIsNoneOfOursIsRefused() {
        assertThatThrownBy(() -> page("bm9uZQ", 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> page("%%%", 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> page(null, 201)).isInstanceOf(IllegalArgumentException.class);
    }

    private static IncidentFilter page(String after, int limit) {
        return new IncidentFilter(null, null, null, null, null, null, null, null, "real", after, limit);
    }

    private static IncidentFilter query(String q) {
        return new IncidentFilter(null, null, null, null, q, null, null, null, "real", null, 50);
    }

    private static IncidentFilter filter(Level level, Incident.Phase phase, String unit, Boolean overdue) {
        return new IncidentFilter(level, phase, unit, null, null, null, null, overdue, "real", null, 50);
    }

    private static IncidentItem only(IncidentFilter filter) {
        List<IncidentItem> items = queries.incidents(CENTRE, filter).items();
        assertThat(items).hasSize(1);
        return items.getFirst();
    }

    private static List<UUID> ids(Page<IncidentItem> page) {
        return page.items().stream().map(IncidentItem::id).toList();
    }

    private static long count(String from) {
        return new Sql()
                .add("select count(*) from " + from)
                .list(database.source, row -> row.getLong(1))
                .getFirst();
    }
}
