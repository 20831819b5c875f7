package org.sise.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sise.config.Clocks;
import org.sise.core.grading.Level;
import org.sise.core.incident.Incident.Phase;
import org.sise.core.incident.Theme;

/**
 * What a list of incidents is asked for; {@code null} = any.
 *
 * @param unit in whose circle they are
 * @param q words of title and summary, or a number such as {@code YQ-2026-000123}
 * @param from first instant of the report, inclusive
 * @param to last instant of the report, exclusive
 * @param clock {@code real}, or a drill's
 * @param after {@link Page#next} of the page before
 * @param limit 1 to 200
 */
public record IncidentFilter(
        @Nullable Level level,
        @Nullable Phase phase,
        @Nullable String unit,
        @Nullable Theme theme,
        @Nullable String q,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Boolean overdue,
        String clock,
        @Nullable String after,
        int limit) {
    public static final int MOST = 200;
    public static final int USUAL = 50;

    /** The newest of the real ones. */
    public static final IncidentFilter NEWEST = of(Clocks.REAL, USUAL);

    /** The newest of a clock. */
    public static IncidentFilter of(String clock, int limit) {
        return new IncidentFilter(null, null, null, null, null, null, null, null, clock, null, limit);
    }

    /** @throws IllegalArgumentException if the limit or the cursor is none */
    public IncidentFilter {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit must be 1 to " + MOST + ": " + limit);
        }
        if (after != null) {
            Cursor.of(after);
        }
    }
}
