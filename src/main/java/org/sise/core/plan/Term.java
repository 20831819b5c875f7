package org.sise.core.plan;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** The next of these times of the day in Asia/Shanghai; what is still open then is asked again at the next one. */
    record Daily(List<LocalTime> at) implements Term {
        public Daily {
            at = List.copyOf(at);
            if (at.isEmpty()) {
                throw new IllegalArgumentException("a daily limit needs a time of the day");
            }
        }
    }

    /**
     * The instant that somebody promised or set in an outcome.
     *
     * @param fallback where nothing was said, from the limit's {@code from}; {@code null}: then there is no limit
     */
    record AsSaid(@Nullable Term fallback) implements Term {
        public AsSaid {
            if (fallback instanceof AsSaid) {
                throw new IllegalArgumentException("what stands in for a said time cannot itself be said");
            }
        }
    }
}
