package org.sise.timer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sise.app.Committed;
import org.sise.config.Clocks;
import org.sise.directory.DirectoryStart;
import org.sise.timer.DueLimits.Due;
import org.sise.timer.DueLimits.Moment;

/** Looks for due limits, clock by clock, the real one first, from the start of the service to its end. */
@ApplicationScoped
class TimerThread implements Runnable {
    private static final Logger LOG = Logger.getLogger(TimerThread.class);
    private static final Duration STOPS = Duration.ofSeconds(10);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
    /** Limits of one transaction in a drill. */
    private static final int OF_DRILL = 20;

    private final TimerConfig config;
    private final DueLimits limits;
    private final Passes passes;
    private final Clocks clocks;
    private final Timer lateness;
    private final AtomicInteger due = new AtomicInteger();
    private final Semaphore wakes = new Semaphore(0);
    private volatile Instant planned = Instant.MAX;
    private volatile long looked = System.nanoTime();
    private volatile boolean stopped;
    /** Clock whose limits passed last. */
    private String last = "";

    private @Nullable Thread thread;

    TimerThread(TimerConfig config, DueLimits limits, Passes passes, Clocks clocks, MeterRegistry metrics) {
        this.config = config;
        this.limits = limits;
        this.passes = passes;
        this.clocks = clocks;
        this.lateness = Timer.builder("sise.timer.lateness")
                .description("how long after its hour a limit passed; of drills none")
                .publishPercentileHistogram()
                .register(metrics);
        Gauge.builder("sise.timer.due", due, AtomicInteger::get)
                .description("limits found due at the last look, at most one batch; of drills none")
                .register(metrics);
    }

    void onStart(@Observes @Priority(DirectoryStart.PRIORITY + 100) StartupEvent event) {
        if (config.enabled()) {
            thread = Thread.ofPlatform().name("sise-timer").daemon().start(this);
        }
    }

    /** A limit that is due sooner than planned does not wait for the next look. */
    void onCommitted(@Observes Committed committed) {
        if (committed.nextWake().filter(planned::isAfter).isPresent()) {
            wakes.release();
        }
    }

    void onStop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        wakes.release();
        if (thread != null) {
            thread.join(STOPS);
        }
    }

    @Override
    public void run() {
        while (!stopped) {
            try {
                Duration pause = look();
                looked = System.nanoTime();
                rest(pause);
            } catch (SQLException
                    | RuntimeException
                    | Error unreachable) { // whatever it was: a dead thread would tell nobody
                if (!stopped) {
                    LOG.warnf("timer=interrupted reason=%s", unreachable);
                    rest(AFTER_TROUBLE);
                }
            }
        }
    }

    /** Since the last look that succeeded. */
    Duration silentFor() {
        return Duration.ofNanos(System.nanoTime() - looked);
    }

    /** Answers how long nothing is to be done. */
    private Duration look() throws SQLException {
        planned = Instant.MAX; // whatever is armed while we look wakes us
        Instant databaseNow = limits.databaseNow();
        Duration pause = config.poll();
        for (Clocks.Running clock : inTurn(clocks.running())) {
            Moment moment = new Moment(clock.clock(), clocks.now(clock.clock(), databaseNow), databaseNow);
            if (passedSome(moment)) {
                last = clock.clock();
                return Duration.ZERO; // there may be more, and the real clock goes first
            }
            Optional<Duration> left = limits.next(moment).map(next -> left(moment, next, clock.speed()));
            pause = left.filter(sooner(pause)).orElse(pause);
        }
        planned = clocks.now(Clocks.REAL, databaseNow).plus(pause);
        return pause;
    }

    /** The real one first, then the drills, from the one after that which had limits last: none waits for another's backlog. */
    private List<Clocks.Running> inTurn(List<Clocks.Running> running) {
        List<Clocks.Running> drills = new ArrayList<>(running.subList(1, running.size()));
        drills.sort(Comparator.comparing((Clocks.Running clock) -> clock.clock().compareTo(last) <= 0)
                .thenComparing(Clocks.Running::clock));
        drills.addFirst(running.getFirst());
        return drills;
    }

    /** Real time until that hour of the clock. */
    private static Duration left(Moment moment, Instant next, int speed) {
        return Duration.between(moment.now(), next).dividedBy(speed);
    }

    private static Predicate<Duration> sooner(Duration pause) {
        return left -> left.compareTo(pause) < 0;
    }

    private boolean passedSome(Moment moment) throws SQLException {
        // what is due in the real world meanwhile waits for no more of a drill than this
        int most = isReal(moment) ? config.batch() : Math.min(config.batch(), OF_DRILL);
        List<Due> candidates = limits.candidates(moment, most);
        if (isReal(moment)) {
            due.set(candidates.size());
        }
        if (candidates.isEmpty()) {
            return false;
        }
        List<Due> passed = passes.pass(candidates, moment);
        if (isReal(moment)) { // of a drill it would be drill time, minutes for a moment
            passed.forEach(limit -> lateness.record(Duration.between(limit.wake(), moment.now())));
        }
        return !passed.isEmpty();
    }

    private static boolean isReal(Moment moment) {
        return moment.clock().equals(Clocks.REAL);
    }

    private void rest(Duration pause) {
        try {
            if (wakes.tryAcquire(Math.max(0, pause.toMillis()), TimeUnit.MILLISECONDS)) {
                wakes.drainPermits();
            }
        } catch (InterruptedException stop) {
            stopped = true;
            Thread.currentThread().interrupt();
        }
    }
}
