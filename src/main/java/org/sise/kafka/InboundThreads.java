package org.sise.kafka;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.health.api.Wellness;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.sise.directory.Directory;
import org.sise.directory.DirectoryStart;
import org.sise.directory.WireNames;

/** Reads messages at this replica from the start of the service to its end, and says whether it does. */
@Wellness
@ApplicationScoped
class InboundThreads implements HealthCheck {
    private static final Duration STOPS = Duration.ofSeconds(10);
    private static final Duration SILENT = Duration.ofSeconds(60);

    private final InboundConfig config;
    private final RelayConfig relay;
    private final Map<String, Object> broker;
    private final Directory directory;
    private final ObjectMapper json;
    private final List<Reading> readings = new ArrayList<>();

    InboundThreads(
            InboundConfig config,
            RelayConfig relay,
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            Directory directory,
            ObjectMapper json) {
        this.config = config;
        this.relay = relay;
        this.broker = broker;
        this.directory = directory;
        this.json = json;
    }

    /** One channel that is read. */
    private record Reading(String name, Inbound inbound, Thread thread, Postbox postbox, InboundState state) {
        boolean isWell() {
            return thread.isAlive()
                    && state.failure().isEmpty()
                    && state.sinceLook().compareTo(SILENT) < 0;
        }
    }

    void onStart(
            @Observes @Priority(DirectoryStart.PRIORITY + 100) StartupEvent event,
            Replies replies,
            Intakes intakes,
            MeterRegistry metrics) {
        if (!config.enabled()) {
            return;
        }
        InboundState ofReplies = new InboundState();
        Postbox answers = postbox("replies");
        ReplyTopics topics = new ReplyTopics(replies, directory, answers, ofReplies);
        start(new Inbound.Channel("replies", ReplyTopics.TOPICS, Duration.ZERO, topics), answers, ofReplies);
        InboundState ofIntake = new InboundState();
        Postbox rejections = postbox("intake");
        IntakeTopic topic = new IntakeTopic(intakes, rejections, ofIntake);
        start(new Inbound.Channel("intake", IntakeTopic.TOPICS, config.gather(), topic), rejections, ofIntake);
        readings.forEach(reading -> count(reading, metrics));
    }

    private Postbox postbox(String name) {
        return new Postbox(name, broker, new Topics("sise-" + name + "-topics", broker, relay.topics()), json);
    }

    private void start(Inbound.Channel channel, Postbox postbox, InboundState state) {
        Inbound inbound = new Inbound(channel, config, broker, state);
        Thread thread =
                Thread.ofPlatform().name("sise-" + channel.name()).daemon().start(inbound);
        readings.add(new Reading(channel.name(), inbound, thread, postbox, state));
    }

    private static void count(Reading reading, MeterRegistry metrics) {
        for (InboundState.Outcome outcome : InboundState.Outcome.values()) {
            FunctionCounter.builder("sise.inbound", reading.state(), state -> state.of(outcome))
                    .tag("channel", reading.name())
                    .tag("outcome", WireNames.of(outcome))
                    .description("messages that came in by Kafka")
                    .register(metrics);
        }
    }

    /** Before the pool and the clients go; a message that is not done by then is read again by the next. */
    void onStop(@Observes ShutdownEvent event) throws InterruptedException {
        readings.forEach(reading -> reading.inbound().stop());
        for (Reading reading : readings) {
            reading.thread().join(STOPS);
            reading.postbox().close();
        }
    }

    @Override
    public HealthCheckResponse call() {
        List<String> faults = readings.stream()
                .filter(reading -> !reading.isWell())
                .map(reading -> reading.name() + ": "
                        + reading.state()
                                .failure()
                                .orElseGet(() -> "silent for "
                                        + reading.state().sinceLook().toSeconds() + " s"))
                .toList();
        return HealthCheckResponse.named("inbound")
                .status(faults.isEmpty())
                .withData("faults", String.join("; ", faults))
                .build();
    }
}
