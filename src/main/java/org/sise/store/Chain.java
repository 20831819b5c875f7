package org.sise.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.sise.core.incident.Actor;
import org.sise.core.incident.Event;
import org.sise.core.plan.Role;

/**
 * Makes entries, each with a hash that covers the one before it: who changes, drops or swaps one breaks all that follow.
 * For one command; not thread-safe.
 */
public final class Chain {
    /** Stands where the hash of the entry before the first would. */
    public static final String START = "0".repeat(64);

    /** SHA-256 over fields that are framed by their lengths; stored beside each hash. */
    static final String ALGORITHM = "sha256-framed-1";

    private static final Set<Role> NOT_ACTING = EnumSet.of(Role.AUDITOR, Role.ADMINISTRATOR, Role.MACHINE);
    private static final EventCodec CODEC = new EventCodec();

    private final Author author;
    private final List<Entry> entries = new ArrayList<>();
    private int number;
    private String hash;

    /** Who adds to which incident, and when; {@code at} in microseconds, or the hash would not be found again. */
    public record Author(UUID incident, Instant at, Actor actor) {}

    /** @param number of the last entry that there is, 0 for none, and its hash */
    public Chain(Author author, int number, String hash) {
        this.author = author;
        this.number = number;
        this.hash = hash;
    }

    public void add(Event event, Set<String> audience) {
        Stored stored = new Stored(
                        author.incident(),
                        ++number,
                        EventCodec.type(event),
                        EventCodec.version(event),
                        author.at(),
                        author.actor().person(),
                        author.actor().unit(),
                        capacity(event).name().toLowerCase(Locale.ROOT),
                        audience,
                        CODEC.encode(event),
                        hash,
                        "")
                .hashed();
        hash = stored.hash();
        entries.add(stored.entry(event));
    }

    public List<Entry> entries() {
        return Collections.unmodifiableList(entries);
    }

    /** As his own deed says it; else the highest of the roles that act. */
    private Role capacity(Event event) {
        return switch (event) {
            case Event.StepSettled e
            when e.deed().recordedBy() == null -> e.deed().capacity();
            case Event.StepHeld e when e.deed().recordedBy() == null -> e.deed().capacity();
            case Event.Acknowledged e
            when e.deed().recordedBy() == null -> e.deed().capacity();
            case Event e -> highest();
        };
    }

    private Role highest() {
        Set<Role> held = EnumSet.noneOf(Role.class);
        held.addAll(author.actor().roles());
        held.addAll(author.actor().deputising());
        held.removeAll(NOT_ACTING);
        return held.isEmpty() ? Role.MACHINE : Collections.max(held);
    }
}
