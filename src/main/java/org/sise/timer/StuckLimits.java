package org.sise.timer;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/** Incidents whose limits could not pass: they wait, and are tried again alone. */
@ApplicationScoped
class StuckLimits {
    /** From so many failures on it is no passing trouble: health says so. */
    static final int LOUD = 5;

    // a second, doubled each time, at most ten minutes
    private static final String FAILED = """
            insert into stuck_limit as stuck (incident, error, attempts, next_try)
            values (?, ?, 1, ?::timestamptz + interval '1 second')
            on conflict (incident) do update set error = excluded.error, attempts = stuck.attempts + 1,
                next_try = ?::timestamptz + least(power(2, least(stuck.attempts, 20)), 600) * interval '1 second'
            returning attempts""";

    private final AgroalDataSource database;

    StuckLimits(AgroalDataSource database) {
        this.database = database;
    }

    /** Notes a failure; answers how often it has failed. */
    int failed(UUID incident, String error, Instant databaseNow) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement(FAILED)) {
            upsert.setObject(1, incident);
            upsert.setString(2, error);
            upsert.setTimestamp(3, Timestamp.from(databaseNow));
            upsert.setTimestamp(4, Timestamp.from(databaseNow));
            try (ResultSet row = upsert.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    void passed(Collection<UUID> incidents) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("delete from stuck_limit where incident = any(?)")) {
            delete.setArray(1, connection.createArrayOf("uuid", incidents.toArray()));
            delete.executeUpdate();
        }
    }

    /** How many have failed that often at least. */
    int count(int attempts) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select count(*) from stuck_limit where attempts >= ?")) {
            select.setInt(1, attempts);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
