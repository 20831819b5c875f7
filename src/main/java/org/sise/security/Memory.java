package org.sise.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/** What this replica keeps in mind for a while, by the service's clock; others may know better by then. */
final class Memory {
    private Memory() {}

    static <K, V> Cache<K, V> of(InstantSource clock, Duration kept, long most) {
        return Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterWrite(kept)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }
}
