package org.sise.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Which topics can be written. Missing ones are made where the broker allows it; a broker that is away is no fault. */
final class Topics implements AutoCloseable {
    /** Bytes of one message on any topic; less than every broker's default, and far more than codes and hashes take. */
    static final int LARGEST = 512 * 1024;

    private static final Logger LOG = Logger.getLogger(Topics.class);
    private static final int ENVELOPE = 1024; // headers, key, and the batch around them
    private static final Duration FAULTY = Duration.ofSeconds(1);

    private final Admin admin;
    private final RelayConfig.TopicConfig config;
    private final Map<String, Limit> limits = new HashMap<>();
    private final Map<String, Fault> faults = new HashMap<>();

    private long unanswered = System.nanoTime() - FAULTY.toNanos();

    private record Fault(String reason, long seen) {}

    /** How large a message the topic took when it was last looked at. */
    private record Limit(int bytes, long seen) {
        boolean admits(int body) {
            return body + ENVELOPE <= bytes;
        }
    }

    Topics(String client, Map<String, Object> broker, RelayConfig.TopicConfig config) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, client);
        // shorter than the database's patience with a silent relay
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 1_500);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 2_000);
        this.admin = Admin.create(settings);
        this.config = config;
    }

    /** Why a body of that many bytes cannot be written to the topic; empty also when the broker does not answer. */
    Optional<String> fault(String topic, int bytes) {
        Limit known = limits.get(topic);
        if (known == null || !known.admits(bytes) && !isFresh(known.seen())) { // it may have been mended meanwhile
            Optional<String> fault = look(topic);
            if (fault.isPresent()) {
                return fault;
            }
            known = limits.getOrDefault(topic, new Limit(LARGEST, System.nanoTime()));
        }
        return known.admits(bytes)
                ? Optional.empty()
                : Optional.of("a message of " + bytes + " bytes is larger than " + topic + " takes");
    }

    private static boolean isFresh(long seen) {
        return System.nanoTime() - seen < FAULTY.toNanos();
    }

    /** Has the topic looked at again before the next message. */
    void doubt(String topic) {
        limits.remove(topic);
    }

    private Optional<String> look(String topic) {
        Fault recent = faults.get(topic);
        if (recent != null && isFresh(recent.seen())) {
            return Optional.of(recent.reason());
        }
        if (isFresh(unanswered)) {
            return Optional.empty(); // asking for each of many topics would take longer than the database waits
        }
        try {
            limits.put(topic, new Limit(describe(topic), System.nanoTime()));
            faults.remove(topic);
            return Optional.empty();
        } catch (RetriableException away) {
            if (!(away instanceof UnknownTopicOrPartitionException)) {
                unanswered = System.nanoTime();
                return Optional.empty(); // the broker, not the topic
            }
            return faulty(topic, "the topic " + topic + " is not there");
        } catch (RuntimeException refused) {
            return faulty(topic, String.valueOf(refused.getMessage()));
        }
    }

    private Optional<String> faulty(String topic, String reason) {
        faults.put(topic, new Fault(reason, System.nanoTime()));
        return Optional.of(reason);
    }

    private int describe(String topic) {
        try {
            requireLeaders(answer(
                    admin.describeTopics(List.of(topic)).topicNameValues().get(topic)));
        } catch (UnknownTopicOrPartitionException missing) {
            if (!config.create()) {
                throw missing;
            }
            create(topic);
        }
        return Math.min(LARGEST, limit(topic));
    }

    private static void requireLeaders(TopicDescription topic) {
        if (topic.partitions().stream().anyMatch(partition -> partition.leader() == null)) {
            throw new IllegalStateException("a partition of " + topic.name() + " has no leader");
        }
    }

    private void create(String topic) {
        int partitions = topic.equals(Messages.INCIDENTS) ? config.incidentPartitions() : 1;
        Map<String, String> settings = new HashMap<>();
        settings.put(
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(config.retention().toMillis()));
        config.minInsyncReplicas()
                .ifPresent(count -> settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, count.toString()));
        NewTopic missing = new NewTopic(topic, Optional.of(partitions), config.replicas()).configs(settings);
        try {
            answer(admin.createTopics(List.of(missing)).values().get(topic));
            LOG.infof("topic=%s created partitions=%d", topic, partitions);
        } catch (TopicExistsException another) {
            LOG.debugf("topic=%s was there already", topic);
        }
    }

    /** The topic's own limit, where the broker lets us read it. */
    private int limit(String topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try {
            return Integer.parseInt(
                    answer(admin.describeConfigs(List.of(resource)).values().get(resource))
                            .get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG)
                            .value());
        } catch (RuntimeException secret) {
            return LARGEST;
        }
    }

    private static <T> T answer(@Nullable KafkaFuture<T> question) {
        if (question == null) {
            throw new IllegalStateException("the broker was not asked");
        }
        try {
            return question.get();
        } catch (ExecutionException refused) {
            if (refused.getCause() instanceof RuntimeException reason) {
                throw reason;
            }
            throw new IllegalStateException("asking the broker about its topics", refused);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while asking the broker", stop);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
