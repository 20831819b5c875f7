package org.sise.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured: lines on the screen as they come, and all of it under target/bench, as JSON and as a table. */
final class Results {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path json;
    private final Path table;
    private final List<String> remarks = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    /** One figure, such as {@code intake, sise, 812.3, "per second"}; of a promise whether it was kept, too. */
    record Line(String bench, String what, double value, String unit, String verdict) {}

    Results(Path folder) throws IOException {
        Files.createDirectories(folder);
        json = folder.resolve("results.json");
        table = folder.resolve("results.md");
    }

    void add(String bench, String what, double value, String unit) throws IOException {
        add(new Line(bench, what, value, unit, ""));
    }

    /** A figure that may not be greater. */
    void atMost(double most, String bench, String what, double value, String unit) throws IOException {
        add(new Line(bench, what, value, unit, verdict("<= ", most, value <= most)));
    }

    /** A figure that may not be less. */
    void atLeast(double least, String bench, String what, double value, String unit) throws IOException {
        add(new Line(bench, what, value, unit, verdict(">= ", least, value >= least)));
    }

    private static String verdict(String sign, double bound, boolean kept) {
        return String.format(Locale.ROOT, "%s%.1f: %s", sign, bound, kept ? "kept" : "MISSED");
    }

    private void add(Line line) throws IOException {
        lines.add(line);
        System.out.printf(
                Locale.ROOT,
                "%-10s %-58s %12.1f %-10s %s%n",
                line.bench(),
                line.what(),
                line.value(),
                line.unit(),
                line.verdict());
        write();
    }

    /** What a reader of the figures has to know. */
    void remark(String bench, String words) throws IOException {
        remarks.add(bench + ": " + words);
        System.out.println(bench + ": " + words);
        write();
    }

    private void write() throws IOException {
        JSON.writeValue(json.toFile(), Map.of("remarks", remarks, "figures", lines));
        StringBuilder text = new StringBuilder("| bench | what | figure | unit | promise |\n|---|---|---:|---|---|\n");
        for (Line line : lines) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %.1f | %s | %s |%n",
                    line.bench(),
                    line.what(),
                    line.value(),
                    line.unit(),
                    line.verdict()));
        }
        remarks.forEach(remark -> text.append("\n- ").append(remark));
        Files.writeString(table, text.append('\n'));
    }

    void add(String bench, String what, Latencies taken) throws IOException {
        add(bench, what + ", p50", taken.percentile(50), "ms");
        add(bench, what + ", p99", taken.percentile(99), "ms");
    }

    void add(String bench, String side, Duel.Figures figures) throws IOException {
        add(bench, side, figures.perSecond(), "per second");
        add(bench, side + ", slowest round", figures.lowest(), "per second");
        add(bench, side + ", fastest round", figures.highest(), "per second");
        add(bench, side + ", p50", figures.p50(), "ms");
        add(bench, side + ", p99", figures.p99(), "ms");
    }

    /**
     * All sides of a duel, then the first against each other one.
     *
     * @param promised how many times as much as some of them the first promises
     */
    void add(String bench, Map<String, Duel.Figures> sides, Map<String, Double> promised) throws IOException {
        for (Map.Entry<String, Duel.Figures> side : sides.entrySet()) {
            add(bench, side.getKey(), side.getValue());
        }
        String first = sides.keySet().iterator().next();
        for (Map.Entry<String, Duel.Figures> side : sides.entrySet()) {
            if (!side.getKey().equals(first)) {
                double ratio = sides.get(first).perSecond() / side.getValue().perSecond();
                String what = first + " : " + side.getKey();
                if (promised.containsKey(side.getKey())) {
                    atLeast(promised.get(side.getKey()), bench, what, ratio, "times");
                } else {
                    add(bench, what, ratio, "times");
                }
            }
        }
    }
}
