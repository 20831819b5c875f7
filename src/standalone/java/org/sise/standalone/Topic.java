package org.sise.standalone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

/** {@code ./sise topic UNIT}: prints a unit's messages from the first one on, headers and body, as they come. */
public final class Topic {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final ObjectMapper JSON = new ObjectMapper();

    private Topic() {}

    public static void main(String[] arguments) {
        Program.run(() -> {
            Arguments given = Arguments.of(arguments).only("data", "once", "follow");
            if (given.words().size() != 1) {
                throw new Refusal("name one unit, for example: ./sise topic jx-sfj");
            }
            Running running = Running.on(given.path("data", Program.home("data")));
            read(running.endpoints().kafka(), name(given.words().getFirst()), given.has("once"));
        });
    }

    static String name(String word) {
        if (word.contains(".")) {
            return word;
        }
        return word.equals("incidents") ? "sise.incidents" : "sise.unit." + word;
    }

    private static void read(String kafka, String topic, boolean once) throws Exception {
        requireTopic(kafka, topic);
        try (KafkaConsumer<String, String> consumer = consumer(kafka)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            System.err.println("# " + topic + (once ? "" : ", from the beginning; Ctrl-C ends it"));
            do {
                consumer.poll(POLL).forEach(message -> System.out.println(readable(message)));
            } while (!once
                    || ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue()));
        }
    }

    private static void requireTopic(String kafka, String topic) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            Set<String> names = admin.listTopics().names().get();
            if (!names.contains(topic)) {
                throw new Refusal("there is no topic " + topic + "; there are: "
                        + (names.isEmpty()
                                ? "none yet"
                                : String.join(", ", names.stream().sorted().toList())) + ".");
            }
        }
    }

    private static KafkaConsumer<String, String> consumer(String kafka) {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka, "enable.auto.commit", false);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }

    private static String readable(ConsumerRecord<String, String> message) {
        StringBuilder text = new StringBuilder("\n── ")
                .append(message.partition())
                .append('/')
                .append(message.offset())
                .append("  key ")
                .append(message.key())
                .append('\n');
        for (Header header : message.headers()) {
            text.append("   ")
                    .append(header.key())
                    .append(": ")
                    .append(value(header))
                    .append('\n');
        }
        return text.append(pretty(message.value())).toString();
    }

    private static String value(Header header) {
        return header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** A body that is no JSON is shown as it is: the reader wants to see it all the more. */
    private static String pretty(String body) {
        if (body == null) {
            return "(no body)";
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(body));
        } catch (JsonProcessingException e) {
            return body;
        }
    }
}
