package org.sise.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is asked before a decision and noted after it: numbers, the database's time, what was received before, which matter
 * a report belongs to, the lock on an incident. Joins the caller's transaction; locks in the order received, incident, matter:
 * a matter's row is changed only by who holds the lock of the incident that it has.
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
            with locked as materialized (
                select id, version, hash, clock, closed_at from incident where id = any(?) order by id for update)
            select id, version, hash, clock, closed_at, clock_timestamp() from locked""";

    /** Waits for whoever inserts the same key at this moment, and then sees nothing: it is asked again. */
    private static final String MATTER = """
            with mine as (
                insert into open_matter (source, dedup_key, clock, incident) values (?, ?, ?, ?)
                on conflict do nothing returning incident)
            select incident from mine
            union all
            select incident from open_matter where source = ? and dedup_key = ? and clock = ?""";

    private static final String TAKE_OVER = """
            update open_matter set incident = ?
             where source = ? and dedup_key = ? and clock = ? and incident = ?""";

    private static final String REDIRECT = "update open_matter set incident = ? where incident = ?";

    private static final String SETTLE = "update received set incident = ?, number = ? where source = ? and key = ?";

    private static final int ATTEMPTS = 10;

    private final AgroalDataSource database;

    Reception(AgroalDataSource database) {
        this.database = database;
    }

    /** A key that its sender gave, and a hash of what came with it. */
    public record Claim(String source, String key, String fingerprint) {}

    /**
     * @param claimed false: the key was received before
     * @param rules the last deed on plan and standard ({@link RuleVersions}), so that a new incident runs by no older one
     */
    public record Begun(boolean claimed, long number, Instant databaseNow, long rules) {}

    /** What a key brought about when it was first received. */
    public record Before(String fingerprint, UUID incident) {}

    /** @param source wire name of the source's kind */
    public record Key(String source, String dedupKey, String clock) {}

    /** The last entry of an incident, as its row has it; {@code closedAt} {@code null} while it is open. */
    public record Locked(
            int version,
            String hash,
            String clock,
            @Nullable Instant closedAt,
            Instant databaseNow) {}

    /** Claims the key if there is one, and draws a number for an incident that is yet to be. */
    public Begun begin(UUID incident, Optional<Claim> claim, boolean drill) {
        String sequence = drill ? "drill_number" : "incident_number";
        String sql = CLAIM + "select mine, nextval('" + sequence + "'), clock_timestamp(), " + RuleVersions.LATEST
                + " from counted";
        return ask(sql, incident, select -> {
            bind(select, incident, claim);
            try (var rows = select.executeQuery()) {
                rows.next();
                return new Begun(
                        rows.getBoolean(1) || claim.isEmpty(),
                        rows.getLong(2),
                        rows.getObject(3, OffsetDateTime.class).toInstant(),
                        rows.getLong(4));
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

    /**
     * The incident that the key's matter has; {@code incident} itself if it had none. Not locked: it belongs to whoever
     * holds that incident's lock.
     */
    public UUID matter(Key key, UUID incident) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<UUID> found = ask(MATTER, incident, select -> {
                bind(select, 1, key);
                select.setObject(4, incident);
                bind(select, 5, key);
                try (var rows = select.executeQuery()) {
                    return rows.next() ? Optional.of(rows.getObject(1, UUID.class)) : Optional.empty();
                }
            });
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new IllegalStateException("the matter of " + incident + " comes and goes");
    }

    /** Gives the matter of a closed incident, which is locked, to another; false if it has moved on already. */
    public boolean takeOver(Key key, UUID from, UUID to) {
        return ask(TAKE_OVER, to, update -> {
            update.setObject(1, to);
            bind(update, 2, key);
            update.setObject(5, from);
            return update.executeUpdate() == 1;
        });
    }

    /** Gives every matter of an incident to another; both are locked. */
    public void redirect(UUID from, UUID to) {
        ask(REDIRECT, from, update -> {
            update.setObject(1, to);
            update.setObject(2, from);
            return update.executeUpdate();
        });
    }

    /** The incident that has the number. */
    public Optional<UUID> numbered(String number) {
        return ask("select id from incident where number = ?", number, select -> {
            select.setString(1, number);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getObject(1, UUID.class)) : Optional.empty();
            }
        });
    }

    /** Everything on one incident waits here for its turn; one that is not there is not in the answer. */
    public Map<UUID, Locked> lock(Collection<UUID> incidents) {
        return ask(LOCK, incidents, select -> {
            select.setArray(1, select.getConnection().createArrayOf("uuid", incidents.toArray()));
            Map<UUID, Locked> locked = new LinkedHashMap<>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    locked.put(rows.getObject(1, UUID.class), locked(rows));
                }
            }
            return locked;
        });
    }

    private static Locked locked(ResultSet row) throws SQLException {
        return new Locked(
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                instant(row.getObject(5, OffsetDateTime.class)),
                row.getObject(6, OffsetDateTime.class).toInstant());
    }

    /** Notes what the claimed key brought about. */
    public void settle(Claim claim, UUID incident, int number) {
        ask(SETTLE, incident, update -> {
            update.setObject(1, incident);
            update.setInt(2, number);
            update.setString(3, claim.source());
            update.setString(4, claim.key());
            return update.executeUpdate();
        });
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static void bind(PreparedStatement statement, int first, Key key) throws SQLException {
        statement.setString(first, key.source());
        statement.setString(first + 1, key.dedupKey());
        statement.setString(first + 2, key.clock());
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
            throw new StoreFailure("preparing a decision on " + about, broken);
        }
    }
}
