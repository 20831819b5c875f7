package org.sise.drill;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.sise.config.Clocks;
import org.sise.directory.DirectoryStart;

/** Looks for injects that are due, at every replica, from the start of the service to its end. */
@ApplicationScoped
class DrillThread {
    private static final Logger LOG = Logger.getLogger(DrillThread.class);
    /** Injects of one drill before another's turn. */
    private static final int AT_ONCE = 10;

    private static final Duration STOPS = Duration.ofSeconds(10);

    private final DrillConfig config;
    private final Clocks clocks;
    private final Plays plays;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().name("sise-drill").daemon().unstarted(work));

    DrillThread(DrillConfig config, Clocks clocks, Plays plays) {
        this.config = config;
        this.clocks = clocks;
        this.plays = plays;
    }

    void onStart(@Observes @Priority(DirectoryStart.PRIORITY + 100) StartupEvent event) {
        long pause = config.look().toMillis();
        thread.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    }

    void onStop(@Observes ShutdownEvent event) throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(STOPS.toSeconds(), TimeUnit.SECONDS)) {
            LOG.warn("drill=stops_late");
        }
    }

    private void look() {
        try {
            clocks.running().stream()
                    .map(Clocks.Running::clock)
                    .filter(clock -> !clock.equals(Clocks.REAL))
                    .forEach(this::play);
            plays.endWhatIsLeft();
        } catch (RuntimeException
                | Error unreachable) { // the next look comes all the same: what is thrown would end them
            LOG.warnf("drill=interrupted reason=%s", unreachable);
        }
    }

    /** Some that are due of one drill; what goes wrong in it holds up no other. */
    private void play(String drill) {
        try {
            for (int i = 0; i < AT_ONCE && !thread.isShutdown() && plays.next(drill); i++) {
                // the one after it may be due, too
            }
        } catch (RuntimeException interrupted) {
            LOG.warnf("drill=%s interrupted reason=%s", drill, interrupted);
        }
    }
}
