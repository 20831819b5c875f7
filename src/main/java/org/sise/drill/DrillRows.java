package org.sise.drill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sise.config.Segment;

/** Drills, their clocks and their injects in the database; joins the caller's transaction. */
@ApplicationScoped
class DrillRows {
    private static final String COLUMNS =
            "code, name, unit, participants, state, speed, planned_by, planned_at, started_at, ended_at";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AgroalDataSource database;

    DrillRows(AgroalDataSource database) {
        this.database = database;
    }

    /** The next free code, such as {@code yl-2026-007}, and what time the database has. */
    record Draw(long number, Instant now) {}

    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private <T> T ask(String sql, Work<T> work) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.with(statement);
        } catch (SQLException broken) {
            throw new IllegalStateException("reading or writing drills", broken);
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            statement.setObject(i + 1, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
        }
    }

    Draw draw() {
        return ask("select nextval('drill_code'), clock_timestamp()", select -> {
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Draw(row.getLong(1), instant(row, 2));
            }
        });
    }

    Instant now() {
        return ask("select clock_timestamp()", select -> {
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return instant(row, 1);
            }
        });
    }

    void insert(Drill drill, List<Inject> injects) {
        ask("insert into drill (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", insert -> {
            bind(
                    insert,
                    drill.code(),
                    drill.name(),
                    drill.unit(),
                    insert.getConnection()
                            .createArrayOf("text", drill.participants().toArray()),
                    wire(drill.state()),
                    drill.speed(),
                    drill.plannedBy(),
                    drill.plannedAt(),
                    drill.startedAt(),
                    drill.endedAt());
            return insert.executeUpdate();
        });
        injects.forEach(inject -> insert(drill.code(), inject));
    }

    private void insert(String drill, Inject inject) {
        String sql = "insert into drill_inject (drill, number, after, kind, key, target, body)"
                + " values (?, ?, make_interval(secs => ?), ?, ?, ?, ?)";
        ask(sql, insert -> {
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

    Optional<Drill> find(String code) {
        return find(code, "");
    }

    /** Until the caller's transaction ends nobody decides anything in it. */
    Optional<Drill> lock(String code) {
        return find(code, " for update");
    }

    private Optional<Drill> find(String code, String locking) {
        return ask("select " + COLUMNS + " from drill where code = ?" + locking, select -> {
            bind(select, code);
            return drills(select).stream().findFirst();
        });
    }

    /** The newest first. */
    List<Drill> newest(int most) {
        return ask("select " + COLUMNS + " from drill order by planned_at desc, code desc limit ?", select -> {
            bind(select, most);
            return drills(select);
        });
    }

    Optional<Instant> lastBegun(String unit) {
        return ask("select max(started_at) from drill where unit = ?", select -> {
            bind(select, unit);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return Optional.ofNullable(instantOrNull(row, 1));
            }
        });
    }

    List<Drill> on() {
        return ask(
                "select " + COLUMNS + " from drill where state in ('running', 'paused') order by code",
                DrillRows::drills);
    }

    /** Those that are over while incidents of theirs are open. */
    List<UUID> leftOpen(int most) {
        // From the drills, of which there are few, and not from all that is open.
        String sql = "select i.id from drill d cross join lateral (select id from incident"
                + " where clock = d.code and phase <> 'closed' limit " + most + ") i where d.state = 'ended' limit "
                + most;
        return ask(sql, select -> {
            List<UUID> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(row.getObject(1, UUID.class));
                }
            }
            return found;
        });
    }

    void update(Drill drill) {
        ask("update drill set state = ?, speed = ?, started_at = ?, ended_at = ? where code = ?", update -> {
            bind(update, wire(drill.state()), drill.speed(), drill.startedAt(), drill.endedAt(), drill.code());
            return update.executeUpdate();
        });
    }

    /** Another stretch of its time, after those that there are. */
    void add(String drill, Segment segment) {
        String sql = "insert into drill_segment (drill, number, real_from, drill_from, speed)"
                + " select ?, count(*) + 1, ?, ?, ? from drill_segment where drill = ?";
        ask(sql, insert -> {
            bind(insert, drill, segment.real(), segment.drill(), segment.speed(), drill);
            return insert.executeUpdate();
        });
    }

    /** When it began, by its own clock. */
    Optional<Instant> beginning(String drill) {
        return ask("select drill_from from drill_segment where drill = ? and number = 1", select -> {
            bind(select, drill);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(instant(row, 1)) : Optional.empty();
            }
        });
    }

    List<Inject> injects(String drill) {
        return ask(injectsOf(" order by number"), select -> {
            bind(select, drill);
            return read(select);
        });
    }

    /** The first that was not played yet, if its hour has come. */
    Optional<Inject> due(String drill, Duration since) {
        String first = " and played is null and after <= make_interval(secs => ?) order by number limit 1";
        return ask(injectsOf(first), select -> {
            bind(select, drill, (double) since.toSeconds());
            return read(select).stream().findFirst();
        });
    }

    private static String injectsOf(String which) {
        return "select number, extract(epoch from after), kind, key, target, body, played, incident, refusal"
                + " from drill_inject where drill = ?" + which;
    }

    void played(String drill, int number, Inject.Fate fate) {
        ask(
                "update drill_inject set played = ?, incident = ?, refusal = ? where drill = ? and number = ?"
                        + " and played is null",
                update -> {
                    bind(update, fate.played(), fate.incident(), fate.refusal(), drill, number);
                    return update.executeUpdate();
                });
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
                        json(row.getString(6)),
                        new Inject.Fate(instantOrNull(row, 7), row.getObject(8, UUID.class), row.getString(9))));
            }
        }
        return found;
    }

    private static ObjectNode json(String body) {
        try {
            return (ObjectNode) JSON.readTree(body);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("the body of an inject is no JSON", broken);
        }
    }

    private static List<Drill> drills(PreparedStatement select) throws SQLException {
        List<Drill> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.add(new Drill(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("unit"),
                        Arrays.asList((String[]) row.getArray("participants").getArray()),
                        Drill.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                        row.getInt("speed"),
                        row.getString("planned_by"),
                        instant(row, 8),
                        instantOrNull(row, 9),
                        instantOrNull(row, 10)));
            }
        }
        return found;
    }

    private static String wire(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
