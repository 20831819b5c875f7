package org.sise.kafka;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.sise.core.grading.Situation;
import org.sise.core.incident.Event;
import org.sise.core.incident.Source;
import org.sise.core.incident.Text;
import org.sise.core.incident.Theme;
import org.sise.core.incident.Times;
import org.sise.kafka.LockSession.Database;
import org.sise.store.EventCodec;

/** Writes entries as the service does: an incident's writers one after the other, entry and outbox row together. */
final class Writer implements AutoCloseable {
    static final Set<String> AUDIENCE = Set.of("zfw", "jx-gaj");

    private static final String NEXT = "select coalesce(max(number), 0) + 1 from entry where incident = ?";
    private static final String APPEND = """
            with logged as (
                insert into entry (incident, number, type, version, at, person, unit, capacity, audience, payload,
                                   previous_hash, hash, hash_algorithm)
                values (?, ?, ?, ?, clock_timestamp(), 'p1', 'zfw', 'duty_officer', ?, ?, 'h0', 'h1', 'sha-256')
                returning seq, incident, number)
            insert into outbox select seq, incident, number from logged""";

    private final Connection connection;
    private final EventCodec codec = new EventCodec();

    Writer(Database database) throws SQLException {
        connection = DriverManager.getConnection(database.url(), database.user(), database.password());
        connection.setAutoCommit(false);
    }

    UUID report(String clock) throws SQLException {
        UUID id = UUID.randomUUID();
        append(id, List.of(reported(clock)), AUDIENCE);
        return id;
    }

    int note(UUID incident) throws SQLException {
        return note(incident, AUDIENCE);
    }

    int note(UUID incident, Set<String> audience) throws SQLException {
        return append(incident, List.of(new Event.Noted(new Text("ab12", 7), Instant.EPOCH)), audience);
    }

    /** Returns the number of the last. */
    int append(UUID incident, List<Event> events, Set<String> audience) throws SQLException {
        lock(incident);
        int number = next(incident);
        for (Event event : events) {
            insert(incident, number++, event, audience);
        }
        connection.commit();
        return number - 1;
    }

    private void lock(UUID incident) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            lock.setLong(1, incident.getLeastSignificantBits());
            lock.execute();
        }
    }

    private int next(UUID incident) throws SQLException {
        try (PreparedStatement next = connection.prepareStatement(NEXT)) {
            next.setObject(1, incident);
            try (ResultSet row = next.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private void insert(UUID incident, int number, Event event, Set<String> audience) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(APPEND)) {
            insert.setObject(1, incident);
            insert.setInt(2, number);
            insert.setString(3, EventCodec.type(event));
            insert.setInt(4, EventCodec.version(event));
            insert.setArray(5, connection.createArrayOf("text", audience.toArray()));
            insert.setString(6, codec.encode(event));
            insert.executeUpdate();
        }
    }

    private static Event reported(String clock) {
        Instant at = Instant.parse("2026-09-07T01:00:00Z").truncatedTo(ChronoUnit.SECONDS);
        return new Event.Reported(
                "YQ-2026-000001",
                clock,
                Theme.OTHER,
                "990101",
                "990101",
                new Source(Source.Kind.DUTY, null),
                new Text("ab12", 7),
                new Text("ab12", 7),
                null,
                null,
                new Times(at, at, at),
                at,
                Situation.UNKNOWN,
                "default-1",
                "default-1",
                null,
                null,
                List.of(),
                false);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
