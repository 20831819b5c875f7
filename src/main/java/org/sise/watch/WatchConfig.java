package org.sise.watch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The independent watch. */
@ConfigMapping(prefix = "sise.watch")
public interface WatchConfig {
    /** How often it looks: a duration of the scheduler, {@code off} for never. */
    @WithDefault("60s")
    String every();

    /** For how long something may be late before it is wrong. */
    @WithDefault("60s")
    Duration patience();

    /** Entries of today that one look computes anew; it goes on where it stopped, and begins anew at the end. */
    @WithDefault("2000")
    int entries();
}
