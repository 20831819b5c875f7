package org.sise.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Changes that are made and heard of. Two times go before the hearing: when the change was written, as its message says,
 * and when the database committed it, as the database says; from both it is told how long it took.
 */
final class Hearing {
    private final long epoch = Listener.micros(Instant.now()) * 1_000 - System.nanoTime();
    private final long begun = System.nanoTime();
    private final AtomicLong refused = new AtomicLong();
    private final Set<String> made = ConcurrentHashMap.newKeySet();
    private final Map<String, Heard> heard = new ConcurrentHashMap<>();

    private record Heard(long at, long written) {}

    /** What one round of a side took, or some rounds. */
    record Times(double perSecond, Latencies sinceCommit, Latencies sinceWritten, long unheard, long refused) {
        static Times of(List<Times> rounds) {
            return new Times(
                    rounds.stream().mapToDouble(Times::perSecond).average().orElse(0),
                    Latencies.all(rounds.stream().map(Times::sinceCommit).toList()),
                    Latencies.all(rounds.stream().map(Times::sinceWritten).toList()),
                    rounds.stream().mapToLong(Times::unheard).sum(),
                    rounds.stream().mapToLong(Times::refused).sum());
        }
    }

    void made(String key) {
        made.add(key);
    }

    void refused() {
        refused.incrementAndGet();
    }

    void hear(Listener.Heard message, long at) {
        heard.putIfAbsent(message.key(), new Heard(at, message.written()));
    }

    long unheard() {
        return made.stream().filter(key -> !heard.containsKey(key)).count();
    }

    /** To be asked as soon as all are made: waits until all is heard, or no longer. */
    Times within(Duration patience, Changes changes) throws Exception {
        double perSecond = made.size() * 1e9 / (System.nanoTime() - begun);
        Waiting.until(patience, Duration.ofMillis(20), () -> unheard() == 0);
        Map<String, Long> commits = changes.commits((epoch + begun) / 1_000);
        List<Long> sinceCommit = new ArrayList<>();
        List<Long> sinceWritten = new ArrayList<>();
        for (String key : made) {
            Heard one = heard.get(key);
            if (one != null) {
                sinceWritten.add(since(one, one.written()));
                sinceCommit.add(since(one, commits.getOrDefault(key, one.written())));
            }
        }
        return new Times(perSecond, Latencies.of(sinceCommit), Latencies.of(sinceWritten), unheard(), refused.get());
    }

    private long since(Heard one, long micros) {
        return Math.max(0, one.at() + epoch - micros * 1_000);
    }
}
