package org.sise.core.plan;

import java.time.Duration;

/** How long a limit gives. */
public sealed interface Term {
    /** Round the clock. */
    record Within(Duration duration) implements Term {
        public Within {
            if (!duration.isPositive()) {
                throw new IllegalArgumentException("a limit must be longer than nothing: " + duration);
            }
        }
    }

    /** Until 18:00 of the n-th working day after the starting day. */
    record WorkingDays(int days) implements Term {
        public WorkingDays {
            if (days < 1 || days > 250) {
                throw new IllegalArgumentException("working days must be 1 to 250: " + days);
            }
        }
    }

    /** The instant that somebody promised or set in an outcome; {@code fallback} where nothing was said. */
    record AsSaid(Duration fallback) implements Term {}
}
