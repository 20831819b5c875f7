package org.sise.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sise.contract.ProblemType;
import org.sise.contract.Refused;
import org.sise.directory.Directory;
import org.sise.directory.DirectoryStart;
import org.sise.store.Changes;
import org.sise.store.Changes.Round;
import org.sise.store.Position;

/** Reads the log once for all listeners of this replica, whichever replica wrote it; not at all while nobody listens. */
@ApplicationScoped
class Feed implements Runnable {
    private static final Logger LOG = Logger.getLogger(Feed.class);
    private static final Duration STOPS = Duration.ofSeconds(10);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
    /** Of one look, and of one who comes back: who would have to hear more reads anew instead. */
    private static final int MOST = 5_000;

    private static final int MISSED = 1_000;

    private final StreamConfig config;
    private final Changes changes;
    private final Directory directory;
    private final InstantSource clock;
    private final Set<Listener> listeners = new LinkedHashSet<>();
    private final CountDownLatch stops = new CountDownLatch(1);
    private volatile boolean stopping;
    /** Up to where the listeners were told; none while there are none. */
    private @Nullable Position told;

    private long beaten = System.nanoTime();
    private @Nullable Thread thread;

    Feed(StreamConfig config, Changes changes, Directory directory, InstantSource clock, MeterRegistry metrics) {
        this.config = config;
        this.changes = changes;
        this.directory = directory;
        this.clock = clock;
        Gauge.builder("sise.stream.open", this, feed -> feed.listeners().size())
                .description("streams that are open at this replica")
                .register(metrics);
    }

    void onStart(@Observes @Priority(DirectoryStart.PRIORITY + 100) StartupEvent event) {
        thread = Thread.ofPlatform().name("sise-stream").daemon().start(this);
    }

    /** Open streams would be waited for like any running request: each ends at the next look, and resumes elsewhere. */
    void onStopping(@Observes ShutdownDelayInitiatedEvent event) {
        stopping = true;
    }

    void onStop(@Observes ShutdownEvent event) throws InterruptedException {
        stops.countDown();
        if (thread != null) {
            thread.join(STOPS);
        }
    }

    /**
     * Begins to tell: first what was missed, if the listener says up to where he was told.
     *
     * @throws Refused if too many are open
     */
    Multi<OutboundSseEvent> open(Listener listener, Optional<Position> cursor) {
        admit(listener);
        try {
            // Admitted before it is read up to where: what is committed from then on is told live, perhaps twice.
            Round missed =
                    cursor.map(position -> changes.since(position, MISSED)).orElseGet(changes::now);
            begin(missed.now());
            return listener.stream(missed).onTermination().invoke(() -> leave(listener));
        } catch (RuntimeException unreachable) {
            leave(listener);
            throw unreachable;
        }
    }

    private synchronized void admit(Listener listener) {
        long own = listeners.stream()
                .filter(other -> other.actor().person().equals(listener.actor().person()))
                .count();
        if (own >= config.perPerson() || listeners.size() >= config.total()) {
            throw new Refused(
                    ProblemType.TOO_MANY_STREAMS, "you have " + own + " streams open; close some, or ask again later");
        }
        listeners.add(listener);
    }

    private synchronized void begin(Position now) {
        if (told == null) {
            told = now;
        }
    }

    private synchronized void leave(Listener listener) {
        listeners.remove(listener);
        if (listeners.isEmpty()) {
            told = null;
        }
    }

    private synchronized List<Listener> listeners() {
        return List.copyOf(listeners);
    }

    private synchronized @Nullable Position told() {
        return told;
    }

    /** Who is told of a round, and from where the next one goes on, change together. */
    private synchronized List<Listener> advance(Position now) {
        told = listeners.isEmpty() ? null : now;
        return listeners();
    }

    @Override
    public void run() {
        try {
            while (!stops.await(config.poll().toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        listeners().forEach(this::end);
    }

    /** Who cannot be told is let go: his client shows that it hears nothing, and resumes without a gap. */
    private void look() throws InterruptedException {
        try {
            Position last = told();
            if (last != null) {
                tell(changes.since(last, MOST));
            }
        } catch (RuntimeException | Error failed) { // whatever it was: a dead thread would tell nobody
            LOG.warnf("stream=interrupted listeners=%d reason=%s", listeners().size(), failed);
            listeners().forEach(this::end);
            stops.await(AFTER_TROUBLE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void tell(Round round) {
        List<Listener> present = advance(round.now());
        boolean due = System.nanoTime() - beaten > config.beat().toNanos();
        beaten = due ? System.nanoTime() : beaten;
        for (Listener listener : present) {
            if (!round.whole() || !round.changes().isEmpty()) {
                listener.tell(round);
            }
            if (stopping || due && isOver(listener)) {
                end(listener);
            } else if (due) {
                listener.beat(round.now());
            }
        }
    }

    /** Too long open, or no longer the person that it was opened for: another unit, other roles, none. */
    private boolean isOver(Listener listener) {
        return listener.isOlderThan(config.life())
                || !directory.actor(listener.actor().person(), clock.instant()).equals(Optional.of(listener.actor()));
    }

    private void end(Listener listener) {
        leave(listener);
        listener.end();
    }
}
