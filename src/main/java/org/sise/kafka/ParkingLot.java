package org.sise.kafka;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sise.kafka.Message.Lane;

/** Lanes that cannot be written at the moment. Only the one relay writes them, so what it remembers is true. */
final class ParkingLot {
    /** Stands for every topic where an entry cannot even be read by this release. */
    static final String ANY_TOPIC = "*";

    private static final String PARK = """
            insert into parked (incident, topic, number, error, attempts, next_try)
            values (?, ?, ?, ?, 1, clock_timestamp() + interval '1 second')
            on conflict (incident, topic) do nothing""";
    // the relay's own pauses have nothing to do with any incident's time, so the database's clock is compared here
    private static final String DUE =
            "select incident, topic, number from parked where next_try <= clock_timestamp() order by next_try limit ?";
    private static final String AGAIN = """
            update parked set number = ?, error = ?, attempts = attempts + 1,
                next_try = clock_timestamp() + least(power(2, least(attempts, 20)), ?) * interval '1 second'
            where incident = ? and topic = ?""";

    private final Connection connection;
    private final Map<Lane, Integer> lanes = new HashMap<>();

    /** A lane and the first entry that waits in it. */
    record Parked(Lane lane, int number) {}

    ParkingLot(Connection connection) throws SQLException {
        this.connection = connection;
        try (PreparedStatement select = connection.prepareStatement("select incident, topic, number from parked")) {
            read(select).forEach(parked -> lanes.put(parked.lane(), parked.number()));
        }
    }

    boolean holds(Lane lane) {
        return lanes.containsKey(lane);
    }

    void park(Lane lane, int number, String error) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(PARK)) {
            insert.setObject(1, lane.incident());
            insert.setString(2, lane.topic());
            insert.setInt(3, number);
            insert.setString(4, error);
            insert.executeUpdate();
        }
        lanes.put(lane, number);
    }

    List<Parked> due(int limit) throws SQLException {
        if (lanes.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement select = connection.prepareStatement(DUE)) {
            select.setInt(1, limit);
            return read(select);
        }
    }

    /** It failed again, from that number on. */
    void again(Lane lane, int number, String error, Duration longest) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(AGAIN)) {
            update.setInt(1, number);
            update.setString(2, error);
            update.setLong(3, Math.max(1, longest.toSeconds()));
            update.setObject(4, lane.incident());
            update.setString(5, lane.topic());
            update.executeUpdate();
        }
    }

    void release(Lane lane) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from parked where incident = ? and topic = ?")) {
            delete.setObject(1, lane.incident());
            delete.setString(2, lane.topic());
            delete.executeUpdate();
        }
        lanes.remove(lane);
    }

    private static List<Parked> read(PreparedStatement select) throws SQLException {
        List<Parked> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.add(new Parked(new Lane(row.getObject(1, UUID.class), row.getString(2)), row.getInt(3)));
            }
        }
        return found;
    }
}
