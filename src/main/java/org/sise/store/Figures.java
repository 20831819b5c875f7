package org.sise.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.sise.core.grading.Level;

/** 统计: what became of the incidents that were reported in a period, as far as a viewer may see them. */
@ApplicationScoped
public class Figures {
    private final AgroalDataSource source;

    Figures(AgroalDataSource source) {
        this.source = source;
    }

    /**
     * Which incidents are counted.
     *
     * @param from of the report, inclusive
     * @param until of the report, exclusive
     */
    public record Scope(Viewer viewer, String clock, Instant from, Instant until) {}

    /** By what incidents are told apart. */
    public enum Dimension {
        /** As {@code 2026-09}, by the city's days. */
        MONTH("to_char(i.reported_at at time zone ?, 'YYYY-MM')"),
        THEME("i.theme"),
        /** The lead unit's code; empty while there is none. */
        LEAD("coalesce(i.lead, '')");

        private final String expression;

        Dimension(String expression) {
            this.expression = expression;
        }
    }

    /** How many incidents of a level fall under a word of a dimension. */
    public record Tally(String word, Level level, long incidents) {
        static Tally of(ResultSet row) throws SQLException {
            return new Tally(row.getString("word"), levelOf(row), row.getLong("incidents"));
        }
    }

    public List<Tally> tallies(Scope scope, Dimension by, ZoneId zone) {
        Sql sql = new Sql().add("select ");
        if (by == Dimension.MONTH) {
            sql.add(by.expression, zone.getId());
        } else {
            sql.add(by.expression);
        }
        sql.add(" as word, i.level, count(*) as incidents from incident i where");
        return within(sql, scope).add(" group by 1, 2 order by 1").list(source, Tally::of);
    }

    /** What is promised to everybody: a sign of receipt, the first answer as planned and as the law says, and the end. */
    public enum Promise {
        SIGNED("l.id like 'ack.%'"),
        ANSWER_TARGET("l.id = 'answer_target'"),
        ANSWER_HARD("l.id = 'answer_hard'"),
        COMPLETE("l.id = 'complete'");

        private final String condition;

        Promise(String condition) {
            this.condition = condition;
        }
    }

    /** How limits of a promise ended: kept, or missed whether or not it was made good; the rest still runs. */
    public record Kept(Promise promise, Level level, long kept, long missed, long running) {
        /** Of those that are decided, in percent; none decided is nothing missed. */
        public long percent() {
            return kept + missed == 0 ? 100 : kept * 100 / (kept + missed);
        }
    }

    public List<Kept> kept(Scope scope, Promise promise) {
        Sql sql = new Sql()
                .add("select i.level, count(*) filter (where l.state = 'met' and not l.missed) as kept,"
                        + " count(*) filter (where l.missed) as missed,"
                        + " count(*) filter (where l.state = 'running' and not l.missed) as running"
                        + " from incident i join running_limit l on l.incident = i.id and " + promise.condition
                        + " where");
        return within(sql, scope)
                .add(" group by 1")
                .list(
                        source,
                        row -> new Kept(
                                promise,
                                levelOf(row),
                                row.getLong("kept"),
                                row.getLong("missed"),
                                row.getLong("running")));
    }

    /** The time from the earliest known moment to the first answer: of half of the incidents, and of nine in ten. */
    public record FirstAnswer(Level level, long answered, Duration median, Duration ninth) {
        static FirstAnswer of(ResultSet row) throws SQLException {
            return new FirstAnswer(
                    levelOf(row),
                    row.getLong("answered"),
                    Duration.ofSeconds(row.getLong("median")),
                    Duration.ofSeconds(row.getLong("ninth")));
        }
    }

    public List<FirstAnswer> firstAnswers(Scope scope) {
        String took = "extract(epoch from l.ended_at - l.start)";
        Sql sql = new Sql()
                .add("select i.level, count(*) as answered,"
                        + " percentile_cont(0.5) within group (order by " + took + ")::bigint as median,"
                        + " percentile_cont(0.9) within group (order by " + took + ")::bigint as ninth"
                        + " from incident i join running_limit l on l.incident = i.id and "
                        + Promise.ANSWER_HARD.condition + " and l.state = 'met' where");
        return within(sql, scope).add(" group by 1").list(source, FirstAnswer::of);
    }

    /** For how long an incident has been open; the last has no end. */
    public static final List<Duration> AGES =
            List.of(Duration.ofHours(4), Duration.ofDays(1), Duration.ofDays(3), Duration.ofDays(7));

    /** What is open now, whenever it was reported; {@code word} is the place in {@link #AGES}. */
    public List<Tally> open(Scope scope, Instant now) {
        Sql sql = new Sql()
                .add(
                        "select width_bucket(extract(epoch from ? - i.reported_at)::float8, array["
                                + String.join(
                                        ",",
                                        AGES.stream()
                                                .map(age -> age.toSeconds() + "::float8")
                                                .toList())
                                + "])::text as word, i.level, count(*) as incidents from incident i where",
                        now)
                .add(" i.clock = ? and i.phase = 'open'", scope.clock());
        return seen(sql, scope.viewer()).add(" group by 1, 2 order by 1").list(source, Tally::of);
    }

    private static Sql within(Sql sql, Scope scope) {
        sql.add(
                " i.clock = ? and i.reported_at >= ? and i.reported_at < ?",
                scope.clock(),
                scope.from(),
                scope.until());
        return seen(sql, scope.viewer());
    }

    private static Sql seen(Sql sql, Viewer viewer) {
        if (viewer.all()) {
            return sql;
        }
        return sql.add(
                " and exists (select 1 from incident_unit u where u.incident = i.id and u.left_at is null"
                        + " and u.unit = any(?))",
                viewer.units());
    }

    private static Level levelOf(ResultSet row) throws SQLException {
        return Values.constant(Level.class, row.getString("level"));
    }
}
