package org.sise.drill;

import static org.sise.drill.DrillDatabase.bind;
import static org.sise.drill.DrillDatabase.instantOrNull;
import static org.sise.drill.DrillDatabase.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What scenarios play in, and what became of it; joins the caller's transaction. */
@ApplicationScoped
class InjectRows {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DrillDatabase database;

    InjectRows(DrillDatabase database) {
        this.database = database;
    }

    void insert(String drill, Inject inject) {
        String sql = "insert into drill_inject (drill, number, after, kind, key, target, body)"
                + " values (?, ?, make_interval(secs => ?), ?, ?, ?, ?)";
        database.ask(sql, insert -> {
            bind(
                    insert,
                    drill,
                    inject.number(),
                    (double) inject.after().toSeconds(),
                    wire(inject.kind()),
                    inject.key(),
                    inject.target(),
                    inject.body().toString());
            return insert.executeUpdate();
        });
    }

    /** In the order in which they are due. */
    List<Inject> of(String drill) {
        return database.ask(select(" order by number"), select -> {
            bind(select, drill);
            return read(select);
        });
    }

    /** The first that was not played yet, if its hour has come. */
    Optional<Inject> due(String drill, Duration since) {
        String first = " and played is null and after <= make_interval(secs => ?) order by number limit 1";
        return database.ask(select(first), select -> {
            bind(select, drill, (double) since.toSeconds());
            return read(select).stream().findFirst();
        });
    }

    private static String select(String which) {
        return "select number, extract(epoch from after), kind, key, target, body, played, incident, refusal"
                + " from drill_inject where drill = ?" + which;
    }

    /** Another replica may have been refused what was possible soon after: that it was played is the truth. */
    void played(String drill, int number, Inject.Fate fate) {
        String sql = "update drill_inject set played = ?, incident = ?, refusal = ? where drill = ? and number = ?"
                + " and (played is null or refusal is not null and ?)";
        database.ask(sql, update -> {
            String refusal = fate.refusal() == null ? null : written(fate.refusal());
            bind(update, fate.played(), fate.incident(), refusal, drill, number, fate.incident() != null);
            return update.executeUpdate();
        });
    }

    private static String written(Inject.Refusal refusal) {
        try {
            return JSON.writeValueAsString(refusal);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("writing why an inject was refused", broken);
        }
    }

    private static List<Inject> read(PreparedStatement select) throws SQLException {
        List<Inject> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.add(new Inject(
                        row.getInt(1),
                        Duration.ofSeconds(row.getLong(2)),
                        Inject.Kind.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                        row.getString(4),
                        row.getString(5),
                        json(row.getString(6), ObjectNode.class),
                        fate(row)));
            }
        }
        return found;
    }

    private static Inject.Fate fate(ResultSet row) throws SQLException {
        String refusal = row.getString(9);
        return new Inject.Fate(
                instantOrNull(row, 7),
                row.getObject(8, UUID.class),
                refusal == null ? null : json(refusal, Inject.Refusal.class));
    }

    private static <T> T json(String stored, Class<T> type) {
        try {
            return JSON.readValue(stored, type);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("what is stored of an inject is no " + type.getSimpleName(), broken);
        }
    }
}
