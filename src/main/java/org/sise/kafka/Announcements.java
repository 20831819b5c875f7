package org.sise.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sise.app.Sighting;
import org.sise.directory.WireNames;

/** Tells on {@code sise.watch} what the watch says. While Kafka is away nobody hears its heartbeat: that is missed. */
@ApplicationScoped
class Announcements {
    static final String TOPIC = "sise.watch";

    private static final Logger LOG = Logger.getLogger(Announcements.class);

    private final Map<String, Object> broker;
    private final RelayConfig config;
    private final ObjectMapper json;
    /** Of this replica, since it started. */
    private final String replica = UUID.randomUUID().toString();

    private @Nullable KafkaProducer<String, byte[]> producer;
    private @Nullable Topics topics;

    Announcements(
            @Identifier("default-kafka-broker") Map<String, Object> broker, RelayConfig config, ObjectMapper json) {
        this.broker = broker;
        this.config = config;
        this.json = json;
    }

    /** The body, version 1. */
    private record Said(String replica, List<String> anomalies, List<String> incidents) {}

    synchronized void onSighting(@Observes Sighting sighting) {
        String type = "org.sise.watch." + WireNames.of(sighting.kind()) + ".v1";
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(
                TOPIC, replica, body(new Said(replica, sighting.anomalies(), sighting.incidents())));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_source", "/sise/watch",
                        "ce_type", type,
                        "content-type", "application/json")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            topics().fault(TOPIC, 0).ifPresent(fault -> LOG.warnf("watch=unheard type=%s reason=%s", type, fault));
            producer().send(message, (written, failure) -> {
                if (failure != null) {
                    LOG.warnf("watch=unheard type=%s reason=%s", type, failure.getMessage());
                }
            });
        } catch (RuntimeException away) {
            LOG.warnf("watch=unheard type=%s reason=%s", type, away.getMessage());
        }
    }

    /** Asked before each message: made as soon as the broker is there. */
    private Topics topics() {
        if (topics == null) {
            topics = new Topics("sise-watch-topics", broker, config.topics());
        }
        return topics;
    }

    private KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            Map<String, Object> settings = new HashMap<>(broker);
            settings.put(ProducerConfig.CLIENT_ID_CONFIG, "sise-watch");
            settings.put(ProducerConfig.ACKS_CONFIG, "all");
            settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000);
            settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
            settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
            producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    private byte[] body(Said said) {
        try {
            return json.writeValueAsBytes(said);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("writing what the watch says", broken);
        }
    }

    synchronized void onStop(@Observes ShutdownEvent event) {
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
        }
        if (topics != null) {
            topics.close();
        }
    }
}
