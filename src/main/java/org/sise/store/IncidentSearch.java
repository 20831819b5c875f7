package org.sise.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Incident.Phase;

/** The statements behind a list: one walk down an index, or one look into the index of words; never both ends open. */
record IncidentSearch(Viewer viewer, IncidentFilter filter) {
    /** How far back a walk looks for words before the index of words is asked. */
    static final int WALK = 1_000;
    /** A walk so many times as long is still shorter than a look into the index of words. */
    private static final int FARTHER = 5;
    /** Words of more incidents are common: to read them all, for the newest, costs more than to walk on. */
    static final int COMMON = 10_000;

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
        return ofUnits() && !isNumber() ? perUnit(new Sql(), limit, true) : alongIncidents(new Sql(), limit, true);
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

    /** A row of {@link #lookup}: how many hold the words, and one of the newest; none when they are too many or nobody's. */
    record Found(long hits, @Nullable IncidentItem item) {
        static Found of(ResultSet row) throws SQLException {
            return new Found(row.getLong("hits"), row.getObject("id") == null ? null : IncidentItem.of(row));
        }

        boolean isOfMany() {
            return hits > COMMON;
        }
    }

    /**
     * All that hold the words, then the newest: for words so rare that the walk did not fill a page. Of the hits only what
     * orders them, no more than {@value #COMMON}; whose they are is asked from the newest on, until the page is full.
     */
    Sql lookup() {
        Sql sql = new Sql()
                .add(
                        "with hit as materialized (select i.id, i.reported_at from incident i where i.clock = ?",
                        filter.clock());
        conditions(words(sql), "i", "id")
                .add(" limit ?)", COMMON + 1)
                .add(" select hits, " + IncidentItem.COLUMNS + " from (select count(*) as hits from hit) c")
                .add(
                        " left join lateral (select h.id from (select id, reported_at from hit"
                                + " order by reported_at desc, id desc offset 0) h where c.hits <= ?",
                        COMMON);
        return inCircles(sql, "h.id")
                .add(" order by h.reported_at desc, h.id desc limit ?) page on true", filter.limit() + 1)
                .add(" left join incident i on i.id = page.id order by i.reported_at desc, i.id desc");
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

    /** Only one that has the number asked for is sought in circles from here. */
    private Sql alongIncidents(Sql sql, int limit, boolean worded) {
        sql.add("select i.* from incident i where i.clock = ?", filter.clock());
        if (isNumber()) {
            inCircles(sql.add(" and i.number = ?", number()), "i.id");
        }
        if (worded) {
            wordsOnTheWay(sql);
        }
        return conditions(sql, "i", "id").add(NEWEST, limit);
    }

    private Sql inCircles(Sql sql, String incident) {
        if (!ofUnits()) {
            return sql;
        }
        List<Set<String>> circles = circles();
        sql.add(
                " and exists (select 1 from incident_unit u where u.incident = " + incident
                        + " and u.left_at is null and u.unit = any(?)",
                circles.getFirst());
        return withOther(withoutCopies(sql), circles).add(")");
    }

    /** Who only has a copy (抄送) does not read the words, so he does not find by them either. */
    private Sql withoutCopies(Sql sql) {
        return viewer.all() || words().isEmpty() ? sql : sql.add(" and u.capacity <> 'copy'");
    }

    /** Who else has to do with it is known of the lead and the assisting units; of the others only to the commissions. */
    private static Sql withOther(Sql sql, List<Set<String>> circles) {
        return circles.size() < 2
                ? sql
                : sql.add(
                        " and exists (select 1 from incident_unit o where o.incident = u.incident and o.left_at is null"
                                + " and o.unit = any(?) and (o.unit = u.unit or u.capacity <> 'copy' and o.capacity in ('responsible', 'assisting')"
                                + " or u.capacity in ('owner', 'local') and u.unit is distinct from"
                                + " (select l.lead from incident l where l.id = u.incident)))",
                        circles.getLast());
    }

    /** One short walk per unit, so that a reader of several costs their sum and not a sort of all that they see. */
    private Sql perUnit(Sql sql, int limit, boolean worded) {
        List<Set<String>> circles = circles();
        boolean reads = worded && !words().isEmpty();
        sql.add(
                "select i.* from (select distinct on (n.reported_at, n.incident) n.reported_at, n.incident from unnest(?::text[])"
                        + " as viewing (code) cross join lateral (select u.reported_at, u.incident from incident_unit u"
                        + (reads ? " join incident i on i.id = u.incident" : "")
                        + " where u.unit = viewing.code and u.left_at is null and u.clock = ?",
                circles.getFirst(),
                filter.clock());
        withOther(withoutCopies(sql), circles);
        if (reads) {
            wordsOnTheWay(sql);
        }
        conditions(sql, "u", "incident")
                .add(" order by u.reported_at desc, u.incident desc limit ?) n", limit)
                .add(" order by n.reported_at desc, n.incident desc limit ?) page", limit)
                .add(" join incident i on i.id = page.incident");
        return sql.add(" order by i.reported_at desc, i.id desc");
    }

    /** @param of an incident's own row {@code i}, or its row {@code u} of a unit: both say what lists are narrowed by */
    private Sql conditions(Sql sql, String of, String id) {
        String reportedAt = of + ".reported_at";
        String after = filter.after();
        if (after != null) {
            Cursor cursor = Cursor.of(after);
            sql.add(" and (" + reportedAt + ", " + of + "." + id + ") < (?, ?)", cursor.at(), cursor.id());
        }
        condition(sql, reportedAt + " >= ?", filter.from());
        condition(sql, reportedAt + " < ?", filter.to());
        condition(sql, of + ".level = ?", filter.level());
        condition(sql, of + ".theme = ?", filter.theme());
        Phase phase = filter.phase();
        if (phase != null) {
            sql.add(" and " + of + ".phase = " + Sql.literal(phase));
        }
        Boolean overdue = filter.overdue();
        if (overdue != null) {
            sql.add(" and " + (overdue ? "" : "not ") + of + ".overdue");
        }
        return sql;
    }

    private static void condition(Sql sql, String part, @Nullable Object value) {
        if (value != null) {
            sql.add(" and " + part, value);
        }
    }
}
