package org.sise.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads every topic from its beginning as a department does, dropping what is not newer than its last, and compares what
 * remains with the log.
 */
final class TopicCheck {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Who must hear of which entry: its audience as far as it has a topic, and the centre of each that is no drill's. */
    private static final String DUE = """
            select case i.clock when 'real' then 'sise.unit.' else 'sise.drill.unit.' end || u.code as topic,
                   e.incident::text, e.number, e.hash
              from entry e join incident i on i.id = e.incident
              join unit u on u.code = any(e.audience) and u.delivery = 'kafka'
            union all select 'sise.incidents', e.incident::text, e.number, e.hash
              from entry e join incident i on i.id = e.incident where i.clock = 'real'""";

    /** Of the relay; the watch's heartbeats are no entries. */
    private static final Pattern TOLD = Pattern.compile("sise\\.(?:incidents|(?:drill\\.)?unit\\..+)");

    private final Map<Lane, TreeMap<Integer, String>> arrived = new HashMap<>();
    private final Map<String, String> bodies = new HashMap<>();
    private int messages;
    private int repeats;

    private record Lane(String topic, String incident) {}

    private TopicCheck() {}

    /** Every topic is complete and in order. */
    static TopicCheck holds(Connection connection, Map<String, Object> kafka) throws SQLException {
        TopicCheck check = new TopicCheck();
        check.readAll(kafka);
        assertThat(check.arrived).isEqualTo(due(connection));
        return check;
    }

    private static Map<Lane, TreeMap<Integer, String>> due(Connection connection) throws SQLException {
        Map<Lane, TreeMap<Integer, String>> due = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(DUE)) {
            while (row.next()) {
                due.computeIfAbsent(new Lane(row.getString(1), row.getString(2)), lane -> new TreeMap<>())
                        .put(row.getInt(3), row.getString(4));
            }
        }
        return due;
    }

    private void readAll(Map<String, Object> kafka) {
        try (var consumer = new KafkaConsumer<>(kafka, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().entrySet().stream()
                    .filter(topic -> TOLD.matcher(topic.getKey()).matches())
                    .flatMap(topic -> topic.getValue().stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(this::take);
            }
        }
    }

    private void take(ConsumerRecord<String, String> message) {
        if (message.headers().lastHeader("ce_causationid") != null) {
            return; // an answer to what a department said, and no entry
        }
        messages++;
        TreeMap<Integer, String> lane =
                arrived.computeIfAbsent(new Lane(message.topic(), message.key()), any -> new TreeMap<>());
        int number = Integer.parseInt(header(message, "ce_sequence"));
        int last = lane.isEmpty() ? 0 : lane.lastKey();
        String before = bodies.putIfAbsent(header(message, "ce_id"), message.value());
        if (number <= last) {
            repeats++;
            assertThat(before).as("first telling of what repeats").isEqualTo(message.value());
            return;
        }
        int previous = message.topic().equals("sise.incidents")
                ? number - 1
                : Integer.parseInt(header(message, "ce_previous"));
        assertThat(last)
                .as("before %d of %s on %s", number, message.key(), message.topic())
                .isEqualTo(previous);
        lane.put(number, hash(message.value()));
    }

    private static String header(ConsumerRecord<String, String> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static String hash(String body) {
        try {
            return JSON.readTree(body).path("hash").asText();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public String toString() {
        return messages + " messages in " + arrived.size() + " lanes, " + repeats + " repeats";
    }
}
