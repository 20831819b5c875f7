package org.sise.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jboss.logging.Logger;
import org.sise.app.Sighting;
import org.sise.app.Sighting.Kind;
import org.sise.core.plan.Calendar;
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
    private static final Duration SILENT = Duration.ofMinutes(5);

    private final Anomalies anomalies;
    private final WatchConfig config;
    private final Event<Sighting> sightings;
    private volatile Map<Anomaly, List<String>> found = Map.of();
    private volatile long looked = System.nanoTime();
    private long lastEntry;
    private final Set<String> broken = new LinkedHashSet<>();

    Watch(Anomalies anomalies, WatchConfig config, Event<Sighting> sightings, MeterRegistry metrics) {
        this.anomalies = anomalies;
        this.config = config;
        this.sightings = sightings;
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
        try {
            Map<Anomaly, List<String>> before = found;
            Map<Anomaly, List<String>> now = look();
            for (Anomaly anomaly : Anomaly.values()) {
                boolean was = before.containsKey(anomaly);
                if (now.containsKey(anomaly) != was) {
                    tell(anomaly, now.getOrDefault(anomaly, List.of()));
                }
            }
            sightings.fire(new Sighting(Kind.HEARTBEAT, names(now.keySet()), List.of()));
        } catch (RuntimeException unreachable) {
            LOG.warnf("watch=blind reason=%s", unreachable.getMessage());
        }
    }

    private void tell(Anomaly anomaly, List<String> incidents) {
        Kind kind = incidents.isEmpty() ? Kind.OVER : Kind.FOUND;
        LOG.errorf("watch=%s anomaly=%s incidents=%s", WireNames.of(kind), WireNames.of(anomaly), incidents);
        sightings.fire(new Sighting(kind, names(Set.of(anomaly)), incidents));
    }

    private static List<String> names(Set<Anomaly> anomalies) {
        return anomalies.stream().map(WireNames::of).sorted().toList();
    }

    /** What must never be and is, with the numbers of some incidents. */
    Map<Anomaly, List<String>> look() {
        Instant now = anomalies.now();
        Instant then = now.minus(config.patience());
        Map<Anomaly, List<String>> seen = new EnumMap<>(Anomaly.class);
        put(seen, Anomaly.SILENT_LIMIT, anomalies.silentLimits(then));
        put(seen, Anomaly.SLEPT_LIMIT, anomalies.sleptLimits(then));
        put(seen, Anomaly.UNTOLD_ENTRY, anomalies.untold(then));
        put(seen, Anomaly.BROKEN_CHAIN, chain(now));
        put(seen, Anomaly.IDLE_INCIDENT, anomalies.idle(then));
        found = Map.copyOf(seen);
        looked = System.nanoTime();
        return found;
    }

    private static void put(Map<Anomaly, List<String>> seen, Anomaly anomaly, List<String> incidents) {
        if (!incidents.isEmpty()) {
            seen.put(anomaly, List.copyOf(incidents));
        }
    }

    /** Goes through today's entries by and by; what was found broken stays so until all were looked at anew. */
    private List<String> chain(Instant now) {
        Instant today = now.atZone(Calendar.ZONE)
                .toLocalDate()
                .atStartOfDay(Calendar.ZONE)
                .toInstant();
        Anomalies.Looked round = anomalies.chain(today, lastEntry, config.entries());
        if (lastEntry == 0) {
            broken.clear();
        }
        broken.addAll(round.broken());
        lastEntry = round.last() == null ? 0 : round.last();
        return List.copyOf(broken);
    }

    @Override
    public HealthCheckResponse call() {
        List<String> faults = new ArrayList<>();
        // health needs no log-in, so it names no incident: log and topic do
        found.forEach((anomaly, incidents) -> faults.add(WireNames.of(anomaly) + " in " + incidents.size()));
        Duration silent = Duration.ofNanos(System.nanoTime() - looked);
        if (!config.every().equals("off") && silent.compareTo(SILENT) > 0) {
            faults.add("no look has succeeded for " + silent.toSeconds() + " s");
        }
        return HealthCheckResponse.named("watch")
                .status(faults.isEmpty())
                .withData("faults", String.join("; ", faults))
                .build();
    }
}
