package org.sise.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What could not be written to a topic and waits there; its incident's other topics, and all other incidents, flow. */
@ApplicationScoped
public class Parked {
    private final AgroalDataSource database;

    Parked(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * An incident that waits on one topic.
     *
     * @param topic {@code *} for all: the release cannot read the entry
     * @param number of the first entry that waits
     */
    public record Lane(UUID incident, String topic, int number, String error, int attempts, Instant nextTry) {}

    /**
     * How much waits for Kafka; counted up to {@link #MOST}.
     *
     * @param topics on which something is parked, in order
     */
    public record Backlog(int pending, double oldestSeconds, int parked, List<String> topics) {
        public static final Backlog NONE = new Backlog(0, 0, 0, List.of());
    }

    public static final int MOST = 100_000;

    private static final String BACKLOG = "select (select count(*) from (select 1 from outbox limit " + MOST + ") p),"
            // an age for people to look at; nothing is decided by it
            + " coalesce((select extract(epoch from clock_timestamp() - e.at) from outbox o join entry e"
            + " on e.incident = o.incident and e.number = o.number order by o.seq limit 1), 0)::float8,"
            + " (select count(*) from parked), array(select distinct topic from parked order by topic)";

    public Backlog backlog() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(BACKLOG);
                ResultSet row = select.executeQuery()) {
            row.next();
            String[] topics = (String[]) row.getArray(4).getArray();
            return new Backlog(row.getInt(1), row.getDouble(2), row.getInt(3), List.of(topics));
        }
    }

    /** Those that have failed most often first. */
    public List<Lane> list(int limit) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select incident, topic, number, error, attempts,"
                                + " next_try from parked order by attempts desc, incident, topic limit ?")) {
            select.setInt(1, limit);
            List<Lane> lanes = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    lanes.add(lane(row));
                }
            }
            return lanes;
        }
    }

    private static Lane lane(ResultSet row) throws SQLException {
        return new Lane(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getInt(3),
                row.getString(4),
                row.getInt(5),
                row.getObject(6, OffsetDateTime.class).toInstant());
    }
}
