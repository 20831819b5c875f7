package org.sise.kafka;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** A department's program: it writes to one topic and reads what becomes of it on another. */
public final class Department implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, String> consumer;
    private final String out;
    private final List<ConsumerRecord<String, String>> heard = new ArrayList<>();

    private Department(String broker, String out, String in) {
        this.out = out;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker, "max.request.size", 8 * 1024 * 1024),
                new StringSerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker, "enable.auto.commit", false),
                new StringDeserializer(),
                new StringDeserializer());
        TopicPartition topic = new TopicPartition(in, 0);
        consumer.assign(List.of(topic));
        consumer.seekToBeginning(List.of(topic));
    }

    public static Department of(String unit, String broker) {
        return new Department(broker, "sise.reply." + unit, "sise.unit." + unit);
    }

    /** It hears what concerns drills. */
    public static Department inDrills(String unit, String broker) {
        return new Department(broker, "sise.reply." + unit, "sise.drill.unit." + unit);
    }

    /** It reads what was rejected. */
    static Department rejected(String out, String broker) {
        return new Department(broker, out, out.startsWith("sise.reply.") ? "sise.reply.rejected" : out + ".rejected");
    }

    /** What is said; {@code id} new unless it is to be said again. */
    public record Said(String id, String actor, String type, String incident, String body) {
        public static Said of(String actor, String type, String incident, String body) {
            return new Said(UUID.randomUUID().toString(), actor, "org.sise." + type + ".v1", incident, body);
        }

        Said with(String otherBody) {
            return new Said(id, actor, type, incident, otherBody);
        }

        Map<String, String> headers() {
            Map<String, String> headers = new HashMap<>();
            headers.put("ce_specversion", "1.0");
            headers.put("ce_id", id);
            headers.put("ce_source", "/department/test");
            headers.put("ce_type", type);
            headers.put("ce_actor", actor);
            headers.put("content-type", "application/json");
            if (!incident.isEmpty()) {
                headers.put("ce_subject", incident);
            }
            return headers;
        }
    }

    /** Single quotes in the body stand for double ones. */
    void send(Said said) throws ExecutionException, InterruptedException {
        send(said.headers(), said.body().replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    void send(Map<String, String> headers, byte @Nullable [] body) throws ExecutionException, InterruptedException {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(out, "key", body);
        headers.forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(message).get();
    }

    /** Sends it, and waits for the first answer to it that was not heard before. */
    public Answered asks(Said said) throws ExecutionException, InterruptedException {
        long before = answers(said.id()).size();
        send(said);
        await().atMost(PATIENCE).until(() -> answers(said.id()).size() > before);
        return answered(answers(said.id()).getLast());
    }

    /** The rejection, once it is there, whose reason holds the words. */
    Answered hears(String words) {
        return answered(await().atMost(PATIENCE)
                .until(
                        () -> {
                            listen();
                            return heard.stream()
                                    .filter(message -> message.value().contains(words))
                                    .findFirst();
                        },
                        Optional::isPresent)
                .orElseThrow());
    }

    private List<ConsumerRecord<String, String>> answers(String id) {
        listen();
        return heard.stream()
                .filter(message -> message.headers().lastHeader("ce_causationid") != null)
                .filter(message -> Reader.header(message, "ce_causationid").equals(id))
                .toList();
    }

    private void listen() {
        consumer.poll(Duration.ofMillis(100)).forEach(heard::add);
    }

    /** @param type the last part but the version: taken, refused, rejected */
    public record Answered(String type, JsonNode body) {}

    private static Answered answered(ConsumerRecord<String, String> message) {
        try {
            String[] type = Reader.header(message, "ce_type").split("\\.");
            return new Answered(type[type.length - 2], JSON.readTree(message.value()));
        } catch (JsonProcessingException broken) {
            throw new AssertionError("no JSON: " + message.value(), broken);
        }
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
