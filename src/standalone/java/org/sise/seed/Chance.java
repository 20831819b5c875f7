package org.sise.seed;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** What chance decides, the same for the same seed and number. */
final class Chance {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final Random random;

    Chance(long seed, long number) {
        random = new Random((seed * GOLDEN) ^ (number + 1) * 0xBF58476D1CE4E5B9L);
    }

    boolean percent(double share) {
        return random.nextDouble() * 100 < share;
    }

    int below(int end) {
        return random.nextInt(end);
    }

    /** Small values often, great ones seldom, as the counts of a post are. */
    long between(long least, long most) {
        double power = Math.log(most) - Math.log(least);
        return Math.round(least * Math.exp(power * random.nextDouble()));
    }

    <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Between a fifth and nearly twice as long; one in twelve takes eight times as long, and runs into limits. */
    Duration about(Duration usual) {
        double factor = (0.2 + 1.6 * random.nextDouble()) * (random.nextInt(12) == 0 ? 8 : 1);
        return Duration.ofSeconds(Math.round(usual.toSeconds() * factor) + 1);
    }

    /** Where in its place on a line of equal places; 0 to 1. */
    double share() {
        return random.nextDouble();
    }

    long bits() {
        return random.nextLong();
    }
}
