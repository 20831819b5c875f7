package org.sise.store;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How much two texts are the same, by their pairs of neighbouring characters; and a signature (MinHash, in bands) by which
 * such texts are found without looking at the others: two that share half of their pairs have a band in common nine times
 * of ten.
 */
final class Likeness {
    private static final int BANDS = 8;
    private static final int ROWS = 2;
    /** Of splitmix64. */
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private Likeness() {}

    /** From 0 for texts that share no pair to 1 for those that have the same. */
    static double share(Set<String> one, Set<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return 0;
        }
        long both = one.stream().filter(other::contains).count();
        return (double) both / (one.size() + other.size() - both);
    }

    /** None for a text without pairs. Incidents of two clocks, a drill's and the real one, have none in common. */
    static List<Long> bands(String clock, Set<String> pairs) {
        if (pairs.isEmpty()) {
            return List.of();
        }
        long[] least = new long[BANDS * ROWS];
        Arrays.fill(least, Long.MAX_VALUE);
        for (String pair : pairs) {
            long hash = hash(pair);
            for (int i = 0; i < least.length; i++) {
                least[i] = Math.min(least[i], mixed(hash + i * STEP));
            }
        }
        long ofClock = hash(clock);
        return IntStream.range(0, BANDS)
                .mapToObj(band -> mixed(least[band * ROWS] + mixed(least[band * ROWS + 1] + band) + ofClock))
                .toList();
    }

    private static long hash(String text) {
        long hash = 0;
        for (int i = 0; i < text.length(); i++) {
            hash = mixed(hash + text.charAt(i) + STEP);
        }
        return hash;
    }

    private static long mixed(long seed) {
        long mixed = (seed ^ (seed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
