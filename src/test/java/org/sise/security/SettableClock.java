package org.sise.security;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The log-in's time in tests: real, plus what a test adds. */
@Mock
@Singleton
public class SettableClock implements InstantSource {
    private volatile Duration ahead = Duration.ZERO;
    private volatile @Nullable Instant stopped;

    @Override
    public Instant instant() {
        Instant set = stopped;
        return (set == null ? Instant.now() : set).plus(ahead);
    }

    /** Until {@link #run}, for waits of a second that a slow machine would outlast. */
    public void stop() {
        stopped = Instant.now();
    }

    public void run() {
        stopped = null;
    }

    public void advance(Duration by) {
        ahead = ahead.plus(by);
    }
}
