package org.sise.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WatchTest {
    @Inject
    @Wellness
    Watch watch;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @Test
    void its_heartbeat_is_heard_and_what_it_finds_is_health_and_metric() {
        watch.lookAndTell();

        assertThat(heard()).contains("org.sise.watch.heartbeat.v1");
        RestAssured.get("/q/health/well").then().body("checks.name", Matchers.hasItem("watch"));
        assertThat(RestAssured.given()
                        .auth()
                        .preemptive()
                        .basic("admin", "admin-demo")
                        .get("/q/metrics")
                        .asString())
                .contains("sise_watch_anomalies{kind=\"broken_chain\"}");
        assertThat(watch.found()).as("of what this suite has done").doesNotContainKey(Anomaly.BROKEN_CHAIN);
    }

    private List<String> heard() {
        List<String> types = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", broker, "enable.auto.commit", false),
                new StringDeserializer(),
                new StringDeserializer())) {
            TopicPartition topic = new TopicPartition("sise.watch", 0);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> consumer.listTopics().containsKey("sise.watch"));
            consumer.assign(List.of(topic));
            consumer.seekToBeginning(List.of(topic));
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(message -> types.add(new String(
                                message.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8)));
                return !types.isEmpty();
            });
        }
        return types;
    }
}
