package org.sise.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The versions of plan and standard and what was done with them; nothing here is ever changed. Joins the caller's transaction. */
@ApplicationScoped
public class RuleVersions {
    private static final String ADD = """
            insert into rule_version (kind, version, body, hash, note, drafter) values (?, ?, ?, ?, ?, ?)
            on conflict do nothing""";

    private static final String NOTE = """
            insert into rule_deed (kind, version, deed, person, holds_from, at) values (?, ?, ?, ?, ?, ?)""";

    /** Held until the transaction ends; the time is asked after the wait. */
    private static final String LOCK = """
            with locked as materialized (select pg_advisory_xact_lock(hashtext('sise.rule_deed')))
            select clock_timestamp() from locked""";

    /** As text, the table's own maximum: an index is asked for one row. */
    static final String LATEST = "(select coalesce(max(seq), 0) from rule_deed)";

    private final AgroalDataSource database;

    RuleVersions(AgroalDataSource database) {
        this.database = database;
    }

    /** What somebody wants to be a version. */
    public record Draft(RuleKind kind, String version, String body, String hash, String note, String drafter) {}

    /** A version without its body. */
    public record Version(RuleKind kind, String version, String hash, String note, String drafter, Instant draftedAt) {}

    /** {@code from}: of an activation, since when it holds. */
    public record Deed(
            long seq,
            RuleKind kind,
            String version,
            What what,
            String person,
            @Nullable Instant from,
            Instant at) {
        /** What can be done with a version. */
        public enum What {
            ACTIVATED,
            WITHDRAWN
        }
    }

    /** False: the name is taken. */
    public boolean add(Draft draft) {
        return ask(ADD, insert -> {
            insert.setString(1, Values.name(draft.kind()));
            insert.setString(2, draft.version());
            insert.setString(3, draft.body());
            insert.setString(4, draft.hash());
            insert.setString(5, draft.note());
            insert.setString(6, draft.drafter());
            return insert.executeUpdate() == 1;
        });
    }

    /** One after the other in the whole installation, until the transaction ends. */
    public Instant lock() {
        return ask(LOCK, select -> {
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getObject(1, OffsetDateTime.class).toInstant();
            }
        });
    }

    /** Under the lock; its number is the database's to give. */
    public void note(Deed deed) {
        ask(NOTE, insert -> {
            insert.setString(1, Values.name(deed.kind()));
            insert.setString(2, deed.version());
            insert.setString(3, Values.name(deed.what()));
            insert.setString(4, deed.person());
            insert.setObject(5, deed.from() == null ? null : deed.from().atOffset(ZoneOffset.UTC));
            insert.setObject(6, deed.at().atOffset(ZoneOffset.UTC));
            return insert.executeUpdate();
        });
    }

    /** The number of the last deed; 0 while there is none. */
    public long latest() {
        return ask("select " + LATEST, select -> {
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    /** In the order in which they were done. */
    public List<Deed> deeds() {
        return new Sql()
                .add("select seq, kind, version, deed, person, holds_from, at from rule_deed order by seq")
                .list(
                        database,
                        row -> new Deed(
                                row.getLong("seq"),
                                Values.constant(RuleKind.class, row.getString("kind")),
                                row.getString("version"),
                                Values.constant(Deed.What.class, row.getString("deed")),
                                row.getString("person"),
                                Values.instantOrNull(row, "holds_from"),
                                Values.instant(row, "at")));
    }

    /** Newest first. */
    public List<Version> versions(RuleKind kind) {
        return new Sql()
                .add(
                        "select version, hash, note, drafter, drafted_at from rule_version where kind = ?"
                                + " order by drafted_at desc, version",
                        Values.name(kind))
                .list(
                        database,
                        row -> new Version(
                                kind,
                                row.getString("version"),
                                row.getString("hash"),
                                row.getString("note"),
                                row.getString("drafter"),
                                Values.instant(row, "drafted_at")));
    }

    public Optional<Version> version(RuleKind kind, String version) {
        return versions(kind).stream()
                .filter(known -> known.version().equals(version))
                .findFirst();
    }

    /** The YAML as it came; empty if there is no such version. */
    public Optional<String> body(RuleKind kind, String version) {
        return new Sql()
                        .add("select body from rule_version where kind = ? and version = ?", Values.name(kind), version)
                        .list(database, row -> row.getString("body"))
                        .stream()
                        .findFirst();
    }

    private interface Question<T> {
        T ask(PreparedStatement statement) throws SQLException;
    }

    private <T> T ask(String sql, Question<T> question) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            return question.ask(statement);
        } catch (SQLException broken) {
            throw new StoreFailure("keeping versions of plan and standard", broken);
        }
    }
}
