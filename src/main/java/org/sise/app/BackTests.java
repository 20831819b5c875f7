package org.sise.app;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.sise.core.incident.Actor;
import org.sise.core.incident.Rejected;
import org.sise.store.BackTestRows;
import org.sise.store.BackTestRows.State;
import org.sise.store.BackTestRows.Wish;
import org.sise.store.PastIncidents.Place;

/**
 * Runs back-tests on the replica that was asked, by one thread that rests after each batch: the night's work goes first.
 */
@ApplicationScoped
public class BackTests {
    private static final Logger LOG = Logger.getLogger(BackTests.class);
    /** Milliseconds, of a batch that takes some fifty. */
    private static final long REST = 20;

    private final BackTestDesk desk;
    private final BackTestRuns runs;
    private final BackTestRows rows;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(Thread.ofPlatform()
            .name("sise-backtest")
            .daemon()
            .priority(Thread.MIN_PRIORITY)
            .factory());

    BackTests(BackTestDesk desk, BackTestRuns runs, BackTestRows rows) {
        this.desk = desk;
        this.runs = runs;
        this.rows = rows;
    }

    /** Empty if there is no such version; it has begun when this is answered. */
    public Optional<UUID> start(BackTestDesk.Asked asked, Actor actor) throws Rejected {
        Optional<Wish> wish = desk.begin(asked, actor);
        wish.ifPresent(begun -> thread.execute(() -> run(begun)));
        return wish.map(Wish::id);
    }

    private void run(Wish wish) {
        long begun = System.nanoTime();
        try {
            BackTestRuns.Run run = runs.of(wish);
            if (goesThrough(wish, run)) {
                rows.finish(wish.id(), run.result().get());
                long took = Duration.ofNanos(System.nanoTime() - begun).toMillis();
                LOG.infof("backtest=done id=%s version=%s ms=%d", wish.id(), wish.version(), took);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            LOG.infof("backtest=interrupted id=%s", wish.id());
        } catch (RuntimeException failed) {
            LOG.errorf(failed, "backtest=failed id=%s", wish.id());
            rows.end(wish.id(), State.FAILED);
        }
    }

    /** False: it was cancelled. */
    private boolean goesThrough(Wish wish, BackTestRuns.Run run) throws InterruptedException {
        Place place = Place.startOf(wish.period());
        long counted = 0;
        while (rows.goesOn(wish.id(), counted)) {
            Optional<BackTestRuns.Counted> batch = run.next().apply(place);
            if (batch.isEmpty()) {
                return true;
            }
            place = batch.get().next();
            counted += batch.get().incidents();
            Thread.sleep(REST);
        }
        LOG.infof("backtest=cancelled id=%s counted=%d", wish.id(), counted);
        return false;
    }

    /** What runs stays as it is, and is seen as broken soon. */
    void onStop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }
}
