package org.sise.core.incident;

import org.jspecify.annotations.Nullable;

/** Why an incident ends without handling. */
public record Dismissal(
        Ground ground,
        @Nullable Text forwardedTo,
        @Nullable String duplicateOf,
        @Nullable Text address) {
    public enum Ground {
        OUTSIDE_JURISDICTION,
        DUPLICATE,
        NO_BASIS,
        ALREADY_ANSWERED,
        BY_MISTAKE
    }
}
