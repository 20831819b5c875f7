package org.sise.store;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.sise.core.incident.Event;
import org.sise.core.plan.Role;

/**
 * One entry of an incident's log, as it was appended.
 *
 * @param number within the incident, from 1, without gaps
 * @param at recorded, in the incident's clock; microseconds
 * @param person who caused it, with his unit and the role in which he acted
 * @param audience unit codes that may see it
 * @param payload the exact text that the hash covers
 */
public record Entry(
        UUID incident,
        int number,
        String type,
        int version,
        Instant at,
        String person,
        String unit,
        Role capacity,
        Set<String> audience,
        String payload,
        String previousHash,
        String hash,
        Event event) {
    public Entry {
        audience = Set.copyOf(audience);
    }

    /** As a reader may see it who does not see all of it. */
    public Entry with(Event readable) {
        return new Entry(
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
                hash,
                readable);
    }
}
