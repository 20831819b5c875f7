package org.sise.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jboss.logging.Logger;
import org.sise.app.Sighting;
import org.sise.app.Sighting.Kind;
import org.sise.directory.WireNames;
import org.sise.store.Anomalies;

/**
 * Looks every minute for what must never be. It repairs nothing: it warns by metric, health and a message, and its
 * heartbeat on {@code sise.watch} is missed when it is silent itself. Each replica looks.
 */
@Startup
@Wellness
@ApplicationScoped
public class Watch implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(Watch.class);
    private static final int MISSED_LOOKS = 5;
    private static final Set<String> OFF = Set.of("off", "disabled");
    /** A day, and what a pass over it may take. */
    private static final Duration LOOKED_AT_ANEW = Duration.ofHours(26);

    private final WatchConfig config;
    private final Anomalies anomalies;
    private final Links links;
    private final Event<Sighting> sightings;
    private final Map<Anomaly, List<String>> found = new ConcurrentHashMap<>();
    private volatile long looked = System.nanoTime();

    Watch(Anomalies anomalies, WatchConfig config, Event<Sighting> sightings, MeterRegistry metrics) {
        this.anomalies = anomalies;
        this.config = config;
        this.sightings = sightings;
        links = new Links(anomalies, config.entries());
        for (Anomaly anomaly : Anomaly.values()) {
            Gauge.builder(
                            "sise.watch.anomalies",
                            this,
                            watch -> watch.of(anomaly).size())
                    .tag("kind", WireNames.of(anomaly))
                    .description("incidents in which something is that must never be, at most some")
                    .register(metrics);
        }
    }

    private List<String> of(Anomaly anomaly) {
        return found.getOrDefault(anomaly, List.of());
    }

    @Scheduled(every = "${sise.watch.every:60s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void lookAndTell() {
        look();
        List<String> kinds = found.keySet().stream().map(WireNames::of).sorted().toList();
        List<String> incidents = found.values().stream()
                .flatMap(List::stream)
                .distinct()
                .sorted()
                .toList();
        sightings.fire(new Sighting(Kind.HEARTBEAT, kinds, incidents));
    }

    /** Each by itself: one that cannot look hides no other. */
    void look() {
        boolean all = true;
        for (Anomaly anomaly : Anomaly.values()) {
            try {
                note(anomaly, incidents(anomaly, anomalies.now()));
            } catch (RuntimeException blind) {
                all = false;
                LOG.warnf("watch=blind anomaly=%s reason=%s", WireNames.of(anomaly), blind.getMessage());
            }
        }
        if (all) {
            looked = System.nanoTime();
        }
    }

    private List<String> incidents(Anomaly anomaly, Instant now) {
        Instant then = now.minus(config.patience());
        return switch (anomaly) {
            case SILENT_LIMIT -> anomalies.silentLimits(then);
            case SLEPT_LIMIT -> anomalies.sleptLimits(then);
            case UNTOLD_ENTRY -> anomalies.untold(then);
            case BROKEN_CHAIN -> links.broken(now.minus(LOOKED_AT_ANEW));
            case IDLE_INCIDENT -> anomalies.idle(then);
        };
    }

    private void note(Anomaly anomaly, List<String> incidents) {
        List<String> before = of(anomaly);
        List<String> more =
                incidents.stream().filter(one -> !before.contains(one)).toList();
        if (incidents.isEmpty()) {
            found.remove(anomaly);
        } else {
            found.put(anomaly, List.copyOf(incidents));
        }
        if (!more.isEmpty()) {
            LOG.errorf("watch=found anomaly=%s incidents=%s", WireNames.of(anomaly), more);
            sightings.fire(new Sighting(Kind.FOUND, List.of(WireNames.of(anomaly)), more));
        } else if (incidents.isEmpty() && !before.isEmpty()) {
            LOG.infof("watch=over anomaly=%s", WireNames.of(anomaly));
            sightings.fire(new Sighting(Kind.OVER, List.of(WireNames.of(anomaly)), List.of()));
        }
    }

    Map<Anomaly, List<String>> found() {
        return Map.copyOf(found);
    }

    @Override
    public HealthCheckResponse call() {
        List<String> faults = new ArrayList<>();
        // health needs no log-in, so it names no incident: log and topic do
        found.forEach((anomaly, incidents) -> faults.add(WireNames.of(anomaly) + " in " + incidents.size()));
        Duration silent = Duration.ofNanos(System.nanoTime() - looked);
        if (isSilentFor(silent)) {
            faults.add("no look has succeeded for " + silent.toSeconds() + " s");
        }
        return HealthCheckResponse.named("watch")
                .status(faults.isEmpty())
                .withData("faults", String.join("; ", faults))
                .build();
    }

    private boolean isSilentFor(Duration silent) {
        return !OFF.contains(config.every())
                && silent.compareTo(
                                DurationConverter.parseDuration(config.every()).multipliedBy(MISSED_LOOKS))
                        > 0;
    }
}
