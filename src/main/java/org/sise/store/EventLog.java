package org.sise.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sise.core.incident.Event;

/** The log of all incidents, insert-only; joins the caller's transaction. Only {@code org.sise.app} appends. */
@ApplicationScoped
public class EventLog {
    private static final EventCodec CODEC = new EventCodec();
    private static final Given ASKED = Given.of("incident uuid,after_number int");

    private final AgroalDataSource database;

    EventLog(AgroalDataSource database) {
        this.database = database;
    }

    /** Entries with a greater number, ascending. */
    public List<Entry> history(UUID incident, int afterNumber) {
        return stored(Map.of(incident, afterNumber)).stream()
                .map(EventLog::entry)
                .toList();
    }

    /**
     * Of each incident the entries with a greater number than is given with it, ascending, in one statement; an incident
     * without any has no list.
     */
    public Map<UUID, List<Entry>> histories(Map<UUID, Integer> afterNumbers) {
        return stored(afterNumbers).stream().map(EventLog::entry).collect(Collectors.groupingBy(Entry::incident));
    }

    private static Entry entry(Stored row) {
        return row.entry(CODEC.decode(row.type(), row.version(), row.payload()));
    }

    /**
     * Appends what commands brought about, with the texts that it refers to and a row for the relay, in one statement.
     *
     * @param entries of each incident from one {@link Chain}; nothing happens for none
     */
    public void append(List<Entry> entries, Texts texts) {
        if (entries.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(Appending.SQL)) {
            new Appending(entries, texts).bind(insert);
            insert.executeUpdate();
        } catch (SQLException broken) {
            Entry first = entries.getFirst();
            throw new StoreFailure("appending entry " + first.number() + " of incident " + first.incident(), broken);
        }
    }

    /** Recomputes the chain, and compares the texts with their hashes and the chain with the incident's row. */
    public Verification verify(UUID incident) {
        // The row first: what is appended meanwhile makes the log longer than it, never shorter.
        Last last = lastOfRow(incident);
        List<Stored> rows = stored(Map.of(incident, 0));
        Optional<Integer> broken =
                brokenLink(rows).or(() -> brokenText(incident, rows)).or(() -> cutOff(rows, last));
        return new Verification(
                incident,
                rows.size(),
                broken,
                rows.isEmpty() ? Chain.START : rows.getLast().hash());
    }

    private static Optional<Integer> cutOff(List<Stored> rows, Last last) {
        if (rows.size() < last.number()) {
            return Optional.of(rows.size() + 1);
        }
        boolean same = last.number() == 0 || rows.get(last.number() - 1).hash().equals(last.hash());
        return same ? Optional.empty() : Optional.of(last.number());
    }

    private static Optional<Integer> brokenLink(List<Stored> rows) {
        String previous = Chain.START;
        int expected = 1;
        for (Stored row : rows) {
            boolean sound = row.number() == expected
                    && row.previousHash().equals(previous)
                    && row.hash().equals(row.expectedHash());
            if (!sound) {
                return Optional.of(expected);
            }
            previous = row.hash();
            expected++;
        }
        return Optional.empty();
    }

    private Optional<Integer> brokenText(UUID incident, List<Stored> rows) {
        List<TextCheck.Kept> texts = new Sql()
                .add("select number, field, hash, salt, body from content where incident = ?", incident)
                .list(database, TextCheck.Kept::read);
        List<TextCheck.Purge> purges = new Sql()
                .add("select " + Stored.COLUMNS + " from entry where incident = ?", incident)
                .add(" and type = 'content_purged'")
                .list(database, row -> purge(Stored.read(row)));
        return new TextCheck(texts, purges).firstBroken(rows);
    }

    private static TextCheck.Purge purge(Stored row) {
        Event event = CODEC.decode(row.type(), row.version(), row.payload());
        return new TextCheck.Purge(row.number(), ((Event.ContentPurged) event).texts());
    }

    private record Last(int number, String hash) {}

    private Last lastOfRow(UUID incident) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select version, hash from incident where id = ?")) {
            select.setObject(1, incident);
            try (var rows = select.executeQuery()) {
                return rows.next() ? new Last(rows.getInt(1), rows.getString(2)) : new Last(0, Chain.START);
            }
        } catch (SQLException broken) {
            throw new StoreFailure("reading the row of incident " + incident, broken);
        }
    }

    private List<Stored> stored(Map<UUID, Integer> afterNumbers) {
        String sql = "select " + Stored.COLUMNS + " from entry join " + ASKED.table()
                + " using (incident) where number > after_number order by incident, number";
        List<List<Object>> asked = afterNumbers.entrySet().stream()
                .map(one -> List.<Object>of(one.getKey(), one.getValue()))
                .toList();
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setString(1, ASKED.json(asked));
            List<Stored> found = new ArrayList<>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(Stored.read(rows));
                }
            }
            return found;
        } catch (SQLException broken) {
            throw new StoreFailure("reading the log of incidents " + afterNumbers.keySet(), broken);
        }
    }
}
