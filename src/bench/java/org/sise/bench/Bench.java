package org.sise.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** {@code Bench [--quick] [floors|intake|flow …]}: all of them when none is named. */
public final class Bench {
    private static final List<String> ALL = List.of("floors", "intake", "flow");
    private static final int WORKERS = 8;

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        boolean quick = List.of(arguments).contains("--quick");
        List<String> named =
                Stream.of(arguments).filter(word -> !word.equals("--quick")).toList();
        List<String> wanted = named.isEmpty() ? ALL : named;
        if (!ALL.containsAll(wanted)) {
            System.err.println("sise: there are these benchmarks: " + String.join(", ", ALL));
            System.exit(1);
        }
        Path home = Path.of(System.getProperty("sise.home", "."));
        Path folder = home.resolve("target/bench");
        Results results = new Results(folder);
        try (Rig rig = Rig.start()) {
            if (wanted.contains("floors")) {
                Floors.measure(rig, folder, results);
            }
            if (wanted.contains("intake") || wanted.contains("flow")) {
                URI flowable = rig.flowable();
                Path samples = home.resolve("docs/samples");
                if (wanted.contains("intake")) {
                    new Intake(rig, samples).run(duel("intake", quick), flowable, results);
                }
                if (wanted.contains("flow")) {
                    new Flow(rig, samples).run(duel("flow", quick), flowable, results);
                }
            }
        }
    }

    private static Duel duel(String name, boolean quick) {
        return quick
                ? new Duel(name, WORKERS, Duration.ofSeconds(10), Duration.ofSeconds(5), 2)
                : new Duel(name, WORKERS, Duration.ofSeconds(30), Duration.ofSeconds(20), 4);
    }
}
