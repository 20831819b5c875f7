package org.sise.kafka;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sise.contract.Problem;

/** Tells what became of messages that came in. A topic that refuses holds up nothing: the log has what was done. */
final class Postbox implements AutoCloseable {
    private static final int LONGEST = 200;
    private static final Logger LOG = Logger.getLogger(Postbox.class);

    private final KafkaProducer<String, byte[]> producer;
    private final Topics topics;
    private final ObjectMapper json;

    Postbox(String name, Map<String, Object> broker, Topics topics, ObjectMapper json) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "sise-answers-" + name);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        this.producer = new KafkaProducer<>(settings);
        this.topics = topics;
        this.json = json;
    }

    /**
     * Where a message stands that was rejected, and why; its body stays where it is.
     *
     * @param problem what REST would answer; absent where it could not even be read
     */
    record Rejection(
            String topic,
            int partition,
            long offset,
            String reason,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Problem problem) {}

    /** Makes the topic where it is missing and may be made. */
    void prepare(String topic) {
        topics.fault(topic, 0).ifPresent(fault -> LOG.debugf("inbound=no_topic topic=%s reason=%s", topic, fault));
    }

    /**
     * To a topic of the unit that spoke.
     *
     * @throws RetriableException if the broker is away
     */
    void answer(String topic, ConsumerRecord<?, ?> message, CloudEvent event, Answer answer)
            throws InterruptedException {
        // an id may come again after a refusal: the answers are two
        Map<String, String> headers = headers("org.sise.reply." + answer.kind() + ".v1", place(message));
        headers.put("ce_causationid", event.id());
        if (answer instanceof Answer.Taken taken) {
            headers.put("ce_subject", taken.incident().toString());
        }
        send(topic, Optional.ofNullable(event.subject()).orElse(event.id()), headers, answer);
    }

    /**
     * To a topic of what was rejected.
     *
     * @throws RetriableException if the broker is away
     */
    void reject(String topic, ConsumerRecord<?, ?> message, @Nullable String why, Optional<Problem> problem)
            throws InterruptedException {
        String place = place(message);
        Map<String, String> headers = headers("org." + topic + ".v1", place);
        Header id = message.headers().lastHeader("ce_id");
        if (id != null && id.value() != null && id.value().length <= LONGEST) {
            headers.put("ce_causationid", new String(id.value(), StandardCharsets.UTF_8));
        }
        send(
                topic,
                place,
                headers,
                new Rejection(
                        message.topic(),
                        message.partition(),
                        message.offset(),
                        String.valueOf(why),
                        problem.orElse(null)));
    }

    private static String place(ConsumerRecord<?, ?> message) {
        return message.topic() + "/" + message.partition() + "/" + message.offset();
    }

    private static Map<String, String> headers(String type, String id) {
        Map<String, String> headers = new HashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id);
        headers.put("ce_source", "/sise");
        headers.put("ce_type", type);
        headers.put("content-type", "application/json");
        return headers;
    }

    private void send(String topic, String key, Map<String, String> headers, Object body) throws InterruptedException {
        Optional<String> fault = topics.fault(topic, 0);
        if (fault.isPresent()) {
            LOG.errorf("inbound=unanswered topic=%s reason=%s", topic, fault.get());
            return;
        }
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(topic, key, bytes(body));
        headers.forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(message).get();
        } catch (ExecutionException failed) {
            topics.doubt(topic); // looked at before the next: a topic that is gone would hold up all others for ever
            if (failed.getCause() instanceof RetriableException away) {
                throw away;
            }
            LOG.errorf("inbound=unanswered topic=%s reason=%s", topic, failed.getCause());
        }
    }

    private byte[] bytes(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("writing " + body.getClass().getSimpleName(), broken);
        }
    }

    @Override
    public void close() {
        topics.close();
        producer.close();
    }
}
