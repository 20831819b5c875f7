package org.sise.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

/**
 * Entries of one incident or more, their texts and their outbox rows as the arrays of one statement: one round trip, whatever
 * their number.
 */
final class Appending {
    /** Sorted before the numbers of the sequence are drawn, so that within an incident seq follows number. */
    static final String SQL = """
            with appended as (
                insert into entry (incident, number, type, version, at, person, unit, capacity, audience, payload,
                                   previous_hash, hash, hash_algorithm)
                select incident, number, type, version, at::timestamptz, person, unit, capacity,
                       string_to_array(audience, ','), payload, previous_hash, hash, ?
                  from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                       as added (incident, number, type, version, at, person, unit, capacity, audience, payload,
                                 previous_hash, hash)
                 order by number
                returning seq, incident, number),
            typed as (
                insert into content (incident, number, field, hash, salt, body)
                select incident, number, field, hash, salt, body
                  from unnest(?, ?, ?, ?, ?, ?) as added (incident, number, field, hash, salt, body))
            insert into outbox (seq, incident, number) select seq, incident, number from appended""";

    private static final EventCodec CODEC = new EventCodec();

    private final List<Entry> entries;
    private final List<Typed> typed = new ArrayList<>();

    /** A text that a person typed with one of the entries, and its place there. */
    record Typed(UUID incident, int number, String field, String hash, Texts.Kept kept) {}

    Appending(List<Entry> entries, Texts texts) {
        this.entries = entries;
        if (texts.kept().isEmpty()) {
            return;
        }
        for (Entry entry : entries) {
            CODEC.texts(entry.payload()).forEach((field, hash) -> {
                Texts.Kept kept = texts.kept().get(hash);
                // A text that came with an earlier command lies with the entry of that command.
                if (kept != null) {
                    typed.add(new Typed(entry.incident(), entry.number(), field, hash, kept));
                }
            });
        }
    }

    List<Typed> typed() {
        return typed;
    }

    void bind(Connection connection, PreparedStatement insert) throws SQLException {
        insert.setString(1, Chain.ALGORITHM);
        Columns columns = new Columns(connection, insert, 2);
        columns.add("uuid", each(entries, Entry::incident));
        columns.add("int4", each(entries, Entry::number));
        columns.add("text", each(entries, Entry::type));
        columns.add("int2", each(entries, Entry::version));
        columns.add("text", each(entries, entry -> entry.at().toString()));
        columns.add("text", each(entries, Entry::person));
        columns.add("text", each(entries, Entry::unit));
        columns.add("text", each(entries, Appending::capacity));
        columns.add("text", each(entries, Appending::audience));
        columns.add("text", each(entries, Entry::payload));
        columns.add("text", each(entries, Entry::previousHash));
        columns.add("text", each(entries, Entry::hash));
        columns.add("uuid", each(typed, Typed::incident));
        columns.add("int4", each(typed, Typed::number));
        columns.add("text", each(typed, Typed::field));
        columns.add("text", each(typed, Typed::hash));
        columns.add("bytea", typed.stream().map(text -> text.kept().salt()).toArray(byte[][]::new));
        columns.add("text", each(typed, text -> text.kept().body()));
    }

    private static <T> Object[] each(List<T> all, Function<T, Object> column) {
        return all.stream().map(column).toArray();
    }

    static String capacity(Entry entry) {
        return entry.capacity().name().toLowerCase(Locale.ROOT);
    }

    /** An array of arrays would have to be rectangular; unit codes have no comma. */
    private static String audience(Entry entry) {
        return String.join(",", entry.audience().stream().sorted().toList());
    }
}
