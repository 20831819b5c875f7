package org.sise.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.sise.core.grading.Level;

/** Counts what is open on a clock; each query stays within the partial index of what is open. */
@ApplicationScoped
public class Census {
    private static final String INCIDENTS = "select level, count(*), count(*) filter (where overdue) from incident"
            + " where clock = ? and phase <> 'closed' group by level";
    private static final String STEPS =
            "select count(*), count(*) filter (where due < ?) from step where state = 'open'";
    private static final String LIMITS =
            "select count(*), count(*) filter (where due < ?) from running_limit where clock = ? and wake is not null";

    private final AgroalDataSource database;

    Census(AgroalDataSource database) {
        this.database = database;
    }

    /** How many are open, and how many of them overdue. */
    public record Count(int open, int overdue) {
        public static final Count NONE = new Count(0, 0);
    }

    /** {@code limits}: those that the timer still has something to do with. */
    public record Counts(Map<Level, Count> incidents, Count steps, Count limits) {
        public static final Counts NONE = new Counts(Map.of(), Count.NONE, Count.NONE);
    }

    public Instant databaseNow() throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select clock_timestamp()");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getTimestamp(1).toInstant();
        }
    }

    /** @param now by that clock */
    public Counts take(String clock, Instant now) throws SQLException {
        Map<Level, Count> incidents = new EnumMap<>(Level.class);
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(INCIDENTS)) {
            select.setString(1, clock);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Level level = Level.valueOf(row.getString(1).toUpperCase(Locale.ROOT));
                    incidents.put(level, new Count(row.getInt(2), row.getInt(3)));
                }
            }
        }
        return new Counts(incidents, count(STEPS, now), count(LIMITS, now, clock));
    }

    private Count count(String sql, Object... values) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                Values.bind(select, i + 1, values[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Count(row.getInt(1), row.getInt(2));
            }
        }
    }
}
