package org.sise.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Entries, their texts and their outbox rows as the arrays of one statement: one round trip, whatever their number. */
final class Appending {
    /** Sorted before the numbers of the sequence are drawn, so that seq follows number. */
    static final String SQL = """
            with appended as (
                insert into entry (incident, number, type, version, at, person, unit, capacity, audience, payload,
                                   previous_hash, hash, hash_algorithm)
                select ?, number, type, version, ?, ?, ?, capacity, string_to_array(audience, ','), payload,
                       previous_hash, hash, ?
                  from unnest(?, ?, ?, ?, ?, ?, ?, ?)
                       as added (number, type, version, capacity, audience, payload, previous_hash, hash)
                 order by number
                returning seq, incident, number),
            typed as (
                insert into content (incident, number, field, hash, salt, body)
                select ?, number, field, hash, salt, body
                  from unnest(?, ?, ?, ?, ?) as added (number, field, hash, salt, body))
            insert into outbox (seq, incident, number) select seq, incident, number from appended""";

    private static final EventCodec CODEC = new EventCodec();

    private final List<Entry> entries;
    private final List<Typed> typed = new ArrayList<>();

    /** A text that a person typed with one of the entries, and its place there. */
    record Typed(int number, String field, String hash, Texts.Kept kept) {}

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
                    typed.add(new Typed(entry.number(), field, hash, kept));
                }
            });
        }
    }

    List<Typed> typed() {
        return typed;
    }

    void bind(Connection connection, PreparedStatement insert) throws SQLException {
        Entry first = entries.getFirst();
        insert.setObject(1, first.incident());
        insert.setObject(2, first.at().atOffset(ZoneOffset.UTC));
        insert.setString(3, first.person());
        insert.setString(4, first.unit());
        insert.setString(5, Chain.ALGORITHM);
        bindEntries(connection, insert);
        insert.setObject(14, first.incident());
        bindTexts(connection, insert);
    }

    private void bindEntries(Connection connection, PreparedStatement insert) throws SQLException {
        insert.setArray(6, connection.createArrayOf("int4", each(entries, Entry::number)));
        insert.setArray(7, connection.createArrayOf("text", each(entries, Entry::type)));
        insert.setArray(8, connection.createArrayOf("int2", each(entries, Entry::version)));
        insert.setArray(9, connection.createArrayOf("text", each(entries, Appending::capacity)));
        insert.setArray(10, connection.createArrayOf("text", each(entries, Appending::audience)));
        insert.setArray(11, connection.createArrayOf("text", each(entries, Entry::payload)));
        insert.setArray(12, connection.createArrayOf("text", each(entries, Entry::previousHash)));
        insert.setArray(13, connection.createArrayOf("text", each(entries, Entry::hash)));
    }

    private void bindTexts(Connection connection, PreparedStatement insert) throws SQLException {
        insert.setArray(15, connection.createArrayOf("int4", each(typed, Typed::number)));
        insert.setArray(16, connection.createArrayOf("text", each(typed, Typed::field)));
        insert.setArray(17, connection.createArrayOf("text", each(typed, Typed::hash)));
        byte[][] salts = typed.stream().map(text -> text.kept().salt()).toArray(byte[][]::new);
        insert.setArray(18, connection.createArrayOf("bytea", salts));
        insert.setArray(
                19,
                connection.createArrayOf("text", each(typed, text -> text.kept().body())));
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
