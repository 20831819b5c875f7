package org.sise.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sise.core.grading.Level;

/** 值班台: the open incidents that a viewer may see, most urgent first. */
@ApplicationScoped
public class Board {
    private static final String RANK =
            "case i.level when 'red' then 3 when 'orange' then 2 when 'yellow' then 1 else 0 end";

    private final AgroalDataSource source;

    Board(AgroalDataSource source) {
        this.source = source;
    }

    /** By level, then what is overdue, then what is due next; at most {@code limit}. */
    public List<BoardItem> items(Viewer viewer, String clock, int limit) {
        Sql sql = new Sql()
                .add("select " + IncidentItem.COLUMNS
                        + ", l.id as next_limit, l.unit as next_unit, l.due as next_limit_due from (")
                .add("select i.* from incident i where");
        List<BoardItem> found = open(sql, viewer, clock)
                .add(
                        " order by " + RANK
                                + " desc, i.overdue desc, i.next_due nulls last, i.reported_at desc limit ?) i",
                        limit)
                .addAll(nextLimit(viewer))
                .add(" order by " + RANK + " desc, i.overdue desc, i.next_due nulls last, i.reported_at desc")
                .list(source, BoardItem::of);
        Copies copies =
                Copies.of(found.stream().map(item -> item.incident().id()).toList(), viewer, source);
        return found.stream().map(item -> item.shown(copies)).toList();
    }

    /** To a unit its own; the incident's as a whole to the commissions and the lead. */
    private static Sql nextLimit(Viewer viewer) {
        Sql sql = new Sql()
                .add(" left join lateral (select r.id, r.unit, r.due from running_limit r where r.incident = i.id"
                        + " and r.state = 'running'");
        if (!viewer.all()) {
            sql.add(
                    " and exists (select 1 from incident_unit m where m.incident = i.id and m.left_at is null and m.unit = any(?)"
                            + " and (m.capacity in ('owner', 'city', 'local') or m.unit = r.unit"
                            + " or m.capacity = 'responsible' and r.unit is null))",
                    viewer.units());
        }
        return sql.add(" order by r.due limit 1) l on true");
    }

    /** How many are open of a level. */
    public record Count(Level level, long open) {
        static Count of(ResultSet row) throws SQLException {
            return new Count(Values.constant(Level.class, row.getString("level")), row.getLong("open"));
        }
    }

    /** Every level, the gravest first. */
    public List<Count> counts(Viewer viewer, String clock) {
        Sql sql = new Sql().add("select i.level, count(*) as open from incident i where");
        List<Count> found = open(sql, viewer, clock).add(" group by i.level").list(source, Count::of);
        return Arrays.stream(Level.values())
                .sorted(Comparator.reverseOrder())
                .map(level -> found.stream()
                        .filter(count -> count.level() == level)
                        .findFirst()
                        .orElse(new Count(level, 0)))
                .toList();
    }

    /** Who signed last (签收) for a unit, in an incident. */
    public record Signature(UUID incident, String person, Instant at) {
        static Signature of(ResultSet row) throws SQLException {
            return new Signature(
                    row.getObject("incident", UUID.class), row.getString("person"), Values.instant(row, "at"));
        }
    }

    /** By incident; none where the unit has not signed. */
    public Map<UUID, Signature> signed(List<UUID> incidents, String unit) {
        return new Sql()
                        .add(
                                "select distinct on (incident) incident, at, payload::jsonb #>> '{deed,decidedBy}' as person"
                                        + " from entry where incident = any(?::uuid[]) and type = 'acknowledged'"
                                        + " and payload::jsonb ->> 'unit' = ?"
                                        + " order by incident, number desc",
                                texts(incidents),
                                unit)
                        .list(source, Signature::of)
                        .stream()
                        .collect(Collectors.toMap(Signature::incident, signature -> signature));
    }

    /** Those in which a unit has an open call, or a 签收 to give. */
    public Set<UUID> calling(List<UUID> incidents, String unit) {
        return Set.copyOf(new Sql()
                .add("select c.id from unnest(?::uuid[]) c (id)", texts(incidents))
                .add(
                        " where exists (select 1 from step s where s.incident = c.id and s.unit = ? and s.state = 'open'"
                                + " and s.kind = 'call')",
                        unit)
                .add(
                        " or exists (select 1 from running_limit r where r.incident = c.id and r.unit = ?"
                                + " and r.state = 'running' and r.kind = 'acknowledgement')",
                        unit)
                .list(source, row -> row.getObject("id", UUID.class)));
    }

    private static List<String> texts(List<UUID> incidents) {
        return incidents.stream().map(UUID::toString).toList();
    }

    private static Sql open(Sql sql, Viewer viewer, String clock) {
        sql.add(" i.clock = ? and i.phase <> 'closed'", clock);
        if (!viewer.all()) {
            sql.add(
                    " and exists (select 1 from incident_unit u where u.incident = i.id and u.left_at is null"
                            + " and u.unit = any(?))",
                    viewer.units());
        }
        return sql;
    }
}
