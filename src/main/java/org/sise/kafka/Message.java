package org.sise.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** One message as it goes out: CloudEvents 1.0, binary mode. */
record Message(Lane lane, int number, Map<String, String> headers, byte[] body) {

    /** What keeps its order: one incident on one topic. */
    record Lane(UUID incident, String topic) {}

    ProducerRecord<String, byte[]> asRecord() {
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(lane.topic(), lane.incident().toString(), body);
        headers.forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return message;
    }
}
