package org.sise.console;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.StepId;
import org.sise.core.incident.Text;

/**
 * What the core's records say, in words: a line for each component that says something, labelled as the form labels it in
 * which it was entered. A new outcome is told without being known here.
 *
 * @param bodies typed words by their hash; absent ones were purged
 */
public record Telling(Map<String, String> bodies) {
    /** Said by the place where the lines stand. */
    private static final Set<String> UNSAID = Set.of("hash", "calls");
    /** Worth a word only where they are so. */
    private static final Set<String> MARKS = Set.of("noChange", "unverified", "none", "withdrawn");

    /** {@code label} and {@code words} are of the page's language already. */
    public record Line(String label, String words) {}

    List<Line> of(@Nullable Record said) {
        if (said == null) {
            return List.of();
        }
        return Stream.of(said.getClass().getRecordComponents())
                .filter(component -> !UNSAID.contains(component.getName()))
                .flatMap(component -> line(component, said).stream())
                .toList();
    }

    public String text(@Nullable Text text) {
        return text == null ? "" : bodies.getOrDefault(text.hash(), Words.of("purged"));
    }

    private Optional<Line> line(RecordComponent component, Record said) {
        String words = words(value(component, said), component.getName());
        return words.isEmpty() ? Optional.empty() : Optional.of(new Line(Words.of(Fields.label(component)), words));
    }

    private String words(@Nullable Object value, String name) {
        return switch (value) {
            case null -> "";
            case Text text -> text(text);
            case Instant instant -> Times.brief(instant);
            case Boolean truth -> truth ? Words.of("yes") : MARKS.contains(name) ? "" : Words.of("no");
            case Long count -> Words.count(count);
            case Enum<?> constant -> Words.name(constant);
            case StepId step -> Words.stepAndUnit(step);
            case String code -> code(code, name);
            case Record record -> of(record).stream().map(Telling::inline).collect(Collectors.joining("，"));
            case Map<?, ?> flags -> flags(flags);
            case Collection<?> many ->
                many.stream().map(one -> words(one, name)).collect(Collectors.joining(separator(many)));
            case Object plain -> plain.toString();
        };
    }

    private static String inline(Line line) {
        return line.label() + "：" + line.words();
    }

    private static String separator(Collection<?> many) {
        boolean ofRecords = many.stream().anyMatch(one -> one instanceof Record && !(one instanceof StepId));
        return ofRecords ? "；" : "、";
    }

    private static String code(String code, String name) {
        if (Fields.UNITS.contains(name)) {
            return Words.unit(code);
        }
        return Fields.PEOPLE.contains(name) ? Words.person(code) : code;
    }

    /** Those that are so; what is not so, or not known, is not worth a word. */
    private static String flags(Map<?, ?> flags) {
        return flags.entrySet().stream()
                .filter(flag -> Boolean.TRUE.equals(flag.getValue()))
                .map(flag -> Words.name((Enum<?>) flag.getKey()))
                .collect(Collectors.joining("、"));
    }

    private static @Nullable Object value(RecordComponent component, Record said) {
        try {
            return component.getAccessor().invoke(said);
        } catch (IllegalAccessException | InvocationTargetException broken) {
            throw new IllegalStateException("cannot read " + component + " of " + said.getClass(), broken);
        }
    }
}
