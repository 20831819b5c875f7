package org.sise.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code Bench [--quick] [--million] [NAME …]}: all of them when none is named, in their own order. */
public final class Bench {
    static final int WORKERS = 8;
    private static final List<String> ALL =
            List.of("floors", "intake", "flow", "growth", "timers", "footprint", "relay");

    private final List<String> wanted;
    private final boolean quick;
    private final boolean million;
    private final Path folder;
    private final Path samples;
    private final List<String> broken = new ArrayList<>();
    private final Results results;

    private Bench(List<String> wanted, List<String> options) throws Exception {
        this.wanted = wanted;
        quick = options.contains("--quick");
        million = options.contains("--million");
        Path home = Path.of(System.getProperty("sise.home", "."));
        folder = home.resolve("target/bench");
        samples = home.resolve("docs/samples");
        results = new Results(folder);
    }

    public static void main(String[] arguments) throws Exception {
        List<String> options = new ArrayList<>(List.of(arguments));
        options.retainAll(List.of("--quick", "--million"));
        List<String> named = new ArrayList<>(List.of(arguments));
        named.removeAll(options);
        if (!ALL.containsAll(named)) {
            System.err.println("sise: there are these benchmarks: " + String.join(", ", ALL));
            System.exit(1);
        }
        new Bench(named.isEmpty() ? ALL : named, options).run();
    }

    /** The relay last: Debezium reads the write-ahead log, and that needs another setting from the start of the server. */
    private void run() throws Exception {
        Growth.Scale growth = Growth.Scale.of(quick);
        try (Rig rig = Rig.start()) {
            Machine.describe(rig, results);
            part("floors", () -> Floors.measure(rig, folder, results));
            part("intake", "flow", () -> besideFlowable(rig));
            part("growth", () -> new Growth(rig, samples, million ? growth.andMillion() : growth).run(results));
            part("timers", () -> new Timers(rig, Timers.Scale.of(quick), results).run());
            part("footprint", () -> new Footprint(rig, samples, Footprint.Scale.of(quick), results).run());
            part("relay", () -> {
                rig.restartWith(Relay.SETTINGS);
                new Relay(rig, Relay.Scale.of(quick), results).run();
            });
        }
        if (!broken.isEmpty()) {
            throw new IllegalStateException("ended before their time, see above: " + broken);
        }
    }

    /** Work that may fail in any way, at whichever side. */
    private interface Part {
        void run() throws Exception;
    }

    private void part(String name, Part part) throws InterruptedException {
        part(name, name, part);
    }

    /** What breaks one part takes nothing from the others; the run fails at its end. */
    private void part(String name, String with, Part part) throws InterruptedException {
        if (!wanted.contains(name) && !wanted.contains(with)) {
            return;
        }
        try {
            part.run();
        } catch (InterruptedException stop) {
            throw stop;
        } catch (Exception ended) {
            broken.add(name);
            ended.printStackTrace();
        }
    }

    private void besideFlowable(Rig rig) throws Exception {
        if (rig.libraries("flowable").isEmpty()) {
            results.remark("flowable", "could not be had, see target/bench/flowable.build.log: no intake, no flow");
            return;
        }
        URI flowable = rig.flowable();
        if (wanted.contains("intake")) {
            new Intake(rig, samples).run(duel("intake"), flowable, results);
        }
        if (wanted.contains("flow")) {
            new Flow(rig, samples).run(duel("flow"), flowable, results);
        }
        rig.stopPeers();
    }

    private Duel duel(String name) {
        return quick
                ? new Duel(name, WORKERS, Duration.ofSeconds(2), Duration.ofSeconds(2), 2)
                : new Duel(name, WORKERS, Duration.ofSeconds(20), Duration.ofSeconds(20), 4);
    }
}
