package org.sise.config;

import com.fasterxml.jackson.core.JsonToken;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.sise.config.YamlNode.Mapping;
import org.sise.config.YamlNode.Scalar;
import org.sise.core.grading.Condition;
import org.sise.core.grading.Field;

/** Reads one criterion's condition; the shape names the criterion in every refusal. */
record ConditionReader(YamlShape shape) {

    private static final Set<String> WORDS =
            new LinkedHashSet<>(List.of("all", "any", "field", "atLeast", "in", "isTrue"));
    private static final Set<String> TESTS = Set.of("atLeast", "in", "isTrue");

    Condition condition(YamlNode node) {
        var parts = shape.mapping(node, "a condition", WORDS);
        var words = parts.entries().keySet();
        if (words.equals(Set.of("all"))) {
            return new Condition.All(conditions(parts, "all"));
        }
        if (words.equals(Set.of("any"))) {
            return new Condition.Any(conditions(parts, "any"));
        }
        var tests = words.stream().filter(TESTS::contains).toList();
        if (words.size() != 2 || !words.contains("field") || tests.size() != 1) {
            throw shape.refused(
                    node.at(),
                    "a condition is all, or any, or field with one of atLeast, in, isTrue; found "
                            + String.join(", ", words));
        }
        return question(field(parts), tests.getFirst(), shape.required(parts, tests.getFirst()));
    }

    private List<Condition> conditions(Mapping parts, String word) {
        return shape.items(shape.required(parts, word), word).stream()
                .map(this::condition)
                .toList();
    }

    private Field field(Mapping parts) {
        var name = shape.text(parts, "field");
        return Field.ofWireName(name)
                .orElseThrow(() -> shape.refused(
                        shape.required(parts, "field").at(),
                        "unknown field " + name + "; known are "
                                + String.join(
                                        ", ",
                                        Arrays.stream(Field.values())
                                                .map(Field::wireName)
                                                .toList())));
    }

    private Condition question(Field field, String test, YamlNode value) {
        return switch (test) {
            case "atLeast" -> made(value, () -> new Condition.AtLeast(field, threshold(field, value)));
            case "in" -> made(value, () -> new Condition.In(field, ranks(field, value)));
            case "isTrue" -> isTrue(field, value);
            default -> throw new IllegalStateException("a test that is not in TESTS: " + test);
        };
    }

    private Condition isTrue(Field field, YamlNode value) {
        if (value instanceof Scalar scalar && scalar.token() == JsonToken.VALUE_TRUE) {
            return made(value, () -> new Condition.IsTrue(field));
        }
        throw shape.refused(value.at(), "isTrue takes only true: a standard has no negation");
    }

    private long threshold(Field field, YamlNode value) {
        return field.type() == Field.Type.ORDERED
                ? rank(field, value)
                : shape.count(value, "atLeast for " + field.wireName());
    }

    private TreeSet<Long> ranks(Field field, YamlNode value) {
        var ranks = new TreeSet<Long>();
        if (field.type() != Field.Type.ORDERED) {
            throw shape.refused(
                    value.at(), field.wireName() + " takes no in: it is for fields whose values have names");
        }
        for (var item : shape.items(value, "in")) {
            if (!ranks.add(rank(field, item))) {
                throw shape.refused(item.at(), "in repeats a value");
            }
        }
        return ranks;
    }

    private long rank(Field field, YamlNode value) {
        var name = shape.text(value, "a value of " + field.wireName());
        return field.rankOf(name)
                .orElseThrow(() -> shape.refused(
                        value.at(),
                        field.wireName() + " has no value " + name + "; known are "
                                + String.join(", ", field.valueNames())));
    }

    /** The rules of a condition live in the core; here they only get their place in the file. */
    private Condition made(YamlNode value, Supplier<Condition> condition) {
        try {
            return condition.get();
        } catch (IllegalArgumentException refused) {
            throw shape.refused(value.at(), String.valueOf(refused.getMessage()));
        }
    }
}
