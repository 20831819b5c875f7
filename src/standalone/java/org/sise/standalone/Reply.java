package org.sise.standalone;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** {@code ./sise reply UNIT PERSON WHAT INCIDENT BODY}: says something as a department does, and prints what became of it. */
public final class Reply {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private Reply() {}

    public static void main(String[] arguments) {
        Program.run(() -> {
            Arguments given = Arguments.of(arguments).only("data");
            if (given.words().size() != 5) {
                throw new Refusal("say who says what, for example: ./sise reply jx-sfj sun acknowledge INCIDENT"
                        + " '{\"step\": \"verify.jx-sfj.1\"}' (docs/replies.md)");
            }
            Running running = Running.on(given.path("data", Program.home("data")));
            say(running.endpoints().kafka(), given.words());
        });
    }

    private static void say(String kafka, List<String> words) throws Exception {
        String unit = words.getFirst();
        String id = UUID.randomUUID().toString();
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka, "enable.auto.commit", false);
        try (KafkaConsumer<String, String> answers =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> topics = Stream.of("sise.unit.", "sise.drill.unit.")
                    .map(prefix -> new TopicPartition(prefix + unit, 0))
                    .filter(topic -> !answers.partitionsFor(topic.topic()).isEmpty())
                    .toList();
            answers.assign(topics);
            answers.seekToEnd(topics);
            topics.forEach(answers::position); // what is answered from here on
            send(kafka, "sise.reply." + unit, message(words, id));
            System.out.println(answer(answers, id));
        }
    }

    private static Map<String, String> message(List<String> words, String id) {
        return Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                id,
                "ce_source",
                "/sise/reply",
                "ce_type",
                "org.sise.reply." + words.get(2) + ".v1",
                "ce_actor",
                words.get(1),
                "ce_subject",
                words.get(3),
                "content-type",
                "application/json",
                "body",
                words.get(4));
    }

    private static void send(String kafka, String topic, Map<String, String> said) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "acks", "all"), new StringSerializer(), new StringSerializer())) {
            ProducerRecord<String, String> message =
                    new ProducerRecord<>(topic, said.get("ce_subject"), said.get("body"));
            said.forEach((name, value) -> {
                if (!name.equals("body")) {
                    message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
                }
            });
            producer.send(message).get();
        }
    }

    private static String answer(KafkaConsumer<String, String> answers, String id) throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            for (ConsumerRecord<String, String> message : answers.poll(POLL)) {
                if (header(message, "ce_causationid").filter(id::equals).isPresent()) {
                    return header(message, "ce_type").orElse("") + "\n"
                            + JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(message.value()));
                }
            }
        }
        throw new Refusal("no answer within " + PATIENCE.toSeconds() + " s; see ./sise topic sise.reply.rejected");
    }

    private static Optional<String> header(ConsumerRecord<String, String> message, String name) {
        return Optional.ofNullable(message.headers().lastHeader(name))
                .map(Header::value)
                .map(value -> new String(value, StandardCharsets.UTF_8));
    }
}
