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

/** What was measured: lines on the screen as they come, and all of it as JSON under target/bench. */
final class Results {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path file;
    private final List<Line> lines = new ArrayList<>();

    /** One figure, such as {@code intake, sise, 812.3, "per second"}. */
    record Line(String bench, String what, double value, String unit) {}

    Results(Path folder) throws IOException {
        Files.createDirectories(folder);
        file = folder.resolve("results.json");
    }

    void add(String bench, String what, double value, String unit) throws IOException {
        lines.add(new Line(bench, what, value, unit));
        System.out.printf(Locale.ROOT, "%-10s %-46s %12.1f %s%n", bench, what, value, unit);
        JSON.writeValue(file.toFile(), lines);
    }

    /** All sides of a duel, then the first against each other one. */
    void add(String bench, Map<String, Duel.Figures> sides) throws IOException {
        for (Map.Entry<String, Duel.Figures> side : sides.entrySet()) {
            Duel.Figures figures = side.getValue();
            add(bench, side.getKey(), figures.perSecond(), "per second");
            add(bench, side.getKey() + ", slowest round", figures.lowest(), "per second");
            add(bench, side.getKey() + ", fastest round", figures.highest(), "per second");
            add(bench, side.getKey() + ", p50", figures.p50(), "ms");
            add(bench, side.getKey() + ", p99", figures.p99(), "ms");
        }
        String first = sides.keySet().iterator().next();
        for (Map.Entry<String, Duel.Figures> side : sides.entrySet()) {
            if (!side.getKey().equals(first)) {
                double ratio = sides.get(first).perSecond() / side.getValue().perSecond();
                add(bench, first + " : " + side.getKey(), ratio, "times");
            }
        }
    }
}
