package org.sise.kafka;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What this replica's relay is doing, for health and metrics. */
final class RelayState {
    private final AtomicLong published = new AtomicLong();
    private volatile boolean publishing;
    private volatile @Nullable Long sendingSince;
    private volatile @Nullable String failure;

    void publishing() {
        publishing = true;
        failure = null;
    }

    void waitingItsTurn() {
        failure = null;
    }

    void standby() {
        publishing = false;
    }

    /** Health is open to anybody, so it names the kind of failure only; the log tells the rest. */
    void failed(Throwable reason) {
        failure = reason instanceof SQLException database
                ? "the database (state " + database.getSQLState() + ")"
                : reason.getClass().getSimpleName();
    }

    void sending(boolean now) {
        sendingSince = now ? System.nanoTime() : null;
    }

    void published(int messages) {
        published.addAndGet(messages);
    }

    boolean isPublishing() {
        return publishing;
    }

    /** Messages since the start, repeats included. */
    long published() {
        return published.get();
    }

    /** For how long Kafka has owed an answer; zero when it owes none. */
    Duration waiting() {
        Long since = sendingSince;
        return since == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }

    /** Why it is neither publishing nor waiting for its turn. */
    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }
}
