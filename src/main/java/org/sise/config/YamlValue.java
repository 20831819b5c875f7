package org.sise.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.sise.config.YamlNode.Scalar;
import org.sise.config.YamlNode.Sequence;

/** One value of a YAML file that knows where it stands; every reading that fails says so with the place. */
record YamlValue(String file, String path, YamlNode node) {

    InvalidDocument refuse(String reason) {
        return new InvalidDocument(file, place(), reason);
    }

    /** About a part of this value that stands at line:column. */
    InvalidDocument refuseAt(String at, String reason) {
        return new InvalidDocument(file, place(at), reason);
    }

    /** The path of keys and line:column, both as a person counts them. */
    String place() {
        return place(node.at());
    }

    private String place(String at) {
        return path.isEmpty() ? at : path + " " + at;
    }

    YamlValue at(String newPath) {
        return new YamlValue(file, newPath, node);
    }

    boolean isScalar() {
        return node instanceof Scalar;
    }

    YamlMap map(String... allowed) {
        return YamlMap.of(this, allowed);
    }

    String text() {
        if (!(node instanceof Scalar scalar) || scalar.text().isBlank()) {
            throw refuse("needs one value");
        }
        return scalar.text();
    }

    List<YamlValue> list() {
        if (!(node instanceof Sequence sequence)) {
            throw refuse("needs a list, as in [a, b]");
        }
        return sequence.items().stream()
                .map(item -> new YamlValue(file, path, item))
                .toList();
    }

    /** A single value is read as a list of one. */
    List<YamlValue> oneOrMore() {
        return isScalar() ? List.of(this) : list();
    }

    Set<String> names() {
        return distinct(list().stream().map(YamlValue::text).toList());
    }

    <E extends Enum<E>> E among(Class<E> type) {
        String text = text();
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> wire(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> refuse("unknown " + words(type) + " '" + text + "', known are "
                        + Arrays.stream(type.getEnumConstants())
                                .map(YamlValue::wire)
                                .toList()));
    }

    static String wire(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String words(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    Duration duration() {
        return parsed(Duration::parse, "a duration such as PT2H or PT1H30M");
    }

    LocalTime time() {
        return parsed(LocalTime::parse, "a time of the day such as \"17:00\"");
    }

    LocalDate date() {
        return parsed(LocalDate::parse, "a date such as 2026-10-01");
    }

    int number() {
        return parsed(Integer::valueOf, "a whole number");
    }

    boolean yes() {
        return parsed(YamlValue::yesOrNo, "true or false");
    }

    <T> Set<T> distinct(List<T> items) {
        Set<T> seen = new HashSet<>();
        for (T item : items) {
            if (!seen.add(item)) {
                throw refuse("'" + item + "' stands here twice");
            }
        }
        return seen;
    }

    private static boolean yesOrNo(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private <T> T parsed(Function<String, T> parser, String expected) {
        String text = text();
        try {
            return parser.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw refuse("'" + text + "' is not " + expected);
        }
    }
}
