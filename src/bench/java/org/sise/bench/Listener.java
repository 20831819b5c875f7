package org.sise.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads one topic from now on, in a thread of its own, until it is closed. */
final class Listener implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaConsumer<String, String> consumer;
    private final BiConsumer<Heard, Long> ear;
    private final CountDownLatch listening = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean closed;

    /** A message: what it is about, which one of those it is, and when that was written, in microseconds of the epoch. */
    record Heard(String subject, long number, long previous, long written) {
        String key() {
            return subject + "/" + number;
        }

        /** Ours by its headers; the others' value begins with subject, number and time. */
        private static Heard of(ConsumerRecord<String, String> message) {
            if (message.headers().lastHeader("ce_subject") == null) {
                String[] words = message.value().split("\\|", 4);
                return new Heard(words[0], Long.parseLong(words[1]), 0, Long.parseLong(words[2]));
            }
            String previous = header(message, "ce_previous");
            return new Heard(
                    header(message, "ce_subject"),
                    Long.parseLong(header(message, "ce_sequence")),
                    previous.isEmpty() ? 0 : Long.parseLong(previous),
                    micros(Instant.parse(header(message, "ce_time"))));
        }

        private static String header(ConsumerRecord<String, String> message, String name) {
            var header = message.headers().lastHeader(name);
            return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
        }
    }

    static long micros(Instant time) {
        return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
    }

    /**
     * @param ear hears each message, and when by {@link System#nanoTime()}
     * @throws IllegalStateException if there is no such topic
     */
    Listener(String kafka, String topic, BiConsumer<Heard, Long> ear) throws InterruptedException {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka, "enable.auto.commit", false, "fetch.max.wait.ms", 100),
                new StringDeserializer(),
                new StringDeserializer());
        this.ear = ear;
        thread = Thread.ofPlatform().name("listener").daemon().start(() -> listen(topic));
        if (!listening.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            closed = true;
            throw new IllegalStateException("nothing can be heard on " + topic);
        }
    }

    private void listen(String topic) {
        List<TopicPartition> partitions = partitions(topic);
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        listening.countDown();
        while (!closed) {
            var messages = consumer.poll(POLL);
            long now = System.nanoTime();
            messages.forEach(message -> ear.accept(Heard.of(message), now));
        }
        consumer.close();
    }

    /** The relay makes a topic with its first message. */
    private List<TopicPartition> partitions(String topic) {
        List<TopicPartition> partitions = List.of();
        while (partitions.isEmpty() && !closed) {
            partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
        }
        return partitions;
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** A topic of one partition, as a unit's is. */
    static void make(String kafka, String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        } catch (java.util.concurrent.ExecutionException known) {
            if (!(known.getCause() instanceof TopicExistsException)) {
                throw known;
            }
        }
    }
}
