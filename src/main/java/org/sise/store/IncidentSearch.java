package org.sise.store;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Incident.Phase;

/** The statements behind a list: one walk down an index, or one look into the index of words; never both ends open. */
record IncidentSearch(Viewer viewer, IncidentFilter filter) {
    /** How far back a walk looks for words before the index of words is asked. */
    static final int WALK = 2_000;
    /** A walk so many times as long is still shorter than a look into the index of words. */
    private static final int FARTHER = 5;
    /** Words of more incidents are common: to read them all, for the newest, costs more than to walk on. */
    static final int COMMON = 20_000;

    private static final Pattern NUMBER = Pattern.compile("Y[QL]-\\d{4}-\\d{6,}");
    private static final String NEWEST = " order by reported_at desc, id desc limit ?";

    /** By its number, as {@code YQ-2026-000123}. */
    boolean isNumber() {
        return filter.q() != null && NUMBER.matcher(number()).matches();
    }

    private String number() {
        return String.valueOf(filter.q()).strip().toUpperCase(Locale.ROOT);
    }

    List<String> words() {
        String q = filter.q();
        return q == null || isNumber() ? List.of() : Grams.ofQuery(q);
    }

    /** Newest first along one index; ends at the limit. With words: for those that are common, though rare in what is asked for. */
    Sql list() {
        int limit = filter.limit() + 1;
        return ofUnits() ? perUnit(new Sql(), limit, true) : alongIncidents(new Sql(), limit, true);
    }

    /** The newest {@value #WALK} that pass the other filters, then the words: common words are found here at once. */
    Sql walk() {
        Sql newest = ofUnits() ? perUnit(new Sql(), WALK, false) : alongIncidents(new Sql(), WALK, false);
        Sql sql = new Sql()
                .add("select " + IncidentItem.COLUMNS + " from (")
                .addAll(newest)
                .add(" offset 0) i where true"); // a fence: else all that hold the words are read, and joined
        return words(sql).add(NEWEST, filter.limit() + 1);
    }

    /** So many were found on the walk that a page is full after some more of it. */
    boolean isNearlyFull(int found) {
        return found * FARTHER > filter.limit();
    }

    /** Answers a row when more than {@value #COMMON} hold the words, whoever may see them; looks at no more than that. */
    Sql common() {
        return words(new Sql().add("select i.id from incident i where i.clock = ?", filter.clock()))
                .add(" offset ? limit 1", COMMON);
    }

    /**
     * All that hold the words, then the newest: for words so rare that the walk did not fill a page. Of the hits only what
     * orders them; the units among the conditions, so that those of a unit with few are not sought among all.
     */
    Sql lookup() {
        Sql sql = new Sql()
                .add(
                        "with hit as materialized (select i.id, i.reported_at from incident i where i.clock = ?",
                        filter.clock());
        conditions(words(sql), "i.reported_at", "i.id");
        for (Set<String> units : ofUnits() ? circles() : List.<Set<String>>of()) {
            sql.add(
                    " and exists (select 1 from incident_unit u where u.incident = i.id and u.left_at is null"
                            + " and u.unit = any(?))",
                    units);
        }
        return sql.add(") select " + IncidentItem.COLUMNS + " from (select id from hit")
                .add(NEWEST, filter.limit() + 1)
                .add(") page join incident i on i.id = page.id order by i.reported_at desc, i.id desc");
    }

    private Sql words(Sql sql) {
        List<String> words = words();
        return words.isEmpty() ? sql : sql.add(" and i.grams @> ?", words);
    }

    /**
     * For a walk: out of the index of words, and of the planner's sight. It takes the pairs of one word for independent, so
     * a common word for a rare one, and would read and sort all that hold it.
     */
    private Sql wordsOnTheWay(Sql sql) {
        List<String> words = words();
        return words.isEmpty() ? sql : sql.add(" and case when i.grams @> ? then true else false end", words);
    }

    private boolean ofUnits() {
        return !viewer.all() || filter.unit() != null;
    }

    /** In one unit of each of these sets: the reader's, and the one that is asked for. */
    private List<Set<String>> circles() {
        String unit = filter.unit();
        if (unit == null) {
            return List.of(viewer.units());
        }
        return viewer.all() ? List.of(Set.of(unit)) : List.of(viewer.units(), Set.of(unit));
    }

    private Sql alongIncidents(Sql sql, int limit, boolean worded) {
        sql.add("select i.* from incident i where i.clock = ?", filter.clock());
        if (worded) {
            wordsOnTheWay(sql);
        }
        return conditions(sql, "i.reported_at", "i.id").add(NEWEST, limit);
    }

    /** One short walk per unit, so that a reader of several costs their sum and not a sort of all that they see. */
    private Sql perUnit(Sql sql, int limit, boolean worded) {
        List<Set<String>> circles = circles();
        sql.add(
                "select i.* from (select distinct on (n.reported_at, n.incident) n.reported_at, n.incident from unnest(?::text[])"
                        + " as viewing (code) cross join lateral (select u.reported_at, u.incident from incident_unit u"
                        + " join incident i on i.id = u.incident where u.unit = viewing.code and u.left_at is null"
                        + " and u.clock = ?",
                circles.getFirst(),
                filter.clock());
        if (circles.size() > 1) {
            sql.add(
                    " and exists (select 1 from incident_unit o where o.incident = u.incident and o.left_at is null"
                            + " and o.unit = any(?))",
                    circles.getLast());
        }
        if (worded) {
            wordsOnTheWay(sql);
        }
        if (isOfFew()) {
            sql.add(" and i.clock = ?", filter.clock()); // begins their index: then the planner may start from there
        }
        conditions(sql, "u.reported_at", "u.incident")
                .add(" order by u.reported_at desc, u.incident desc limit ?) n", limit)
                .add(" order by n.reported_at desc, n.incident desc limit ?) page", limit)
                .add(" join incident i on i.id = page.incident");
        return sql.add(" order by i.reported_at desc, i.id desc");
    }

    /** Those of a level, say, may be few and far apart in all that a unit has. */
    private boolean isOfFew() {
        return filter.level() != null || filter.theme() != null || filter.phase() != null || filter.overdue() != null;
    }

    private Sql conditions(Sql sql, String reportedAt, String id) {
        String after = filter.after();
        if (after != null) {
            Cursor cursor = Cursor.of(after);
            sql.add(" and (" + reportedAt + ", " + id + ") < (?, ?)", cursor.at(), cursor.id());
        }
        condition(sql, reportedAt + " >= ?", filter.from());
        condition(sql, reportedAt + " < ?", filter.to());
        condition(sql, "i.level = ?", filter.level());
        condition(sql, "i.theme = ?", filter.theme());
        if (isNumber()) {
            sql.add(" and i.number = ?", number());
        }
        Phase phase = filter.phase();
        if (phase != null) {
            sql.add(" and i.phase = " + Sql.literal(phase));
        }
        return overdue(sql);
    }

    /** Nothing that is closed is overdue: it has no running limit. */
    private Sql overdue(Sql sql) {
        Boolean overdue = filter.overdue();
        if (overdue == null) {
            return sql;
        }
        return sql.add(overdue ? " and i.overdue" : " and not i.overdue");
    }

    private static void condition(Sql sql, String part, @Nullable Object value) {
        if (value != null) {
            sql.add(" and " + part, value);
        }
    }
}
