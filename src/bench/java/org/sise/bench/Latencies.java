package org.sise.bench;

import java.util.Arrays;

/** How long each of some requests took, in nanoseconds. */
record Latencies(long[] sorted) {
    Latencies {
        sorted = sorted.clone();
        Arrays.sort(sorted);
    }

    int count() {
        return sorted.length;
    }

    /** Milliseconds that this share of the requests, in percent, did not take longer than. */
    double percentile(double percent) {
        int index = (int) Math.ceil(percent / 100 * sorted.length) - 1;
        return sorted[Math.max(index, 0)] / 1e6;
    }
}
