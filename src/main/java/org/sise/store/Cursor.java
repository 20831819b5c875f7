package org.sise.store;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** Where a page ended: opaque to clients, base64url of {@code instant/id}. */
record Cursor(Instant at, UUID id) {

    // What the database cannot hold was never the time of a row.
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    /** @throws IllegalArgumentException if it is none of ours */
    static Cursor of(String text) {
        String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("/", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("not a cursor: " + text);
        }
        try {
            Instant at = Instant.parse(parts[0]);
            if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
                throw new IllegalArgumentException("not a cursor: " + text);
            }
            return new Cursor(at, UUID.fromString(parts[1]));
        } catch (DateTimeException notATime) {
            throw new IllegalArgumentException("not a cursor: " + text, notATime);
        }
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + "/" + id).getBytes(StandardCharsets.UTF_8));
    }
}
