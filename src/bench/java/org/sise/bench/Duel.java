package org.sise.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Sides that do the same, one after the other and round by round on one machine: what disturbs one disturbs all. */
record Duel(String name, int workers, Duration warmUp, Duration round, int rounds) {

    Map<String, Figures> run(Map<String, Load.Ask> sides) throws ExecutionException, InterruptedException {
        for (Load.Ask side : sides.values()) {
            new Loop(workers, warmUp).run(side);
        }
        Map<String, List<Loop.Done>> done = new LinkedHashMap<>();
        for (int i = 0; i < rounds; i++) {
            for (Map.Entry<String, Load.Ask> side : sides.entrySet()) {
                done.computeIfAbsent(side.getKey(), key -> new ArrayList<>())
                        .add(new Loop(workers, round).run(side.getValue()));
            }
        }
        Map<String, Figures> figures = new LinkedHashMap<>();
        done.forEach((side, runs) -> figures.put(side, Figures.of(runs)));
        return figures;
    }

    /**
     * Of all rounds of a side.
     *
     * @param perSecond the median round
     * @param lowest of a round, per second
     * @param highest of a round, per second
     * @param p50 milliseconds, of all requests
     * @param p99 milliseconds, of all requests
     */
    record Figures(double perSecond, double lowest, double highest, double p50, double p99) {
        private static Figures of(List<Loop.Done> runs) {
            double[] rates =
                    runs.stream().mapToDouble(Loop.Done::perSecond).sorted().toArray();
            long[] all = runs.stream()
                    .flatMapToLong(run -> Arrays.stream(run.latencies().sorted()))
                    .toArray();
            Latencies latencies = new Latencies(all);
            double median = (rates[(rates.length - 1) / 2] + rates[rates.length / 2]) / 2;
            return new Figures(
                    median, rates[0], rates[rates.length - 1], latencies.percentile(50), latencies.percentile(99));
        }
    }
}
