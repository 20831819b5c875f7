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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
    private final InboundState state = new InboundState();
    private final Map<Inbound, Thread> threads = new LinkedHashMap<>();
    private final List<Postbox> postboxes = new ArrayList<>();

    InboundThreads(
            InboundConfig config,
            RelayConfig relay,
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            Directory directory) {
        this.config = config;
        this.relay = relay;
        this.broker = broker;
        this.directory = directory;
    }

    void onStart(
            @Observes @Priority(DirectoryStart.PRIORITY + 100) StartupEvent event,
            Replies replies,
            Intakes intakes,
            ObjectMapper json,
            MeterRegistry metrics) {
        if (!config.enabled()) {
            return;
        }
        for (InboundState.Outcome outcome : InboundState.Outcome.values()) {
            FunctionCounter.builder("sise.inbound", state, now -> now.of(outcome))
                    .tag("outcome", WireNames.of(outcome))
                    .description("messages that came in by Kafka")
                    .register(metrics);
        }
        start("replies", ReplyTopics.TOPICS, Duration.ZERO, new ReplyTopics(replies, directory, postbox(json), state));
        start("intake", IntakeTopic.TOPICS, config.gather(), new IntakeTopic(intakes, postbox(json), state));
    }

    private Postbox postbox(ObjectMapper json) {
        Postbox postbox = new Postbox(broker, new Topics(broker, relay.topics()), json);
        postboxes.add(postbox);
        return postbox;
    }

    private void start(String name, Pattern topics, Duration gather, Inbound.Work work) {
        Inbound inbound = new Inbound(new Inbound.Channel(name, topics, gather, work), config, broker, state);
        threads.put(inbound, Thread.ofPlatform().name("sise-" + name).daemon().start(inbound));
    }

    /** Before the pool and the clients go; a message that is not done by then is read again by the next. */
    void onStop(@Observes ShutdownEvent event) throws InterruptedException {
        threads.keySet().forEach(Inbound::stop);
        for (Thread thread : threads.values()) {
            thread.join(STOPS);
        }
        postboxes.forEach(Postbox::close);
    }

    @Override
    public HealthCheckResponse call() {
        boolean well = !config.enabled()
                || state.failure().isEmpty() && state.sinceLook().compareTo(SILENT) < 0;
        return HealthCheckResponse.named("inbound")
                .status(well)
                .withData("failure", state.failure().orElse(""))
                .withData("secondsSinceLook", state.sinceLook().toSeconds())
                .build();
    }
}
