package org.sise.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How replies of departments and reports of monitoring systems come in by Kafka. */
@ConfigMapping(prefix = "sise.inbound")
public interface InboundConfig {
    /** false: this replica reads nothing from Kafka. */
    @WithDefault("true")
    boolean enabled();

    /** How the consumer groups that all replicas share begin: {@code .replies} and {@code .intake} follow. */
    @WithDefault("sise")
    String group();

    /** Messages that are read at a time. */
    @WithDefault("1000")
    int batch();

    /** How long more reports are waited for once there is one: those of one matter are folded. */
    @WithDefault("1s")
    Duration gather();

    /** How soon a topic that is new is read. */
    @WithDefault("10s")
    Duration topics();

    /** How long a message waits before it is tried again, while database or broker are away. */
    @WithDefault("1s")
    Duration pause();
}
