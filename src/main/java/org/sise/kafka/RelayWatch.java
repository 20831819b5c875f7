package org.sise.kafka;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jboss.logging.Logger;
import org.sise.store.Parked;

/** Says how the telling of Kafka is going: people work on whatever it says, so it is wellness, not readiness. */
@Wellness
@ApplicationScoped
class RelayWatch implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(RelayWatch.class);
    private static final Duration LATE = Duration.ofSeconds(30);
    private static final Duration NO_ANSWER = Duration.ofSeconds(5);

    private final Parked parked;
    private final RelayThread relay;
    private volatile Parked.Backlog backlog = Parked.Backlog.NONE;

    RelayWatch(Parked parked, RelayThread relay, MeterRegistry metrics) {
        this.parked = parked;
        this.relay = relay;
        Gauge.builder("sise.relay.pending", this, watch -> watch.backlog.pending())
                .description("entries that wait for Kafka, counted up to " + Parked.MOST)
                .register(metrics);
        Gauge.builder("sise.relay.oldest.pending", this, watch -> watch.backlog.oldestSeconds())
                .baseUnit("seconds")
                .register(metrics);
        Gauge.builder("sise.relay.parked", this, watch -> watch.backlog.parked())
                .description("incidents that wait on a topic which cannot be written")
                .register(metrics);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            backlog = parked.backlog();
        } catch (SQLException unreachable) {
            LOG.debugf("relay=backlog_unknown reason=%s", unreachable.getMessage());
        }
    }

    @Override
    public HealthCheckResponse call() {
        Parked.Backlog now = backlog;
        List<String> faults = faults(now);
        return HealthCheckResponse.named("relay")
                .status(faults.isEmpty())
                .withData("faults", String.join("; ", faults))
                .withData("publishing", relay.state().isPublishing())
                .withData("pending", now.pending())
                .withData("oldestPendingSeconds", Math.round(now.oldestSeconds()))
                .withData("parked", now.parked())
                .build();
    }

    private List<String> faults(Parked.Backlog now) {
        List<String> faults = new ArrayList<>();
        if (relay.state().waiting().compareTo(NO_ANSWER) > 0) {
            faults.add("Kafka has not answered for " + relay.state().waiting().toSeconds() + " s");
        }
        relay.state().failure().ifPresent(failure -> faults.add("the relay is interrupted: " + failure));
        if (now.oldestSeconds() > LATE.toSeconds()) {
            faults.add("the oldest entry has waited for " + Math.round(now.oldestSeconds()) + " s");
        }
        if (now.parked() > 0) {
            faults.add(now.parked() + " incidents wait on topics that cannot be written: "
                    + String.join(", ", now.topics()));
        }
        return faults;
    }
}
