package org.sise.config;

import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sise.config.YamlNode.Mapping;
import org.sise.core.grading.Criterion;
import org.sise.core.grading.Level;
import org.sise.core.grading.Standard;

/** Reads a grading standard from YAML in the format of docs/standard-format.md. */
public final class StandardReader {

    private static final Set<String> TOP = inOrder("version", "criteria");
    private static final Set<String> CRITERION = inOrder("key", "level", "wording", "when");
    private static final Set<String> WORDING = inOrder("zh", "en");

    private final YamlShape document;
    private final List<InvalidDocument> problems = new ArrayList<>();
    private final Map<String, String> keyPlaces = new HashMap<>();

    private StandardReader(String file) {
        this.document = new YamlShape(file, "");
    }

    /**
     * The standard that the stream holds; the stream stays open.
     *
     * @param file how a message names the source
     * @throws InvalidDocument naming the first problem's place, and every further criterion that is wrong
     */
    public static Standard read(String file, InputStream stream) {
        return new StandardReader(file).standard(YamlNode.read(file, stream));
    }

    /** As {@link #read(String, InputStream)}. */
    public static Standard read(String file, String text) {
        return new StandardReader(file).standard(YamlNode.read(file, new StringReader(text)));
    }

    private Standard standard(YamlNode root) {
        var top = document.mapping(root, "a standard", TOP);
        var version = document.text(top, "version");
        if (!PlanReader.VERSION.matcher(version).matches()) {
            throw document.refused(document.required(top, "version").at(), PlanReader.NO_VERSION);
        }
        var criteria = new ArrayList<Criterion>();
        int index = 0;
        for (var node : document.items(document.required(top, "criteria"), "criteria")) {
            index++;
            try {
                criteria.add(criterion(node, index));
            } catch (InvalidDocument problem) {
                problems.add(problem);
            }
        }
        refuseIfAnyProblem();
        return new Standard(version, criteria);
    }

    private void refuseIfAnyProblem() {
        if (problems.isEmpty()) {
            return;
        }
        throw new InvalidDocument(
                problems.getFirst().file(),
                problems.stream().flatMap(problem -> problem.flaws().stream()).toList(),
                "\n  also ");
    }

    private Criterion criterion(YamlNode node, int index) {
        var shape = document.about(subject(node, index));
        var parts = shape.mapping(node, "a criterion", CRITERION);
        var key = shape.required(parts, "key");
        var name = shape.text(key, "key");
        var wording = shape.mapping(shape.required(parts, "wording"), "wording", WORDING);
        var zh = shape.text(wording, "zh");
        var en = shape.text(wording, "en");
        var level = level(shape, parts);
        var condition = new ConditionReader(shape).condition(shape.required(parts, "when"));
        var before = keyPlaces.putIfAbsent(name, key.at());
        if (before != null) {
            throw shape.refused(key.at(), "the key " + name + " stands already at " + before);
        }
        try {
            return new Criterion(name, level, zh, en, condition);
        } catch (IllegalArgumentException refused) {
            throw shape.refused(key.at(), String.valueOf(refused.getMessage()));
        }
    }

    /** Named by its key where it has one, so that a person finds it after the file was reordered; else by its place. */
    private static String subject(YamlNode node, int index) {
        if (node instanceof Mapping(String _, Map<String, YamlNode.Entry> entries)
                && entries.get("key") instanceof YamlNode.Entry(String _, YamlNode.Scalar key)) {
            return "criterion " + key.text();
        }
        return "criterion " + index;
    }

    private static Level level(YamlShape shape, Mapping parts) {
        var name = shape.text(parts, "level");
        for (var level : Level.values()) {
            if (level.name().toLowerCase(Locale.ROOT).equals(name)) {
                return level;
            }
        }
        throw shape.refused(
                shape.required(parts, "level").at(), "unknown level " + name + "; known are blue, yellow, orange, red");
    }

    private static Set<String> inOrder(String... names) {
        return new LinkedHashSet<>(List.of(names));
    }
}
