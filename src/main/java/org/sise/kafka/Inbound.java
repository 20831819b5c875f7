package org.sise.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.sise.store.Outage;

/**
 * Reads what comes in, each partition in its order. A message is done when what became of it is told; only then the
 * group's place moves on. What comes again after that is known by its source and id.
 */
final class Inbound implements Runnable {
    private static final Logger LOG = Logger.getLogger(Inbound.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration PREPARES = Duration.ofMinutes(1);

    private final Channel channel;
    private final Duration pause;
    private final Map<String, Object> settings;
    private final InboundState state;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private long prepared = System.nanoTime() - PREPARES.toNanos();

    /**
     * What is read, and who works on it.
     *
     * @param name of the consumer, and of its group within all of Sise's
     * @param gather how long more is waited for once something is there
     */
    record Channel(String name, Pattern topics, Duration gather, Work work) {}

    /** Works on messages of one partition. */
    interface Work {
        /** Makes missing topics, so that who wants to write finds them. */
        void prepare();

        /**
         * Returns when all are done, and what became of each is told.
         *
         * @throws RetriableException if the broker is away: all are given again
         */
        void work(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> messages) throws InterruptedException;
    }

    Inbound(Channel channel, InboundConfig config, Map<String, Object> broker, InboundState state) {
        this.channel = channel;
        this.pause = config.pause();
        this.state = state;
        settings = new HashMap<>(broker);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "sise-" + channel.name());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, config.group() + "." + channel.name());
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // what was sent before the service first ran is meant for it all the same
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.batch());
        settings.put(
                ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                Math.toIntExact(config.topics().toMillis()));
    }

    void stop() {
        stopped.countDown();
    }

    @Override
    public void run() {
        while (stopped.getCount() > 0) {
            try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
                consumer.subscribe(channel.topics());
                while (stopped.getCount() > 0) {
                    read(consumer);
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException fault) {
                state.failed(fault);
                LOG.errorf(fault, "inbound=interrupted channel=%s", channel.name());
                rest();
            }
        }
    }

    private void rest() {
        try {
            stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }

    private void read(KafkaConsumer<byte[], byte[]> consumer) throws InterruptedException {
        if (System.nanoTime() - prepared > PREPARES.toNanos()) {
            prepared = System.nanoTime();
            channel.work().prepare();
        }
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> found = gathered(consumer);
        state.looked();
        for (Map.Entry<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> messages : found.entrySet()) {
            work(consumer, messages.getKey(), messages.getValue());
        }
    }

    private Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> gathered(KafkaConsumer<byte[], byte[]> consumer) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> all = new LinkedHashMap<>();
        add(all, consumer.poll(LOOK));
        long until = System.nanoTime() + channel.gather().toNanos();
        for (long left = until - System.nanoTime();
                !all.isEmpty() && left > 0 && stopped.getCount() > 0;
                left = until - System.nanoTime()) {
            add(all, consumer.poll(Duration.ofNanos(left)));
        }
        return all;
    }

    private static void add(
            Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> all, ConsumerRecords<byte[], byte[]> more) {
        more.partitions()
                .forEach(partition ->
                        all.computeIfAbsent(partition, key -> new ArrayList<>()).addAll(more.records(partition)));
    }

    private void work(
            KafkaConsumer<byte[], byte[]> consumer,
            TopicPartition partition,
            List<ConsumerRecord<byte[], byte[]>> messages)
            throws InterruptedException {
        try {
            channel.work().work(partition, messages);
            long next = messages.getLast().offset() + 1;
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(next)));
        } catch (RuntimeException fault) {
            if (!(fault instanceof RetriableException) && Outage.behind(fault).isEmpty()) {
                throw fault;
            }
            LOG.warnf("inbound=waits topic=%s reason=%s", partition.topic(), fault.getMessage());
            consumer.seek(partition, messages.getFirst().offset());
            rest();
        }
    }
}
