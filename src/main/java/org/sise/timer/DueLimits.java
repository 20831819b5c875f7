package org.sise.timer;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which limits are due. Within a transaction of the caller the locks are that transaction's. */
@ApplicationScoped
class DueLimits {
    private static final String CANDIDATES = """
            select l.incident, l.id, l.wake from running_limit l
            where l.clock = ? and l.wake <= ?
              and not exists (select 1 from stuck_limit s where s.incident = l.incident and s.next_try > ?)
            order by l.wake limit ?""";
    // the same order as every other writer: incidents by id, then their limits
    private static final String LOCK = "select id from incident where id = any(?) order by id for update skip locked";
    private static final String RECHECK =
            "select incident, id, wake from running_limit where incident = any(?) and clock = ? and wake <= ? order by wake";
    private static final String NEXT = "select min(wake) from running_limit where clock = ? and wake > ?";

    private final AgroalDataSource database;

    /** A limit whose hour has come. */
    record Due(UUID incident, String limit, Instant wake) {}

    /** What is asked: by which clock, what time it is by it, and what time the database has. */
    record Moment(String clock, Instant now, Instant databaseNow) {}

    DueLimits(AgroalDataSource database) {
        this.database = database;
    }

    Instant databaseNow() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select clock_timestamp()");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getTimestamp(1).toInstant();
        }
    }

    /** The longest overdue first, without a lock. */
    List<Due> candidates(Moment moment, int limit) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(CANDIDATES)) {
            select.setString(1, moment.clock());
            select.setTimestamp(2, Timestamp.from(moment.now()));
            select.setTimestamp(3, Timestamp.from(moment.databaseNow()));
            select.setInt(4, limit);
            return read(select);
        }
    }

    /** Locks those incidents that nobody else holds and says what is due in them now. */
    Map<UUID, List<Due>> claim(Collection<UUID> incidents, Moment moment) throws SQLException {
        try (Connection connection = database.getConnection()) {
            List<UUID> locked = lock(connection, incidents);
            Map<UUID, List<Due>> due = new LinkedHashMap<>();
            try (PreparedStatement select = connection.prepareStatement(RECHECK)) {
                select.setArray(1, connection.createArrayOf("uuid", locked.toArray()));
                select.setString(2, moment.clock());
                select.setTimestamp(3, Timestamp.from(moment.now()));
                read(select)
                        .forEach(one -> due.computeIfAbsent(one.incident(), id -> new ArrayList<>())
                                .add(one));
            }
            return due;
        }
    }

    private static List<UUID> lock(Connection connection, Collection<UUID> incidents) throws SQLException {
        List<UUID> locked = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(LOCK)) {
            select.setArray(1, connection.createArrayOf("uuid", incidents.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    locked.add(row.getObject(1, UUID.class));
                }
            }
        }
        return locked;
    }

    /** When the next one after that moment is due. */
    Optional<Instant> next(Moment moment) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(NEXT)) {
            select.setString(1, moment.clock());
            select.setTimestamp(2, Timestamp.from(moment.now()));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                @Nullable Timestamp wake = row.getTimestamp(1);
                return Optional.ofNullable(wake).map(Timestamp::toInstant);
            }
        }
    }

    private static List<Due> read(PreparedStatement select) throws SQLException {
        List<Due> due = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                due.add(new Due(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getTimestamp(3).toInstant()));
            }
        }
        return due;
    }
}
