package org.sise.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A consumer as docs/events.md asks for one: it drops what is not newer than its last, and remembers what it saw. */
final class Reader implements AutoCloseable {
    private final KafkaConsumer<String, String> consumer;
    private final Map<UUID, Integer> last = new HashMap<>();
    private final List<ConsumerRecord<String, String>> all = new ArrayList<>();
    private int repeats;

    Reader(Map<String, Object> broker, String topic, int partitions) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put("enable.auto.commit", false);
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        List<TopicPartition> all = new ArrayList<>();
        for (int number = 0; number < partitions; number++) {
            all.add(new TopicPartition(topic, number));
        }
        consumer.assign(all);
        consumer.seekToBeginning(all);
    }

    /** Reads until each of these incidents has arrived up to its number; fails on the first that is out of order. */
    void readUpTo(Map<UUID, Integer> expected, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!has(expected)) {
            assertThat(System.nanoTime())
                    .as("not all arrived: %s of %s", last, expected)
                    .isLessThan(end);
            consumer.poll(Duration.ofMillis(100)).forEach(this::take);
        }
    }

    private boolean has(Map<UUID, Integer> expected) {
        return expected.entrySet().stream()
                .allMatch(incident -> last.getOrDefault(incident.getKey(), 0) >= incident.getValue());
    }

    private void take(ConsumerRecord<String, String> message) {
        all.add(message);
        UUID incident = UUID.fromString(message.key());
        int number = Integer.parseInt(header(message, "ce_sequence"));
        int known = last.getOrDefault(incident, 0);
        if (number <= known) {
            repeats++;
            return;
        }
        assertThat(number).as("after %d of %s", known, incident).isEqualTo(known + 1);
        last.put(incident, number);
    }

    /** What came since, as "number after previous". */
    List<String> pollSequences() {
        List<String> seen = new ArrayList<>();
        consumer.poll(Duration.ofMillis(100))
                .forEach(message -> seen.add(Integer.parseInt(header(message, "ce_sequence")) + " after "
                        + Integer.parseInt(header(message, "ce_previous"))));
        return seen;
    }

    static String header(ConsumerRecord<String, String> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    List<ConsumerRecord<String, String>> of(UUID incident) {
        return all.stream()
                .filter(message -> message.key().equals(incident.toString()))
                .toList();
    }

    Set<UUID> incidents() {
        return Set.copyOf(last.keySet());
    }

    int repeats() {
        return repeats;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
