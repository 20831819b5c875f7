package org.sise.config;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of a drill's time.
 *
 * @param real when it begins
 * @param drill what time it is in the drill then
 * @param speed seconds of the drill in one second; 0: it stands still
 */
public record Segment(Instant real, Instant drill, int speed) {

    /** What time it is in the drill at that moment; what is before the stretch is its beginning. */
    public Instant at(Instant moment) {
        return moment.isBefore(real)
                ? drill
                : drill.plus(Duration.between(real, moment).multipliedBy(speed));
    }
}
