package org.sise.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sise.core.grading.Level;
import org.sise.core.incident.Limit;
import org.sise.store.FigureValues.Outcome;

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
        MONTH,
        THEME,
        /** The lead unit's code; empty while there is none. */
        LEAD
    }

    /** How many incidents of a level fall under a word of a dimension. */
    public record Tally(String word, Level level, long incidents) {
        static Tally of(ResultSet row) throws SQLException {
            return new Tally(row.getString("word"), levelOf(row), row.getLong("incidents"));
        }
    }

    /** What is promised to everybody: a sign of receipt, the first answer as planned and as the law says, and the end. */
    public enum Promise {
        /** Of each unit, each time that it is asked. */
        SIGNED,
        ANSWER_TARGET,
        ANSWER_HARD,
        COMPLETE;

        boolean isOf(Limit limit) {
            return this == SIGNED ? limit.id().startsWith("ack.") : limit.id().equals(Values.name(this));
        }
    }

    /** How limits of a promise ended: kept, or missed whether or not it was made good; the rest still runs. */
    public record Kept(Promise promise, Level level, long kept, long missed, long running) {
        static Kept of(Promise promise, ResultSet row) throws SQLException {
            return new Kept(
                    promise,
                    levelOf(row),
                    row.getLong(Outcome.KEPT.of(promise)),
                    row.getLong(Outcome.MISSED.of(promise)),
                    row.getLong(Outcome.RUNNING.of(promise)));
        }

        boolean isAny() {
            return kept + missed + running > 0;
        }

        /** Of those that are decided, in percent; {@code null} while none is. */
        public @Nullable Long percent() {
            return kept + missed == 0 ? null : kept * 100 / (kept + missed);
        }
    }

    /** The incidents by each dimension, and how promises were kept at each level where there were any. */
    public record Counts(Map<Dimension, List<Tally>> incidents, Map<Promise, List<Kept>> limits) {
        public List<Tally> by(Dimension dimension) {
            return incidents.getOrDefault(dimension, List.of());
        }

        public List<Kept> of(Promise promise) {
            return limits.getOrDefault(promise, List.of());
        }
    }

    /**
     * All of them in one reading: as each incident is met, it is counted in one cell of all dimensions, and only the cells,
     * some thousands of a million incidents, are put together by each. A month is a stretch of the index.
     */
    public Counts counts(Scope scope, ZoneId zone) {
        return Counted.together(counting(scope, zone).list(source, Counted::of));
    }

    static Sql counting(Scope scope, ZoneId zone) {
        List<Month> months = Month.of(scope, zone);
        String sums = FigureValues.counts().stream()
                .map(count -> ", sum(%1$s) as %1$s".formatted(count))
                .collect(joining());
        Sql sql = new Sql()
                .add(
                        "with cell as materialized (select m.month, c.* from unnest(?::text[], ?::timestamptz[],"
                                + " ?::timestamptz[]) as m (month, start, until) cross join lateral"
                                + " (select f.theme, f.lead, f.level, count(*) as incidents" + sums + " from figure f"
                                + " where f.reported_at >= m.start and f.reported_at < m.until",
                        months.stream().map(Month::word).toList(),
                        months.stream().map(month -> month.start().toString()).toList(),
                        months.stream().map(month -> month.until().toString()).toList());
        return seen(sql, scope)
                .add(" group by 1, 2, 3) c) select case when grouping(month) = 0 then 'month'"
                        + " when grouping(theme) = 0 then 'theme' when grouping(lead) = 0 then 'lead' end as dimension,"
                        + " coalesce(month, theme, lead, '') as word, level, sum(incidents) as incidents" + sums
                        + " from cell group by grouping sets ((month, level), (theme, level), (lead, level), (level))"
                        + " order by month, theme, lead");
    }

    /** As far as it is within a period. */
    private record Month(String word, Instant start, Instant until) {
        static List<Month> of(Scope scope, ZoneId zone) {
            List<Month> months = new ArrayList<>();
            Instant start = scope.from();
            while (start.isBefore(scope.until())) {
                YearMonth month = YearMonth.from(start.atZone(zone));
                Instant next = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
                Instant until = next.isBefore(scope.until()) ? next : scope.until();
                months.add(new Month(month.toString(), start, until));
                start = until;
            }
            return months;
        }
    }

    /** A row of {@link #counts}; without a dimension it is of a level as a whole. */
    private record Counted(@Nullable Dimension by, Tally tally, List<Kept> kept) {
        static Counted of(ResultSet row) throws SQLException {
            String dimension = row.getString("dimension");
            List<Kept> kept = new ArrayList<>();
            for (Promise promise : Promise.values()) {
                kept.add(Kept.of(promise, row));
            }
            return new Counted(
                    dimension == null ? null : Values.constant(Dimension.class, dimension), Tally.of(row), kept);
        }

        static Counts together(List<Counted> rows) {
            Map<Dimension, List<Tally>> incidents = rows.stream()
                    .filter(row -> row.by != null)
                    .collect(groupingBy(Counted::by, mapping(Counted::tally, toList())));
            Map<Promise, List<Kept>> limits = rows.stream()
                    .filter(row -> row.by == null)
                    .flatMap(row -> row.kept.stream())
                    .filter(Kept::isAny)
                    .collect(groupingBy(Kept::promise));
            return new Counts(incidents, limits);
        }
    }

    /** The whole minutes from the earliest known moment to the first answer: of half of the incidents, and of nine in ten. */
    public record FirstAnswer(Level level, long answered, Duration median, Duration ninth) {
        static FirstAnswer of(ResultSet row) throws SQLException {
            return new FirstAnswer(
                    levelOf(row),
                    row.getLong("answered"),
                    Duration.ofMinutes(row.getLong("median")),
                    Duration.ofMinutes(row.getLong("ninth")));
        }
    }

    /** By how many took how many minutes: to sort those of a million takes longer than all else. */
    public List<FirstAnswer> firstAnswers(Scope scope) {
        Sql sql = new Sql()
                .add(
                        "select level, max(upto) as answered, min(took) filter (where upto * 2 >= answered) as median,"
                                + " min(took) filter (where upto * 10 >= answered * 9) as ninth from (select level, took,"
                                + " sum(incidents) over (partition by level order by took) as upto,"
                                + " sum(incidents) over (partition by level) as answered from (select f.level,"
                                + " f.answered_in / 60 as took, count(*) as incidents from figure f where f.answered_in is not null"
                                + " and f.reported_at >= ? and f.reported_at < ?",
                        scope.from(),
                        scope.until());
        return seen(sql, scope).add(" group by 1, 2) minute) upto group by 1").list(source, FirstAnswer::of);
    }

    /** For how long an incident has been open; the last has no end. */
    public static final List<Duration> AGES =
            List.of(Duration.ofHours(4), Duration.ofDays(1), Duration.ofDays(3), Duration.ofDays(7));

    /** What is open now, whenever it was reported; {@code word} is the place in {@link #AGES}. */
    public List<Tally> open(Scope scope, Instant now) {
        return opening(scope, now).list(source, Tally::of);
    }

    static Sql opening(Scope scope, Instant now) {
        String ages = AGES.stream().map(age -> age.toSeconds() + "::float8").collect(joining(","));
        Sql sql = new Sql()
                .add(
                        "select width_bucket(extract(epoch from ? - i.reported_at)::float8, array[" + ages
                                + "])::text as word, i.level, count(*) as incidents from ",
                        now);
        return open(sql, scope.viewer(), scope.clock()).add(" group by 1, 2 order by 1");
    }

    /** Of units from their own index: what they were ever in is a hundred times as much. */
    private static Sql open(Sql sql, Viewer viewer, String clock) {
        if (viewer.all()) {
            return sql.add("incident i where i.clock = ? and i.phase = 'open'", clock);
        }
        return sql.add(
                "(select distinct u.incident, u.reported_at, u.level from incident_unit u where u.left_at is null"
                        + " and u.unit = any(?) and u.clock = ? and u.phase = 'open') i",
                viewer.units(),
                clock);
    }

    private static Sql seen(Sql sql, Scope scope) {
        sql.add(" and f.clock = ?", scope.clock());
        Viewer viewer = scope.viewer();
        return viewer.all() ? sql : sql.add(" and f.units && ?", viewer.units());
    }

    private static Level levelOf(ResultSet row) throws SQLException {
        return Values.constant(Level.class, row.getString("level"));
    }
}
