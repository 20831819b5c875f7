package org.sise.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sise.faults.History.Told;

/** Compares what clients were told with what the database holds, by SQL and not by any code of the service. */
final class LogCheck {
    private static final String BROKEN_CHAINS = """
            select incident || '/' || number from (
                select incident, number, previous_hash,
                       lag(hash) over (partition by incident order by number) as before,
                       row_number() over (partition by incident order by number) as place from entry) e
            where number <> place or (number > 1 and previous_hash <> before)""";
    private static final String STALE_ROWS = """
            select i.id::text from incident i
            full join (select distinct on (incident) incident, number, hash from entry order by incident, number desc) e
              on e.incident = i.id
            where i.version is distinct from e.number or i.hash is distinct from e.hash""";
    private static final String SETTLED_TWICE = """
            select incident || ' ' || step from (
                select incident, payload::jsonb ->> 'step' as step from entry where type = 'step_settled') s
            group by incident, step having step is null or count(*) > 1""";

    private final Connection connection;

    LogCheck(Connection connection) {
        this.connection = connection;
    }

    /** Nothing accepted is lost, nothing is applied twice, and the log is whole. */
    void holds(History history) throws SQLException {
        assertThat(history.refused()).as("refused").isEmpty();
        assertThat(strings(BROKEN_CHAINS)).as("broken chains").isEmpty();
        assertThat(strings(STALE_ROWS)).as("rows that are not as their log").isEmpty();
        assertThat(strings(SETTLED_TWICE)).as("steps settled twice").isEmpty();
        Map<String, Integer> applied = applied();
        assertThat(history.told())
                .filteredOn(told -> applied.getOrDefault(told.asked().marker(), 0) == 0)
                .as("accepted and lost")
                .isEmpty();
        assertThat(history.asked())
                .filteredOn(marker -> applied.getOrDefault(marker, 0) > 1)
                .as("applied more than once")
                .isEmpty();
        Map<String, String> received = received();
        assertThat(history.told())
                .filteredOn(told -> !told.incident().toString().equals(received.get(key(told))))
                .as("keys that are not known any more, or are another incident's")
                .isEmpty();
    }

    private static String key(Told told) {
        return "rest:" + told.asked().person() + " " + told.asked().key();
    }

    /** How often each text that somebody typed is in the log; one command may say it in events of several types. */
    private Map<String, Integer> applied() throws SQLException {
        Map<String, Integer> applied = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select c.body, count(*) from content c"
                        + " join entry e on e.incident = c.incident and e.number = c.number"
                        + " where position(c.hash in e.payload) > 0 group by c.body, e.type")) {
            while (row.next()) {
                applied.merge(row.getString(1), row.getInt(2), Math::max);
            }
        }
        return applied;
    }

    /** Which incident each key was for; its last entry must be there. */
    private Map<String, String> received() throws SQLException {
        Map<String, String> received = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select r.source || ' ' || r.key, r.incident from received r"
                        + " join entry e on e.incident = r.incident and e.number = r.number")) {
            while (row.next()) {
                received.put(row.getString(1), row.getString(2));
            }
        }
        return received;
    }

    private List<String> strings(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }
}
