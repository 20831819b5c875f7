package org.sise.kafka;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sise.core.plan.Role;
import org.sise.store.Entry;
import org.sise.store.EventCodec;

/** What waits to be published, and the log behind it, read on the relay's own session. */
final class Outbox {
    private static final String ENTRY = "e.incident, e.number, e.type, e.version, e.at, e.person, e.unit, e.capacity,"
            + " e.audience, e.payload, e.previous_hash, e.hash";
    // one statement is one snapshot: who sees an entry sees every earlier one of its incident
    private static final String PENDING = "select o.seq, " + ENTRY
            + " from outbox o join entry e on e.incident = o.incident and e.number = o.number"
            + " where not exists (select 1 from parked p where p.incident = o.incident and p.topic = '*')"
            + " order by o.seq limit ?";
    private static final String HISTORY = "select 0, " + ENTRY
            + " from entry e where e.incident = ? and e.number >= ? and e.number < ? order by e.number";
    private static final String HISTORIES = "select 0, " + ENTRY
            + " from entry e join unnest(?::uuid[], ?::int[], ?::int[]) a (incident, first, last)"
            + " on e.incident = a.incident and e.number >= a.first and e.number < a.last order by e.incident, e.number";
    private static final String TOLD = "select 0, " + ENTRY
            + " from entry e where e.incident = ? and e.number >= ? and e.number <"
            + " coalesce((select min(o.number) from outbox o where o.incident = e.incident), 2147483647)"
            + " order by e.number";

    private final Connection connection;
    private final EventCodec codec = new EventCodec();

    /** An entry and its place in the order of publishing. */
    static final class Pending {
        private final long seq;
        private final UUID incident;
        private final int number;
        private final @Nullable Entry entry;
        private final @Nullable Throwable fault;

        private Pending(long seq, UUID incident, int number, @Nullable Entry entry, @Nullable Throwable fault) {
            this.seq = seq;
            this.incident = incident;
            this.number = number;
            this.entry = entry;
            this.fault = fault;
        }

        long seq() {
            return seq;
        }

        UUID incident() {
            return incident;
        }

        int number() {
            return number;
        }

        /** @throws IllegalStateException if this release cannot read it */
        Entry entry() {
            if (entry == null) {
                throw new IllegalStateException("entry " + incident + "/" + number + " cannot be read", fault);
            }
            return entry;
        }
    }

    /** Entries of an incident by number, {@code from} inclusive, {@code to} exclusive. */
    record Span(UUID incident, int from, int to) {
        int size() {
            return to - from;
        }
    }

    Outbox(Connection connection) {
        this.connection = connection;
    }

    List<Pending> pending(int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(PENDING)) {
            select.setInt(1, limit);
            return read(select);
        }
    }

    List<Entry> history(Span span) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(HISTORY)) {
            select.setObject(1, span.incident());
            select.setInt(2, span.from());
            select.setInt(3, span.to());
            return read(select).stream().map(Pending::entry).toList();
        }
    }

    /** Of several incidents at once, ascending, unreadable ones among them. */
    Map<UUID, List<Pending>> histories(List<Span> spans) throws SQLException {
        if (spans.isEmpty()) {
            return Map.of();
        }
        try (PreparedStatement select = connection.prepareStatement(HISTORIES)) {
            select.setArray(1, array("uuid", spans, Span::incident));
            select.setArray(2, array("int", spans, Span::from));
            select.setArray(3, array("int", spans, Span::to));
            return read(select).stream().collect(Collectors.groupingBy(Pending::incident));
        }
    }

    private Array array(String type, List<Span> spans, Function<Span, Object> column) throws SQLException {
        return connection.createArrayOf(type, spans.stream().map(column).toArray());
    }

    /** Entries from a number on that no longer wait in the outbox. */
    List<Entry> told(UUID incident, int from) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(TOLD)) {
            select.setObject(1, incident);
            select.setInt(2, from);
            return read(select).stream().map(Pending::entry).toList();
        }
    }

    /** Units that have a topic; read after the entries, so that a unit which a decision knew is among them. */
    Set<String> unitsWithTopic() throws SQLException {
        Set<String> codes = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement("select code from unit where delivery = 'kafka'");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                codes.add(row.getString(1));
            }
        }
        return codes;
    }

    void delete(List<Long> published) throws SQLException {
        if (published.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement("delete from outbox where seq = any(?)")) {
            delete.setArray(1, connection.createArrayOf("bigint", published.toArray()));
            delete.executeUpdate();
        }
    }

    private List<Pending> read(PreparedStatement select) throws SQLException {
        List<Pending> rows = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                rows.add(pending(row));
            }
        }
        return rows;
    }

    private Pending pending(ResultSet row) throws SQLException {
        UUID incident = row.getObject("incident", UUID.class);
        int number = row.getInt("number");
        try {
            return new Pending(row.getLong(1), incident, number, entry(row), null);
        } catch (RuntimeException | StackOverflowError unreadable) {
            return new Pending(row.getLong(1), incident, number, null, unreadable);
        }
    }

    private Entry entry(ResultSet row) throws SQLException {
        String type = row.getString("type");
        int version = row.getInt("version");
        String payload = row.getString("payload");
        return new Entry(
                row.getObject("incident", UUID.class),
                row.getInt("number"),
                type,
                version,
                row.getTimestamp("at").toInstant(),
                row.getString("person"),
                row.getString("unit"),
                Role.valueOf(row.getString("capacity").toUpperCase(Locale.ROOT)),
                audience(row.getArray("audience")),
                payload,
                row.getString("previous_hash"),
                row.getString("hash"),
                codec.decode(type, version, payload));
    }

    private static Set<String> audience(Array codes) throws SQLException {
        return Set.of((String[]) codes.getArray());
    }
}
