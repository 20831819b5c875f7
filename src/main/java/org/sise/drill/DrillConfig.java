package org.sise.drill;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Period;

/** How drills are held. */
@ConfigMapping(prefix = "sise.drill")
public interface DrillConfig {
    /** Between two looks for injects that are due; real time. */
    @WithDefault("250ms")
    Duration look();

    /** A commission's next drill is due so long after its last one began. */
    @WithDefault("P3M")
    Period every();
}
