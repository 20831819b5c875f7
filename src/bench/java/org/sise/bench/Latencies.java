package org.sise.bench;

import java.util.Arrays;
import java.util.List;

/** How long each of some requests took, in nanoseconds. */
record Latencies(long[] sorted) {
    Latencies {
        sorted = sorted.clone();
        Arrays.sort(sorted);
    }

    static Latencies of(List<Long> nanoseconds) {
        return new Latencies(nanoseconds.stream().mapToLong(Long::longValue).toArray());
    }

    /** Of some rounds, as if they were one. */
    static Latencies all(List<Latencies> rounds) {
        return new Latencies(rounds.stream()
                .flatMapToLong(round -> Arrays.stream(round.sorted()))
                .toArray());
    }

    int count() {
        return sorted.length;
    }

    /** Milliseconds that this share of the requests, in percent, did not take longer than. */
    double percentile(double percent) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int index = (int) Math.ceil(percent / 100 * sorted.length) - 1;
        return sorted[Math.max(index, 0)] / 1e6;
    }
}
