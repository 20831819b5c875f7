package org.sise.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What has been committed since a position: exactly what its snapshot did not see and the present one does, in whatever
 * order the transactions began and ended.
 */
@ApplicationScoped
public class Changes {
    private static final String NOW = """
            select (select system_identifier from pg_control_system())
                   || '.' || left(pg_walfile_name(pg_current_wal_lsn()), 8) as history,
                   pg_current_snapshot() as snapshot""";

    /** Two walks of the index: what had not begun, and what was running. One statement is one snapshot. */
    private static final String SINCE = "with now as (" + NOW + ")" + """
             select now.history, now.snapshot::text as snapshot, e.incident, e.number, e.audience
               from now left join lateral (
                    (select incident, number, audience from entry
                      where transaction >= ?::xid8 and transaction < pg_snapshot_xmax(now.snapshot)
                      order by transaction limit ?)
                    union all
                    (select incident, number, audience from entry where transaction = any(?::xid8[]) limit ?)) e
                 on true""";

    private final AgroalDataSource source;

    Changes(AgroalDataSource source) {
        this.source = source;
    }

    /** An entry, and who may hear of it. */
    public record Change(UUID incident, int number, Set<String> audience) {}

    /**
     * What is to be told.
     *
     * @param now up to where
     * @param whole false: there is more than was asked for, or the position is of another history: read anew
     */
    public record Round(Position now, List<Change> changes, boolean whole) {}

    public Round now() {
        Row row = new Sql().add(NOW).list(source, Row::bare).getFirst();
        return new Round(row.now(), List.of(), true);
    }

    public Round since(Position told, int most) {
        List<Row> rows = query(told, most).list(source, Row::of);
        Position now = rows.getFirst().now();
        List<Change> changes = rows.stream().flatMap(Row::changes).toList();
        boolean whole = told.isWithin(now) && changes.size() <= most;
        return new Round(now, whole ? changes : List.of(), whole);
    }

    static Sql query(Position told, int most) {
        List<String> running = told.running().stream().map(String::valueOf).toList();
        return new Sql().add(SINCE, Long.toString(told.next()), most + 1, running, most + 1);
    }

    private record Row(Position now, @Nullable Change change) {
        static Row bare(ResultSet row) throws SQLException {
            return new Row(Position.of(row.getString("history"), row.getString("snapshot")), null);
        }

        static Row of(ResultSet row) throws SQLException {
            UUID incident = row.getObject("incident", UUID.class);
            if (incident == null) {
                return bare(row);
            }
            Set<String> audience = Set.of((String[]) row.getArray("audience").getArray());
            return new Row(bare(row).now(), new Change(incident, row.getInt("number"), audience));
        }

        Stream<Change> changes() {
            return Stream.ofNullable(change);
        }
    }
}
