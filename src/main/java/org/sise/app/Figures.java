package org.sise.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Locale;
import java.util.function.ToIntFunction;
import org.jboss.logging.Logger;
import org.sise.config.Clocks;
import org.sise.core.grading.Level;
import org.sise.store.Census;
import org.sise.store.Census.Count;
import org.sise.store.Census.Counts;

/** What is open and what is overdue, as metrics; of drills the steps count only. Every replica tells the same figures. */
@ApplicationScoped
class Figures {
    private static final Logger LOG = Logger.getLogger(Figures.class);

    private final Census census;
    private final Clocks clocks;
    private final MeterRegistry metrics;
    private volatile Counts counts = Counts.NONE;

    Figures(Census census, Clocks clocks, MeterRegistry metrics) {
        this.census = census;
        this.clocks = clocks;
        this.metrics = metrics;
        for (Level level : Level.values()) {
            incidents("sise.incidents.open", level, Count::open);
            incidents("sise.incidents.overdue", level, Count::overdue);
        }
        gauge("sise.steps.open", now -> now.steps().open());
        gauge("sise.steps.overdue", now -> now.steps().overdue());
        gauge("sise.limits.running", now -> now.limits().open());
        gauge("sise.limits.overdue", now -> now.limits().overdue());
    }

    private void incidents(String name, Level level, ToIntFunction<Count> part) {
        Gauge.builder(name, this, me -> part.applyAsInt(me.counts.incidents().getOrDefault(level, Count.NONE)))
                .tag("level", level.name().toLowerCase(Locale.ROOT))
                .register(metrics);
    }

    private void gauge(String name, ToIntFunction<Counts> part) {
        Gauge.builder(name, this, me -> part.applyAsInt(me.counts)).register(metrics);
    }

    @Scheduled(every = "${sise.metrics.refresh}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        try {
            counts = census.take(Clocks.REAL, clocks.now(Clocks.REAL, census.databaseNow()));
        } catch (SQLException unreachable) {
            LOG.debugf("figures=unknown reason=%s", unreachable.getMessage());
        }
    }
}
