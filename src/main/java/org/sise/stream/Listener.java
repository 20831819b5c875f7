package org.sise.stream;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import org.sise.core.incident.Actor;
import org.sise.store.Changes.Change;
import org.sise.store.Changes.Round;
import org.sise.store.Position;
import org.sise.store.Viewer;

/** One open stream: who listens, what he may hear, and what still waits for his network. */
final class Listener {
    /** Who is further behind than this is let go, and resumes where he was. */
    private static final int WAITING = 256;

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Actor actor;
    private final Viewer viewer;
    private final Sse sse;
    private final long opened = System.nanoTime();
    private final UnicastProcessor<OutboundSseEvent> live =
            UnicastProcessor.create(new ArrayBlockingQueue<>(WAITING), () -> {});

    /** What is said of a change: which incident, and the number of its last entry that the listener may see. */
    public record Changed(UUID incident, int number) {}

    Listener(Actor actor, Viewer viewer, Sse sse) {
        this.actor = actor;
        this.viewer = viewer;
        this.sse = sse;
    }

    Actor actor() {
        return actor;
    }

    boolean isOlderThan(Duration life) {
        return System.nanoTime() - opened > life.toNanos();
    }

    /** What was missed comes first, then what happens; what does not fit any more ends the stream. */
    Multi<OutboundSseEvent> stream(Round missed) {
        List<OutboundSseEvent> first = new ArrayList<>(events(missed));
        if (missed.whole()) {
            first.add(mark("beat", missed.now()));
        }
        return Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().iterable(first), live)
                .onFailure()
                .recoverWithCompletion();
    }

    void tell(Round round) {
        events(round).forEach(live::onNext);
    }

    void beat(Position now) {
        live.onNext(mark("beat", now));
    }

    void end() {
        live.onComplete();
    }

    /** The cursor moves with the last event of a round: who is cut off before it hears all of the round again. */
    private List<OutboundSseEvent> events(Round round) {
        if (!round.whole()) {
            return List.of(mark("reset", round.now()));
        }
        List<OutboundSseEvent> events = new ArrayList<>();
        Iterator<Changed> changes = seen(round.changes()).iterator();
        while (changes.hasNext()) {
            OutboundSseEvent.Builder event = event(changes.next());
            events.add((changes.hasNext() ? event : event.id(round.now().toString())).build());
        }
        return events;
    }

    private List<Changed> seen(List<Change> changes) {
        Map<UUID, Integer> last = new LinkedHashMap<>();
        changes.stream()
                .filter(change -> viewer.sees(change.audience()))
                .forEach(change -> last.merge(change.incident(), change.number(), Math::max));
        return last.entrySet().stream()
                .map(change -> new Changed(change.getKey(), change.getValue()))
                .toList();
    }

    private OutboundSseEvent mark(String name, Position now) {
        return event(Map.of())
                .name(name)
                .id(now.toString())
                .reconnectDelay(RETRY.toMillis())
                .build();
    }

    private OutboundSseEvent.Builder event(Object body) {
        return sse.newEventBuilder().data(body);
    }
}
