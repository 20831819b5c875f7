package org.sise.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sise.store.PastIncidents.Period;

/** Back-tests that were asked for, how far they are and what came of them; all times are the database's. */
@ApplicationScoped
public class BackTestRows {
    private static final JsonMapper MAPPER = Json.payloads();

    /** A batch takes milliseconds: whoever was silent for so long is dead. */
    private static final String DEAD = "alive_at < clock_timestamp() - interval '30 seconds'";

    private static final String ROW = "select id, kind, version, since, until, person, case when state = 'running' and "
            + DEAD + " then 'broken' else state end as state, incidents, counted, asked_at from backtest ";

    private final AgroalDataSource database;

    BackTestRows(AgroalDataSource database) {
        this.database = database;
    }

    public enum State {
        RUNNING,
        DONE,
        CANCELLED,
        FAILED,
        /** Who ran it said no more that it lives. */
        BROKEN
    }

    /** What is asked. */
    public record Wish(UUID id, RuleKind kind, String version, Period period, String person) {}

    /** @param counted incidents so far, of {@code incidents} in all */
    public record Row(
            UUID id,
            RuleKind kind,
            String version,
            Period period,
            String person,
            State state,
            long incidents,
            long counted,
            Instant askedAt) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getObject("id", UUID.class),
                    Values.constant(RuleKind.class, row.getString("kind")),
                    row.getString("version"),
                    new Period(Values.instant(row, "since"), Values.instant(row, "until")),
                    row.getString("person"),
                    Values.constant(State.class, row.getString("state")),
                    row.getLong("incidents"),
                    row.getLong("counted"),
                    Values.instant(row, "asked_at"));
        }
    }

    /** One at a time in the whole installation: the caller holds the lock of {@link RuleVersions}. */
    public boolean isAnyRunning() {
        return !new Sql()
                .add("select 1 from backtest where state = 'running' and not " + DEAD)
                .list(database, row -> row.getInt(1))
                .isEmpty();
    }

    public void begin(Wish wish, long incidents) {
        new Sql()
                .add(
                        "insert into backtest (id, kind, version, since, until, person, state, incidents, counted,"
                                + " asked_at, alive_at) values (?, ?, ?, ?, ?, ?, 'running', ?, 0, clock_timestamp(),"
                                + " clock_timestamp()) returning id",
                        wish.id(),
                        wish.kind(),
                        wish.version(),
                        wish.period().since(),
                        wish.period().until(),
                        wish.person(),
                        incidents)
                .list(database, row -> row.getString(1));
    }

    /** False: it is to go no further, also because it was silent for so long that another was let in. */
    public boolean goesOn(UUID id, long counted) {
        return !new Sql()
                .add(
                        "update backtest set counted = ?, alive_at = clock_timestamp() where id = ?"
                                + " and state = 'running' and not " + DEAD + " returning id",
                        counted,
                        id)
                .list(database, row -> row.getString(1))
                .isEmpty();
    }

    /** Ends what still runs; false if it has ended. */
    public boolean end(UUID id, State state) {
        return !new Sql()
                .add("update backtest set state = ? where id = ? and state = 'running' returning id", state, id)
                .list(database, row -> row.getString(1))
                .isEmpty();
    }

    public void finish(UUID id, Object result) {
        new Sql()
                .add(
                        "update backtest set state = 'done', counted = incidents, result = ? where id = ?"
                                + " and state = 'running' returning id",
                        json(result),
                        id)
                .list(database, row -> row.getString(1));
    }

    /** Newest first, at most some. */
    public List<Row> of(RuleKind kind, String version) {
        return new Sql()
                .add(ROW + "where kind = ? and version = ? order by asked_at desc limit 20", kind, version)
                .list(database, Row::of);
    }

    public Optional<Row> find(UUID id) {
        return new Sql()
                .add(ROW + "where id = ?", id).list(database, Row::of).stream().findFirst();
    }

    /** Empty while there is none. */
    public <T> Optional<T> result(UUID id, Class<T> type) {
        return new Sql()
                        .add("select result from backtest where id = ? and result is not null", id)
                        .list(database, row -> row.getString("result"))
                        .stream()
                        .findFirst()
                        .map(json -> read(json, type));
    }

    private static String json(Object result) {
        try {
            return MAPPER.writeValueAsString(result);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("cannot write a result", broken);
        }
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a stored result cannot be read", broken);
        }
    }
}
