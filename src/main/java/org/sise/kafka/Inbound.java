package org.sise.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
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
    private static final Duration PREPARES = Duration.ofMinutes(1);
    /** After which a round ends, done or not: whoever works on for long is taken for dead by the broker. */
    private static final Duration ROUND = Duration.ofSeconds(30);

    private static final int DEAD_AFTER = Math.toIntExact(Duration.ofMinutes(10).toMillis());
    private static final int MOST_BYTES = 8 * 1024 * 1024; // of one look

    private final Channel channel;
    private final InboundConfig config;
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
         * Works on the first of them, or on so many as belong together; returns how many are done, and told, then.
         *
         * @throws RetriableException if the broker is away: they are given again
         */
        int work(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> messages) throws InterruptedException;
    }

    Inbound(Channel channel, InboundConfig config, Map<String, Object> broker, InboundState state) {
        this.channel = channel;
        this.config = config;
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
        // topics of one partition each would all go to the first replica by the usual one
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        // of a replica that was killed: for so long its topics are not read
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.batch());
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MOST_BYTES);
        settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, DEAD_AFTER);
        settings.put(
                ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                Math.toIntExact(config.topics().toMillis()));
    }

    void stop() {
        stopped.countDown();
    }

    @Override
    public void run() {
        while (!isStopped()) {
            try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
                consumer.subscribe(channel.topics());
                while (!isStopped()) {
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

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void rest() {
        try {
            stopped.await(config.pause().toMillis(), TimeUnit.MILLISECONDS);
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
        Gathered found = Gathered.from(consumer, channel.gather(), config.batch(), this::isStopped);
        state.looked();
        long end = System.nanoTime() + ROUND.toNanos();
        boolean goesOn = true;
        for (Map.Entry<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> messages :
                found.messages().entrySet()) {
            // what one outage stops is stopped for all: each would wait for it anew
            goesOn = goesOn && work(consumer, messages.getKey(), messages.getValue(), end);
            if (!goesOn) {
                back(consumer, messages.getKey(), messages.getValue().getFirst().offset());
            }
        }
    }

    /** False: the round ends; what was done is noted, and the partition begins anew after that. */
    private boolean work(
            KafkaConsumer<byte[], byte[]> consumer,
            TopicPartition partition,
            List<ConsumerRecord<byte[], byte[]>> messages,
            long end)
            throws InterruptedException {
        int done = 0;
        try {
            while (done < messages.size() && !isStopped() && System.nanoTime() < end) {
                done += channel.work().work(partition, messages.subList(done, messages.size()));
            }
            note(consumer, partition, messages, done);
            state.worked();
        } catch (RuntimeException fault) {
            if (!(fault instanceof RetriableException) && Outage.behind(fault).isEmpty()) {
                throw fault;
            }
            state.failed(fault);
            LOG.warnf("inbound=waits topic=%s reason=%s", partition.topic(), fault.getMessage());
            rest();
            note(consumer, partition, messages, done);
        }
        boolean all = done == messages.size();
        if (!all) {
            messages.subList(0, done).clear(); // what is left is put back
        }
        return all;
    }

    private static void note(
            KafkaConsumer<byte[], byte[]> consumer,
            TopicPartition partition,
            List<ConsumerRecord<byte[], byte[]>> messages,
            int done) {
        if (done > 0 && consumer.assignment().contains(partition)) {
            long next = messages.get(done - 1).offset() + 1;
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(next)));
        }
    }

    private static void back(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long offset) {
        if (consumer.assignment().contains(partition)) {
            consumer.seek(partition, offset);
        }
    }
}
