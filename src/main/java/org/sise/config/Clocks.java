package org.sise.config;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.sise.core.incident.Incident;

/** The clocks by which incidents run: the real one is the database's time itself, a drill's is mapped from it. */
@ApplicationScoped
public class Clocks {
    public static final String REAL = Incident.REAL_CLOCK;

    private static final String HOLD = "select state = 'running' from drill where code = ? for share";
    private static final String SEGMENT = """
            select real_from, drill_from, speed from drill_segment
             where drill = ? order by (real_from <= ?) desc, case when real_from <= ? then number else -number end desc
             limit 1""";
    private static final String RUNNING = "select code, speed from drill where state = 'running' order by code";

    private final AgroalDataSource database;

    protected Clocks(AgroalDataSource database) {
        this.database = database;
    }

    /** A clock that goes on; {@code speed} is how many seconds of it pass in one. */
    public record Running(String clock, int speed) {}

    /**
     * What a clock says.
     *
     * @param now by the clock itself: limits count by it
     * @param real what time it really is then: what is in force and who stands in for whom is so by it
     * @param goes false: its drill is paused, or over
     */
    public record Reading(Instant now, Instant real, boolean goes) {
        /** Of the real one. */
        public static Reading real(Instant now) {
            return new Reading(now, now, true);
        }
    }

    /**
     * What time it is by {@code clock}.
     *
     * @param databaseNow as the database told it; no clock of a replica decides anything
     * @throws IllegalArgumentException if there is no such clock, or it does not go yet
     */
    public Instant now(String clock, Instant databaseNow) {
        return clock.equals(REAL) ? databaseNow : segment(clock, databaseNow).at(databaseNow);
    }

    /** By {@link #now}; until the caller's transaction ends, nobody pauses the clock or sets its pace. */
    public Reading held(String clock, Instant databaseNow) {
        boolean goes = clock.equals(REAL) || hold(clock);
        return new Reading(now(clock, databaseNow), now(REAL, databaseNow), goes);
    }

    /** The real one first, then those of drills that are neither paused nor over. */
    public List<Running> running() {
        List<Running> running = new ArrayList<>(List.of(new Running(REAL, 1)));
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(RUNNING);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                running.add(new Running(row.getString(1), row.getInt(2)));
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("reading which drills run", broken);
        }
        return running;
    }

    private boolean hold(String clock) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(HOLD)) {
            select.setString(1, clock);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("holding the clock " + clock, broken);
        }
    }

    /** The last that has begun; the first where none has, by a moment that was asked before. */
    private Segment segment(String clock, Instant moment) {
        OffsetDateTime time = moment.atOffset(ZoneOffset.UTC);
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SEGMENT)) {
            select.setString(1, clock);
            select.setObject(2, time);
            select.setObject(3, time);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalArgumentException("no clock " + clock);
                }
                return new Segment(instant(row, 1), instant(row, 2), row.getInt(3));
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("reading the clock " + clock, broken);
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
