package org.sise.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.sise.core.incident.Event;
import org.sise.core.plan.Role;

/** An entry as the columns have it, its payload not read: what the chain is computed over. */
record Stored(
        UUID incident,
        int number,
        String type,
        int version,
        Instant at,
        String person,
        String unit,
        String capacity,
        Set<String> audience,
        String payload,
        String previousHash,
        String hash) {
    static final String COLUMNS =
            "incident, number, type, version, at, person, unit, capacity, audience, payload," + " previous_hash, hash";

    static Stored read(ResultSet row) throws SQLException {
        return new Stored(
                row.getObject("incident", UUID.class),
                row.getInt("number"),
                row.getString("type"),
                row.getInt("version"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("person"),
                row.getString("unit"),
                row.getString("capacity"),
                Set.of((String[]) row.getArray("audience").getArray()),
                row.getString("payload"),
                row.getString("previous_hash"),
                row.getString("hash"));
    }

    Stored hashed() {
        return new Stored(
                incident,
                number,
                type,
                version,
                at,
                person,
                unit,
                capacity,
                audience,
                payload,
                previousHash,
                expectedHash());
    }

    /** Over everything but the hash itself, the fields framed. */
    String expectedHash() {
        Sha sha = new Sha()
                .field(Chain.ALGORITHM)
                .field(previousHash)
                .field(incident)
                .field(number)
                .field(type)
                .field(version)
                .field(at)
                .field(person)
                .field(unit)
                .field(capacity)
                .field(payload)
                .field(audience.size());
        new TreeSet<>(audience).forEach(sha::field);
        return sha.hex();
    }

    Entry entry(Event event) {
        Role role = Role.valueOf(capacity.toUpperCase(Locale.ROOT));
        return new Entry(
                incident, number, type, version, at, person, unit, role, audience, payload, previousHash, hash, event);
    }
}
