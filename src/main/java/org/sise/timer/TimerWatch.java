package org.sise.timer;

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

/** Says whether limits pass: a stuck one holds up its own incident only, so it is wellness, not readiness. */
@Wellness
@ApplicationScoped
class TimerWatch implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(TimerWatch.class);
    private static final Duration SILENT = Duration.ofSeconds(30);

    private final StuckLimits limits;
    private final TimerThread timer;
    private final TimerConfig config;
    private volatile int stuck;

    TimerWatch(StuckLimits limits, TimerThread timer, TimerConfig config, MeterRegistry metrics) {
        this.limits = limits;
        this.timer = timer;
        this.config = config;
        Gauge.builder("sise.timer.stuck", this, watch -> watch.stuck)
                .description("incidents whose limits have failed to pass " + StuckLimits.LOUD + " times or more")
                .register(metrics);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            stuck = limits.count(StuckLimits.LOUD);
        } catch (SQLException unreachable) {
            LOG.debugf("timer=stuck_unknown reason=%s", unreachable.getMessage());
        }
    }

    @Override
    public HealthCheckResponse call() {
        List<String> faults = faults();
        return HealthCheckResponse.named("timer")
                .status(faults.isEmpty())
                .withData("faults", String.join("; ", faults))
                .withData("enabled", config.enabled())
                .withData("stuck", stuck)
                .build();
    }

    private List<String> faults() {
        List<String> faults = new ArrayList<>();
        Duration silent = timer.silentFor();
        if (config.enabled() && silent.compareTo(SILENT) > 0) {
            faults.add("no look at the limits has succeeded for " + silent.toSeconds() + " s");
        }
        if (stuck > 0) {
            faults.add("the limits of " + stuck + " incidents cannot pass (table stuck_limit)");
        }
        return faults;
    }
}
