package org.sise.core.incident;

import org.jspecify.annotations.Nullable;

/** Where a report came from. */
public record Source(Kind kind, @Nullable Text platform) {
    public enum Kind {
        DUTY,
        MONITORING,
        DEPARTMENT,
        SUPERIOR,
        PRESS,
        CITIZEN
    }
}
