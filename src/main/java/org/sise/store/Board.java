package org.sise.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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
        return open(sql, viewer, clock)
                .add(
                        " order by " + RANK
                                + " desc, i.overdue desc, i.next_due nulls last, i.reported_at desc limit ?) i",
                        limit)
                .add(" left join lateral (select r.id, r.unit, r.due from running_limit r where r.incident = i.id"
                        + " and r.state = 'running' order by r.due limit 1) l on true")
                .add(" order by " + RANK + " desc, i.overdue desc, i.next_due nulls last, i.reported_at desc")
                .list(source, BoardItem::of);
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
