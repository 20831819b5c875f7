package org.sise.kafka;

import java.time.Duration;
import java.util.Optional;

/** The relay's settings as a test wants them: short pauses. */
record Settings(boolean createsTopics, Duration patience) implements RelayConfig {
    static final Settings USUAL = new Settings(true, Duration.ofSeconds(2));

    Settings withoutMakingTopics() {
        return new Settings(false, patience);
    }

    @Override
    public boolean enabled() {
        return true;
    }

    @Override
    public Optional<String> jdbcUrl() {
        return Optional.empty();
    }

    @Override
    public Duration poll() {
        return Duration.ofMillis(10);
    }

    @Override
    public Duration standby() {
        return Duration.ofMillis(100);
    }

    @Override
    public int batch() {
        return 500;
    }

    @Override
    public Duration parkedPause() {
        return Duration.ofSeconds(1);
    }

    @Override
    public TopicConfig topics() {
        return new Topic(createsTopics);
    }

    private record Topic(boolean create) implements TopicConfig {
        @Override
        public int incidentPartitions() {
            return 12;
        }

        @Override
        public Optional<Short> replicas() {
            return Optional.empty();
        }

        @Override
        public Optional<Integer> minInsyncReplicas() {
            return Optional.empty();
        }

        @Override
        public Duration retention() {
            return Duration.ofDays(365);
        }
    }
}
