package org.sise.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is asked before a decision and noted after it: numbers, the database's time, what was received before, which matter
 * a report belongs to, the lock on an incident. Joins the caller's transaction; locks in the order received, matter, incident.
 */
@ApplicationScoped
public class Reception {
    /** The claim waits for another transaction with the same key; the time is asked after that. */
    private static final String CLAIM = """
            with claimed as (
                insert into received (source, key, fingerprint, incident, number, at)
                select ?, ?, ?, ?, 0, clock_timestamp() where ?
                on conflict do nothing returning 1),
            counted as materialized (select count(*) > 0 as mine from claimed)
            """;

    private static final String LOCK = """
            with locked as materialized (select version, hash, clock from incident where id = ? for update)
            select version, hash, clock, clock_timestamp() from locked""";

    private static final String TAKE = """
            insert into open_matter as matter (source, dedup_key, clock, incident) values (?, ?, ?, ?)
            on conflict (source, dedup_key, clock) do update set incident = matter.incident
            returning incident, closed_at""";

    private static final String SETTLE = """
            with settled as (update received set incident = ?, number = ? where source = ? and key = ?)
            update open_matter set incident = ?, closed_at = ?
             where source = ? and dedup_key = ? and clock = ? and incident = ?""";

    private final AgroalDataSource database;

    Reception(AgroalDataSource database) {
        this.database = database;
    }

    /** A key that its sender gave, and a hash of what came with it. */
    public record Claim(String source, String key, String fingerprint) {}

    /** @param claimed false: the key was received before */
    public record Begun(boolean claimed, long number, Instant databaseNow) {}

    /** What a key brought about when it was first received. */
    public record Before(String fingerprint, UUID incident) {}

    /** @param source wire name of the source's kind */
    public record Key(String source, String dedupKey, String clock) {}

    /** The incident that a matter belongs to, and when that was closed. */
    public record Matter(Key key, UUID incident, @Nullable Instant closedAt) {}

    public record Locked(int version, String hash, String clock, Instant databaseNow) {}

    /** A matter gets another incident, or its incident was closed; {@code from} is the one that it has. */
    public record Move(
            Key key, UUID from, UUID to, @Nullable Instant closedAt) {}

    /** Claims the key if there is one, and draws a number for an incident that is yet to be. */
    public Begun begin(UUID incident, Optional<Claim> claim, boolean drill) {
        String sequence = drill ? "drill_number" : "incident_number";
        String sql = CLAIM + "select mine, nextval('" + sequence + "'), clock_timestamp() from counted";
        return ask(sql, incident, select -> {
            bind(select, incident, claim);
            try (var rows = select.executeQuery()) {
                rows.next();
                return new Begun(
                        rows.getBoolean(1) || claim.isEmpty(),
                        rows.getLong(2),
                        rows.getObject(3, OffsetDateTime.class).toInstant());
            }
        });
    }

    /** False: the key was received before. */
    public boolean claim(UUID incident, Claim claim) {
        return ask(CLAIM + "select mine from counted", incident, select -> {
            bind(select, incident, Optional.of(claim));
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        });
    }

    public Before before(Claim claim) {
        String sql = "select fingerprint, incident from received where source = ? and key = ?";
        return ask(sql, claim.key(), select -> {
            select.setString(1, claim.source());
            select.setString(2, claim.key());
            try (var rows = select.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalStateException("what was received under a key is gone: " + claim.key());
                }
                return new Before(rows.getString(1), rows.getObject(2, UUID.class));
            }
        });
    }

    /** The matter of this key, locked; that of {@code incident} if there was none. */
    public Matter matter(Key key, UUID incident) {
        return ask(TAKE, incident, upsert -> {
            upsert.setString(1, key.source());
            upsert.setString(2, key.dedupKey());
            upsert.setString(3, key.clock());
            upsert.setObject(4, incident);
            try (var rows = upsert.executeQuery()) {
                rows.next();
                OffsetDateTime closed = rows.getObject(2, OffsetDateTime.class);
                return new Matter(key, rows.getObject(1, UUID.class), closed == null ? null : closed.toInstant());
            }
        });
    }

    /** Everything on one incident waits here for its turn. */
    public Optional<Locked> lock(UUID incident) {
        return ask(LOCK, incident, select -> {
            select.setObject(1, incident);
            try (var rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Locked(
                                rows.getInt(1),
                                rows.getString(2),
                                rows.getString(3),
                                rows.getObject(4, OffsetDateTime.class).toInstant()))
                        : Optional.empty();
            }
        });
    }

    /** Notes what the claimed key brought about, and where its matter is now; one statement, none if there is nothing. */
    public void settle(Optional<Claim> claim, UUID incident, int number, Optional<Move> move) {
        if (claim.isEmpty() && move.isEmpty()) {
            return;
        }
        ask(SETTLE, incident, update -> {
            update.setObject(1, incident);
            update.setInt(2, number);
            update.setString(3, claim.map(Claim::source).orElse(null));
            update.setString(4, claim.map(Claim::key).orElse(null));
            bind(update, move);
            return update.executeUpdate();
        });
    }

    private static void bind(PreparedStatement update, Optional<Move> move) throws SQLException {
        Optional<Key> key = move.map(Move::key);
        Optional<OffsetDateTime> closed =
                move.flatMap(m -> Optional.ofNullable(m.closedAt())).map(at -> at.atOffset(ZoneOffset.UTC));
        update.setObject(5, move.map(Move::to).orElse(null), Types.OTHER);
        update.setObject(6, closed.orElse(null), Types.TIMESTAMP_WITH_TIMEZONE);
        update.setString(7, key.map(Key::source).orElse(null));
        update.setString(8, key.map(Key::dedupKey).orElse(null));
        update.setString(9, key.map(Key::clock).orElse(null));
        update.setObject(10, move.map(Move::from).orElse(null), Types.OTHER);
    }

    private static void bind(PreparedStatement insert, UUID incident, Optional<Claim> claim) throws SQLException {
        insert.setString(1, claim.map(Claim::source).orElse(""));
        insert.setString(2, claim.map(Claim::key).orElse(""));
        insert.setString(3, claim.map(Claim::fingerprint).orElse(""));
        insert.setObject(4, incident);
        insert.setBoolean(5, claim.isPresent());
    }

    private interface Question<T> {
        T ask(PreparedStatement statement) throws SQLException;
    }

    private <T> T ask(String sql, Object about, Question<T> question) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            return question.ask(statement);
        } catch (SQLException broken) {
            throw new IllegalStateException("cannot prepare a decision on " + about, broken);
        }
    }
}
