package org.sise.drill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the scenario plays in.
 *
 * @param number from 1, in the order in which they are due
 * @param after drill time since the start
 * @param key by which later ones name the incident of a report
 * @param target the key of the report that it is about; {@code null} of a report
 * @param body as it is asked by REST
 */
public record Inject(
        int number,
        Duration after,
        Kind kind,
        @Nullable String key,
        @Nullable String target,
        ObjectNode body,
        Fate fate) {

    /** What it is in the exercise. */
    public enum Kind {
        REPORT,
        /** New figures or facts. */
        COUNTS,
        RUMOUR,
        PRESS,
        RAISE
    }

    /**
     * What became of it; all {@code null}: it is yet to come.
     *
     * @param played drill time
     * @param refusal why it could not be
     */
    public record Fate(
            @Nullable Instant played,
            @Nullable UUID incident,
            @Nullable String refusal) {
        static final Fate TO_COME = new Fate(null, null, null);
    }
}
