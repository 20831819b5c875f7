package org.sise.stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How open streams are fed, and how many there may be. */
@ConfigMapping(prefix = "sise.stream")
public interface StreamConfig {
    /** How often the log is looked at, while anybody listens; a change is heard so much later at most. */
    @WithDefault("250ms")
    Duration poll();

    /** How often a silent stream says that it is alive, with its cursor. */
    @WithDefault("15s")
    Duration beat();

    /** Then a stream ends and its client comes back: who has lost his log-in hears no longer than this. */
    @WithDefault("10m")
    Duration life();

    /** Open streams of one person at this replica. */
    @WithDefault("8")
    int perPerson();

    /** Open streams of all at this replica. */
    @WithDefault("2000")
    int total();
}
