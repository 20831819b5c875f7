package org.sise.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Entries of one incident or more, their texts and their outbox rows, in one statement: one round trip, whatever their number. */
final class Appending {
    private static final Given ENTRIES = Given.of("incident uuid,number int,type text,version smallint,at timestamptz,"
            + "person text,unit text,capacity text,audience text[],payload text,previous_hash text,hash text");

    private static final Given TYPED = Given.of("incident uuid,number int,field text,hash text,salt bytea,body text");

    /** Sorted before the numbers of the sequence are drawn, so that within an incident seq follows number. */
    static final String SQL = """
            with appended as (
                insert into entry (%1$s, hash_algorithm) select %1$s, ? from %2$s order by number
                returning seq, incident, number),
            typed as (
                insert into content (%3$s) select %3$s from %4$s)
            insert into outbox (seq, incident, number) select seq, incident, number from appended""".formatted(ENTRIES.names(), ENTRIES.table(), TYPED.names(), TYPED.table());

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

    void bind(PreparedStatement insert) throws SQLException {
        insert.setString(1, Chain.ALGORITHM);
        insert.setString(2, ENTRIES.json(entries.stream().map(Appending::row).toList()));
        insert.setString(3, TYPED.json(typed.stream().map(Appending::row).toList()));
    }

    private static List<Object> row(Entry entry) {
        return List.of(
                entry.incident(),
                entry.number(),
                entry.type(),
                entry.version(),
                entry.at(),
                entry.person(),
                entry.unit(),
                capacity(entry),
                entry.audience().stream().sorted().toList(),
                entry.payload(),
                entry.previousHash(),
                entry.hash());
    }

    private static List<Object> row(Typed text) {
        return List.of(
                text.incident(),
                text.number(),
                text.field(),
                text.hash(),
                text.kept().salt(),
                text.kept().body());
    }

    static String capacity(Entry entry) {
        return entry.capacity().name().toLowerCase(Locale.ROOT);
    }
}
