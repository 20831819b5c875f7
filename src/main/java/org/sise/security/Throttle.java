package org.sise.security;

import com.github.benmanes.caffeine.cache.Cache;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Slows guessing down by name and address together, and by address alone; nobody can lock another's name out.
 * Counts are of this replica.
 */
final class Throttle {
    private static final int FREE_PER_NAME = 3;
    // Behind one office's address sit many people.
    private static final int FREE_PER_ADDRESS = 30;
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration FORGOTTEN = Duration.ofMinutes(15);

    /** {@code name} is {@code null} for an address as a whole: the empty one is a name that somebody typed. */
    private record Source(@Nullable String name, String address) {}

    private record Failures(int count, Instant last) {
        Instant allowedAgain(int free) {
            if (count < free) {
                return last;
            }
            long seconds = 1L << Math.min(count - free, 20);
            return last.plusSeconds(Math.min(seconds, LONGEST.toSeconds()));
        }
    }

    private final InstantSource clock;
    private final Cache<Source, Failures> failures;

    Throttle(InstantSource clock) {
        this.clock = clock;
        this.failures = Memory.of(clock, FORGOTTEN, 100_000);
    }

    /** How long this name must wait at this address before the next attempt; empty if it may try now. */
    Optional<Duration> delay(String name, String address) {
        Instant now = clock.instant();
        Instant allowed =
                max(allowedAgain(pair(name, address), FREE_PER_NAME), allowedAgain(anyone(address), FREE_PER_ADDRESS));
        return allowed.isAfter(now) ? Optional.of(Duration.between(now, allowed)) : Optional.empty();
    }

    void failed(String name, String address) {
        count(pair(name, address));
        count(anyone(address));
    }

    void succeeded(String name, String address) {
        failures.invalidate(pair(name, address));
    }

    /** Every source whose next attempt has to wait, or had to until just now: the one after a further failure waits longer. */
    List<Slowed> slowed() {
        return failures.asMap().entrySet().stream()
                .filter(entry -> entry.getValue().count() >= free(entry.getKey()))
                .map(entry -> slowed(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Slowed::until).reversed())
                .toList();
    }

    private static Slowed slowed(Source source, Failures known) {
        return new Slowed(source.name(), source.address(), known.count(), known.allowedAgain(free(source)));
    }

    private static int free(Source source) {
        return source.name() == null ? FREE_PER_ADDRESS : FREE_PER_NAME;
    }

    void lift(Slowed slowed) {
        failures.invalidate(new Source(slowed.name(), slowed.address()));
    }

    private void count(Source source) {
        failures.asMap()
                .merge(
                        source,
                        new Failures(1, clock.instant()),
                        (old, one) -> new Failures(old.count() + 1, one.last()));
    }

    private Instant allowedAgain(Source source, int free) {
        Failures known = failures.getIfPresent(source);
        return known == null ? Instant.MIN : known.allowedAgain(free);
    }

    private static Instant max(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Source pair(String name, String address) {
        // An attacker chooses the name's length.
        return new Source(name.length() > 64 ? name.substring(0, 64) : name, address);
    }

    private static Source anyone(String address) {
        return new Source(null, address);
    }
}
