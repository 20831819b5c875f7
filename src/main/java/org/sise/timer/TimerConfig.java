package org.sise.timer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How due limits are looked for. */
@ConfigMapping(prefix = "sise.timer")
public interface TimerConfig {
    /** false: this replica lets no limit pass. */
    @WithDefault("true")
    boolean enabled();

    /** The longest look away; a limit that another replica armed is late by this at most. */
    @WithDefault("250ms")
    Duration poll();

    /** Limits of one transaction. */
    @WithDefault("100")
    int batch();
}
