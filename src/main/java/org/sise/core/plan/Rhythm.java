package org.sise.core.plan;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step that comes again and blocks nobody.
 *
 * @param every from the report before; {@code null} if it comes at times of the day
 * @param at times of the day in Asia/Shanghai; empty if it comes every so often
 * @param until the step whose settling ends it
 */
public record Rhythm(@Nullable Duration every, List<LocalTime> at, String until) {
    public Rhythm {
        at = List.copyOf(at);
        if ((every == null) == at.isEmpty()) {
            throw new IllegalArgumentException("a rhythm has either 'every' or 'at'");
        }
    }
}
