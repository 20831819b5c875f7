package org.sise.kafka;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** How the reading of one channel is going, for metrics and health. */
final class InboundState {
    /** What became of a message. */
    enum Outcome {
        TAKEN,
        REFUSED,
        REJECTED,
        FOLDED
    }

    private final Map<Outcome, AtomicLong> counts = new EnumMap<>(Outcome.class);
    private volatile long looked = System.nanoTime();
    /** Until something was done again: a message that waits is not forgotten by looking. */
    private volatile @Nullable String failure;

    InboundState() {
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome, new AtomicLong());
        }
    }

    void count(Outcome outcome) {
        counts.get(outcome).incrementAndGet();
    }

    long of(Outcome outcome) {
        return counts.get(outcome).get();
    }

    void looked() {
        looked = System.nanoTime();
    }

    void worked() {
        failure = null;
    }

    void failed(RuntimeException fault) {
        failure = fault.getClass().getSimpleName();
    }

    Duration sinceLook() {
        return Duration.ofNanos(System.nanoTime() - looked);
    }

    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }
}
