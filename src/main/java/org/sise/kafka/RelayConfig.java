package org.sise.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How the log is told to Kafka. */
@ConfigMapping(prefix = "sise.relay")
public interface RelayConfig {
    /** false: this replica never publishes. */
    @WithDefault("true")
    boolean enabled();

    /** A direct way to the database; needed only where the service's own URL goes through a pooler that shares sessions. */
    Optional<String> jdbcUrl();

    /** How long the relay looks away when nothing waits; a commit of the same replica wakes it at once. */
    @WithDefault("10ms")
    Duration poll();

    /** How often a replica that does not publish tries to become the one that does. */
    @WithDefault("500ms")
    Duration standby();

    /** Entries of one round. */
    @WithDefault("500")
    int batch();

    /** For how long an unanswered message, and all behind it, is waited for before its topic is asked what is wrong. */
    @WithDefault("3s")
    Duration patience();

    /** The longest pause before a parked topic is tried again. */
    @WithDefault("30s")
    Duration parkedPause();

    TopicConfig topics();

    /** How topics are made. */
    interface TopicConfig {
        /** false: topics are made by the broker's own people; one that is missing is parked until it is there. */
        @WithDefault("true")
        boolean create();

        @WithDefault("12")
        int incidentPartitions();

        /** Absent: the broker's default. */
        Optional<Short> replicas();

        /** Absent: the broker's default. */
        Optional<Integer> minInsyncReplicas();

        /** What is older is in the incident's log. */
        @WithDefault("365d")
        Duration retention();
    }
}
