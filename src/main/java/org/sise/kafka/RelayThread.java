package org.sise.kafka;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.sise.app.Committed;
import org.sise.directory.DirectoryStart;

/** Runs this replica's relay from the start of the service to its end. */
@ApplicationScoped
class RelayThread {
    private static final Duration STOPS = Duration.ofSeconds(10);

    private final RelayConfig config;
    private final Map<String, Object> broker;
    private final Optional<LockSession.Database> database;
    private final RelayState state = new RelayState();
    private @Nullable Relay relay;
    private @Nullable Thread thread;

    RelayThread(
            RelayConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") Optional<String> url,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
        this.config = config;
        this.broker = broker;
        this.database = config.jdbcUrl()
                .or(() -> url)
                .map(direct -> new LockSession.Database(direct, user.orElse(""), password.orElse("")));
    }

    void onStart(@Observes @Priority(DirectoryStart.PRIORITY + 100) StartupEvent event, MeterRegistry metrics) {
        if (!config.enabled() || database.isEmpty()) {
            return;
        }
        FunctionCounter.builder("sise.relay.published", state, RelayState::published)
                .description("messages written to Kafka, repeats included")
                .register(metrics);
        Gauge.builder("sise.relay.publishing", state, now -> now.isPublishing() ? 1 : 0)
                .description("1 on the one replica that publishes")
                .register(metrics);
        relay = new Relay(database.get(), broker, config, state);
        thread = Thread.ofPlatform().name("sise-relay").daemon().start(relay);
    }

    void onCommitted(@Observes Committed committed) {
        if (relay != null) {
            relay.wake();
        }
    }

    /** Before the pool and the clients go; what is not told by then is told by the next relay. */
    void onStop(@Observes ShutdownEvent event) throws InterruptedException {
        if (relay != null && thread != null) {
            relay.stop();
            thread.join(STOPS);
        }
    }

    RelayState state() {
        return state;
    }
}
