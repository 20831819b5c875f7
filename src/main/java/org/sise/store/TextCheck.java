package org.sise.store;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sise.core.incident.Sha256;

/** Compares the texts of an incident with what its chain says of them: none exchanged, none gone but by a purge. */
final class TextCheck {
    private static final EventCodec CODEC = new EventCodec();

    private final Map<String, Kept> kept = new HashMap<>();
    private final Map<String, Integer> purgedBy = new HashMap<>();
    private final Set<String> told = new HashSet<>();

    /** A row of the texts; {@code sound}: salt and body give its hash. */
    record Kept(int number, String field, String hash, boolean sound) {
        static Kept read(ResultSet row) throws SQLException {
            byte[] body = row.getString("body").getBytes(StandardCharsets.UTF_8);
            String hash = row.getString("hash");
            boolean sound = Sha256.hex(row.getBytes("salt"), body).equals(hash);
            return new Kept(row.getInt("number"), row.getString("field"), hash, sound);
        }
    }

    /** An entry that withdrew texts. */
    record Purge(int number, List<String> names) {}

    /** @param purges read after the texts, or one that is purged at this moment would seem lost */
    TextCheck(List<Kept> texts, List<Purge> purges) {
        texts.forEach(text -> kept.put(name(text.number(), text.field()), text));
        purges.forEach(purge -> purge.names().forEach(name -> purgedBy.merge(name, purge.number(), Math::max)));
    }

    /** The first entry whose texts are not what was typed. */
    Optional<Integer> firstBroken(List<Stored> entries) {
        for (Stored entry : entries) {
            Map<String, String> said = CODEC.texts(entry.payload());
            boolean broken =
                    said.entrySet().stream().anyMatch(text -> !holds(entry.number(), text.getKey(), text.getValue()));
            if (broken || isStray(entry.number(), said)) {
                return Optional.of(entry.number());
            }
            told.addAll(said.values());
        }
        return Optional.empty();
    }

    private boolean holds(int number, String field, String hash) {
        String name = name(number, field);
        Kept text = kept.get(name);
        if (text != null) {
            return text.sound() && text.hash().equals(hash);
        }
        // what an earlier entry brought lies with that one
        return told.contains(hash) || purgedBy.getOrDefault(name, 0) > number;
    }

    private boolean isStray(int number, Map<String, String> said) {
        return kept.values().stream().anyMatch(text -> text.number() == number && !said.containsKey(text.field()));
    }

    private static String name(int number, String field) {
        return number + "/" + field;
    }
}
