package org.sise.drill;

import static org.sise.drill.DrillDatabase.bind;
import static org.sise.drill.DrillDatabase.instant;
import static org.sise.drill.DrillDatabase.instantOrNull;
import static org.sise.drill.DrillDatabase.wire;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sise.config.Segment;

/** Drills and their clocks in the database; joins the caller's transaction. */
@ApplicationScoped
class DrillRows {
    private static final String COLUMNS =
            "code, name, unit, participants, state, speed, planned_by, planned_at, started_at, ended_at";

    private final DrillDatabase database;

    DrillRows(DrillDatabase database) {
        this.database = database;
    }

    /** The next free code, such as {@code yl-2026-007}, and what time the database has. */
    record Draw(long number, Instant now) {}

    Draw draw() {
        return database.ask("select nextval('drill_code'), clock_timestamp()", select -> {
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Draw(row.getLong(1), instant(row, 2));
            }
        });
    }

    Instant now() {
        return database.ask("select clock_timestamp()", select -> {
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return instant(row, 1);
            }
        });
    }

    void insert(Drill drill) {
        database.ask("insert into drill (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", insert -> {
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
    }

    Optional<Drill> find(String code) {
        return find(code, "");
    }

    /** Until the caller's transaction ends nobody decides anything in it. */
    Optional<Drill> lock(String code) {
        return find(code, " for update");
    }

    private Optional<Drill> find(String code, String locking) {
        return database.ask("select " + COLUMNS + " from drill where code = ?" + locking, select -> {
            bind(select, code);
            return drills(select).stream().findFirst();
        });
    }

    /** The newest first: all of them, or those that a unit takes part in. */
    List<Drill> newest(@Nullable String participant, int most) {
        String sql = "select " + COLUMNS + " from drill where ?::text is null or ? = any(participants)"
                + " order by planned_at desc, code desc limit ?";
        return database.ask(sql, select -> {
            bind(select, participant, participant, most);
            return drills(select);
        });
    }

    Optional<Instant> lastBegun(String unit) {
        return database.ask("select max(started_at) from drill where unit = ?", select -> {
            bind(select, unit);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return Optional.ofNullable(instantOrNull(row, 1));
            }
        });
    }

    List<Drill> on() {
        return database.ask(
                "select " + COLUMNS + " from drill where state in ('running', 'paused') order by code",
                DrillRows::drills);
    }

    /** Those that are over while incidents of theirs are open. */
    List<UUID> leftOpen(int most) {
        // From the drills, of which there are few, and not from all that is open.
        String sql = "select i.id from drill d cross join lateral (select id from incident"
                + " where clock = d.code and phase <> 'closed' limit " + most + ") i where d.state = 'ended' limit "
                + most;
        return database.ask(sql, select -> {
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
        database.ask("update drill set state = ?, speed = ?, started_at = ?, ended_at = ? where code = ?", update -> {
            bind(update, wire(drill.state()), drill.speed(), drill.startedAt(), drill.endedAt(), drill.code());
            return update.executeUpdate();
        });
    }

    /** Another stretch of its time, after those that there are. */
    void add(String drill, Segment segment) {
        String sql = "insert into drill_segment (drill, number, real_from, drill_from, speed)"
                + " select ?, count(*) + 1, ?, ?, ? from drill_segment where drill = ?";
        database.ask(sql, insert -> {
            bind(insert, drill, segment.real(), segment.drill(), segment.speed(), drill);
            return insert.executeUpdate();
        });
    }

    /** When it began, by its own clock. */
    Optional<Instant> beginning(String drill) {
        return database.ask("select drill_from from drill_segment where drill = ? and number = 1", select -> {
            bind(select, drill);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(instant(row, 1)) : Optional.empty();
            }
        });
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
}
