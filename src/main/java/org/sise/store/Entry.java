package org.sise.store;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.sise.core.incident.Event;
import org.sise.core.plan.Role;

/** One entry of an incident's log. */
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
        Event event) {}
