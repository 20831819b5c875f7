package org.sise.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sise.core.grading.Level;
import org.sise.store.Figures.Counts;
import org.sise.store.Figures.Dimension;
import org.sise.store.Figures.FirstAnswer;
import org.sise.store.Figures.Kept;
import org.sise.store.Figures.Promise;
import org.sise.store.Figures.Scope;
import org.sise.store.Figures.Tally;

/** Four incidents of two counties, one of them of the next month by the city's day, though not by UTC's. */
class FiguresTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant START = Instant.parse("2026-08-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-10-01T00:00:00Z");
    private static final Scope ALL = new Scope(Viewer.centre(), "real", START, END);

    private static RowsDatabase database;
    private static Figures figures;

    @BeforeAll
    static void someIncidents() throws Exception {
        database = new RowsDatabase();
        figures = new Figures(database.source);
        incident(1, "yellow", "other", "'jx-sfj'", "open", "2026-08-05T02:00:00Z");
        incident(2, "yellow", "other", "'yx-sfj'", "completed", "2026-08-06T02:00:00Z");
        incident(3, "red", "custody_death", "'gaj'", "open", "2026-08-31T17:00:00Z");
        incident(4, "blue", "other", "null", "closed", "2025-08-05T02:00:00Z");
        unit(1, "jx-sfj", "null");
        unit(1, "gaj", "null");
        unit(2, "jx-sfj", "3");
        limit(1, "answer_hard", "met", false, "2026-08-05T02:00:00Z", "'2026-08-05T04:00:00Z'");
        limit(2, "answer_hard", "met", false, "2026-08-06T02:00:00Z", "'2026-08-06T06:00:00Z'");
        limit(1, "ack.jx-sfj", "met", true, "2026-08-05T02:00:00Z", "'2026-08-05T09:00:00Z'");
        limit(1, "ack.jx-sfj.2", "met", false, "2026-08-05T02:00:00Z", "'2026-08-05T02:10:00Z'");
        limit(2, "ack.yx-sfj", "running", false, "2026-08-06T02:00:00Z", "null");
        limit(3, "complete", "running", true, "2026-08-31T17:00:00Z", "null");
        database.countEarlierIncidents();
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @Test
    void incidents_are_counted_by_level_within_a_dimension() {
        assertThat(figures.counts(ALL, ZONE).by(Dimension.THEME))
                .containsExactly(new Tally("custody_death", Level.RED, 1), new Tally("other", Level.YELLOW, 2));
        assertThat(figures.counts(ALL, ZONE).by(Dimension.LEAD))
                .extracting(Tally::word, Tally::incidents)
                .containsExactly(tuple("gaj", 1L), tuple("jx-sfj", 1L), tuple("yx-sfj", 1L));
    }

    @Test
    void a_month_ends_with_the_citys_day() {
        assertThat(figures.counts(ALL, ZONE).by(Dimension.MONTH))
                .containsExactly(new Tally("2026-08", Level.YELLOW, 2), new Tally("2026-09", Level.RED, 1));
    }

    @Test
    void a_unit_counts_what_it_is_in_the_circle_of() {
        Scope own = new Scope(Viewer.of(Set.of("jx-sfj")), "real", START, END);

        assertThat(figures.counts(own, ZONE).by(Dimension.LEAD)).containsExactly(new Tally("jx-sfj", Level.YELLOW, 1));
    }

    @Test
    void a_limit_that_was_met_late_was_missed() {
        Counts counts = figures.counts(ALL, ZONE);

        assertThat(counts.of(Promise.SIGNED)).containsExactly(new Kept(Promise.SIGNED, Level.YELLOW, 1, 1, 1));
        assertThat(counts.of(Promise.SIGNED).getFirst().percent()).isEqualTo(50);
        assertThat(new Kept(Promise.SIGNED, Level.BLUE, 0, 0, 2).percent())
                .as("none is decided")
                .isNull();
        assertThat(counts.of(Promise.COMPLETE)).containsExactly(new Kept(Promise.COMPLETE, Level.RED, 0, 1, 0));
        assertThat(counts.of(Promise.ANSWER_TARGET)).isEmpty();
    }

    @Test
    void a_period_without_incidents_counts_nothing() {
        Counts counts = figures.counts(new Scope(Viewer.centre(), "real", END, END), ZONE);

        assertThat(counts.by(Dimension.MONTH)).isEmpty();
        assertThat(counts.of(Promise.SIGNED)).isEmpty();
        assertThat(figures.firstAnswers(new Scope(Viewer.centre(), "drill", START, END)))
                .isEmpty();
    }

    @Test
    void within_what_half_and_nine_in_ten_had_their_first_answer() {
        assertThat(figures.firstAnswers(ALL))
                .containsExactly(new FirstAnswer(Level.YELLOW, 2, Duration.ofHours(2), Duration.ofHours(4)));
    }

    @Test
    void what_is_open_counts_by_age_whenever_it_was_reported() {
        Scope later = new Scope(Viewer.centre(), "real", END, END);

        assertThat(figures.open(later, Instant.parse("2026-08-31T20:00:00Z")))
                .containsExactly(new Tally("0", Level.RED, 1), new Tally("4", Level.YELLOW, 1));
    }

    @Test
    void of_what_is_open_a_unit_counts_what_it_is_in_the_circle_of() {
        Scope own = new Scope(Viewer.of(Set.of("jx-sfj", "gaj")), "real", START, END);

        assertThat(figures.open(own, Instant.parse("2026-08-31T20:00:00Z")))
                .containsExactly(new Tally("4", Level.YELLOW, 1));
    }

    private static void incident(int id, String level, String theme, String lead, String phase, String at)
            throws SQLException {
        database.asOwner("""
                insert into incident (id, number, clock, version, hash, level, provisional, phase, theme, area, owner, lead,
                    plan, standard, restricted, title, summary, grams, known_at, received_at, reported_at, overdue)
                values ('%s', 'YQ-%d', 'real', 1, '', '%s', false, '%s', '%s', '990101', 'city', %s,
                    'default-1', 'default-1', false, '', '', '{}', '%s', '%s', '%s', false)""".formatted(uuid(id), id, level, phase, theme, lead, at, at, at));
    }

    private static void unit(int id, String unit, String left) throws SQLException {
        database.asOwner("""
                insert into incident_unit (incident, unit, capacity, joined, left_at, reported_at, clock, level,
                    theme, phase, overdue)
                values ('%s', '%s', 'responsible', 1, %s, '2026-08-05T02:00:00Z', 'real', 'yellow', 'other', 'open', false)""".formatted(uuid(id), unit, left));
    }

    private static void limit(int id, String limit, String state, boolean missed, String start, String ended)
            throws SQLException {
        database.asOwner("""
                insert into running_limit (incident, id, clock, kind, start, due, state, missed, ended_at)
                values ('%s', '%s', 'real', 'milestone', '%s', '%s', '%s', %s, %s)""".formatted(uuid(id), limit, start, start, state, missed, ended));
    }

    private static String uuid(int id) {
        return "00000000-0000-7000-8000-%012d".formatted(id);
    }
}
