package org.sise.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.Dependent;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What the departments hear: a real consumer on a topic, read once everything that was written has been sent. Every
 * reading holds the order, the absence of gaps and the absence of typed words.
 */
@Dependent
class Ears {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CENTRE = "sise.incidents";
    private static final Pattern WORDS = Pattern.compile("\\p{IsHan}");

    private final AgroalDataSource database;
    private final String broker;
    private final ObjectMapper json;

    Ears(
            AgroalDataSource database,
            @ConfigProperty(name = "kafka.bootstrap.servers") String broker,
            ObjectMapper json) {
        this.database = database;
        this.broker = broker;
        this.json = json;
    }

    /** A message: its entry's number, the number of the one before it on this topic, its body. */
    record Heard(int number, int previous, JsonNode body) {
        String event() {
            return body.path("event").asText();
        }

        List<String> steps() {
            return body.findValuesAsText("id").stream()
                    .filter(id -> id.chars().filter(sign -> sign == '.').count() == 2)
                    .toList();
        }

        /** The unit's own step that it is about, with its state; empty if it is about none. */
        String step() {
            return body.has("step")
                    ? body.path("step").path("id").asText() + " "
                            + body.path("step").path("state").asText()
                    : "";
        }
    }

    /** What a department's topic told of the incident. */
    List<Heard> of(String unit, UUID incident) {
        List<Heard> heard = read("sise.unit." + unit, incident);
        int before = 0;
        for (Heard message : heard) {
            assertThat(message.previous()).as("ce_previous on %s", unit).isEqualTo(before);
            assertThat(message.number()).as("ce_sequence on %s", unit).isGreaterThan(before);
            assertThat(message.body().toString()).as("body on %s", unit).doesNotContainPattern(WORDS);
            assertThat(message.steps()).as("steps on %s", unit).allMatch(step -> step.contains("." + unit + "."));
            before = message.number();
        }
        return heard;
    }

    /** What the centre's topic told: every entry, chained. */
    List<Heard> ofCentre(UUID incident) {
        List<Heard> heard = read(CENTRE, incident);
        String hash = "";
        for (int i = 0; i < heard.size(); i++) {
            JsonNode body = heard.get(i).body();
            assertThat(heard.get(i).number()).isEqualTo(i + 1);
            assertThat(i == 0 || body.path("previousHash").asText().equals(hash))
                    .as("chained at %d", i + 1)
                    .isTrue();
            assertThat(body.toString()).doesNotContainPattern(WORDS);
            hash = body.path("hash").asText();
        }
        return heard;
    }

    private List<Heard> read(String topic, UUID incident) {
        await().atMost(PATIENCE).until(() -> waiting("outbox", incident) == 0);
        await().atMost(PATIENCE).until(() -> waiting("parked", incident) == 0);
        Map<String, Object> settings = Map.of("bootstrap.servers", broker, "enable.auto.commit", false);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<PartitionInfo> partitions = consumer.listTopics().getOrDefault(topic, List.of());
            List<TopicPartition> all = partitions.stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            List<Heard> heard = new ArrayList<>();
            while (isBehind(consumer, all)) {
                for (ConsumerRecord<String, String> message : consumer.poll(Duration.ofMillis(200))) {
                    if (message.key().equals(incident.toString()) && !isAnswer(message)) {
                        heard.add(heard(message));
                    }
                }
            }
            return heard;
        }
    }

    /** To what the department itself said. */
    private static boolean isAnswer(ConsumerRecord<String, String> message) {
        return message.headers().lastHeader("ce_causationid") != null;
    }

    private static boolean isBehind(KafkaConsumer<String, String> consumer, List<TopicPartition> all) {
        return consumer.endOffsets(all).entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }

    private Heard heard(ConsumerRecord<String, String> message) {
        try {
            boolean toUnit = message.headers().lastHeader("ce_previous") != null;
            return new Heard(
                    header(message, "ce_sequence"),
                    toUnit ? header(message, "ce_previous") : 0,
                    json.readTree(message.value()));
        } catch (JsonProcessingException broken) {
            throw new AssertionError("no JSON on " + message.topic() + ": " + message.value(), broken);
        }
    }

    private static int header(ConsumerRecord<String, String> message, String name) {
        return Integer.parseInt(new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8));
    }

    private long waiting(String table, UUID incident) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select count(*) from " + table + " where incident = ?")) {
            select.setObject(1, incident);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
