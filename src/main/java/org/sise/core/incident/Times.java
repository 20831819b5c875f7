package org.sise.core.incident;

import java.time.Instant;

/**
 * The times of an incident, kept apart and never overwritten; legal limits count from {@code known}.
 *
 * @param happened when it took place
 * @param known 获知: the earliest knowledge of any unit ever recorded (H)
 * @param received 接报 at a duty room (K)
 */
public record Times(Instant happened, Instant known, Instant received) {
    /** A correction may move knowledge earlier, never later. */
    public Times earliest(Times other) {
        return new Times(other.happened, known.isBefore(other.known) ? known : other.known, received);
    }

    /** Of two incidents that become one: what is earliest of each (rule 42). */
    Times both(Times other) {
        Instant first = received.isBefore(other.received) ? received : other.received;
        Times merged = merge(other);
        return new Times(merged.happened, merged.known, first);
    }

    /** Of two reports of one matter: the earliest happening and knowledge govern; it was received when it first was. */
    public Times merge(Times other) {
        return new Times(
                happened.isBefore(other.happened) ? happened : other.happened,
                known.isBefore(other.known) ? known : other.known,
                received);
    }
}
