package org.sise.console;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sise.console.Field.Kind;
import org.sise.console.Field.Option;
import org.sise.core.incident.StepId;
import org.sise.core.incident.Text;
import org.sise.directory.WireNames;

/**
 * The fields of a request's record, one for each component: what the contract asks for is what the page asks for, also
 * when a command is new. What a code stands for, a unit or a person, its component's name says.
 */
final class Fields {
    /** Rows of a list that a page offers at first; it can add more, up to {@link #MOST_ROWS}. */
    private static final int FIRST_ROWS = 1;

    static final int MOST_ROWS = 30;

    static final Set<String> UNITS = Set.of(
            "lead",
            "organ",
            "unit",
            "outlet",
            "assisting",
            "copies",
            "usesFactsOf",
            "present",
            "silent",
            "to",
            "responsibleUnit",
            "functionalSuperior");
    static final Set<String> PEOPLE = Set.of("person", "leader", "spokesperson", "signedBy", "decidedBy", "secondedBy");
    private static final Set<String> AREAS = Set.of("area", "areaCode");
    private static final Set<String> SHORT = Set.of(
            "title", "url", "reference", "address", "kind", "next", "platform", "organ", "rank", "channel", "name");

    private final Choices choices;
    private final Function<String, Integer> rowsOf;

    /** @param rowsOf how many rows of a list were sent, by its name */
    Fields(Choices choices, Function<String, Integer> rowsOf) {
        this.choices = choices;
        this.rowsOf = rowsOf;
    }

    List<Field> of(Class<? extends Record> form, String within) {
        return Stream.of(form.getRecordComponents())
                .map(component -> field(component, within))
                .toList();
    }

    private Field field(RecordComponent component, String within) {
        String name = within.isEmpty() ? component.getName() : within + "." + component.getName();
        String label = label(component);
        boolean required = !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                && !Collection.class.isAssignableFrom(component.getType())
                && component.getType() != Map.class;
        if (component.getName().equals("hash")) {
            return Field.of(name, label, Kind.HIDDEN, required);
        }
        return field(component.getGenericType(), component.getName(), name, label, required);
    }

    static String label(RecordComponent component) {
        String own = "field." + component.getDeclaringRecord().getSimpleName() + "." + component.getName();
        return Language.ZH.knows(own) ? own : "field." + component.getName();
    }

    private Field field(Type type, String key, String name, String label, boolean required) {
        if (type instanceof ParameterizedType list) {
            return many(list, key, name, label);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == Text.class) {
            return Field.of(name, label, SHORT.contains(key) ? Kind.LINE : Kind.TEXT, required);
        }
        if (plain == Instant.class) {
            return Field.of(name, label, Kind.TIME, required);
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return Field.of(name, label, Kind.TRUTH, required).with(Choices.TRUTH);
        }
        if (plain.isPrimitive() || Number.class.isAssignableFrom(plain)) {
            return Field.of(name, label, Kind.NUMBER, required);
        }
        if (plain.isEnum()) {
            return Field.of(name, label, Kind.CHOICE, required).with(constants(plain));
        }
        if (plain == StepId.class) {
            return Field.of(name, label, Kind.CHOICE, required).with(choices.steps());
        }
        if (plain.isRecord()) {
            return Field.group(name, label, of(plain.asSubclass(Record.class), name), required);
        }
        return code(key, name, label, required, Kind.CHOICE);
    }

    private Field code(String key, String name, String label, boolean required, Kind kind) {
        if (UNITS.contains(key)) {
            return Field.of(name, label, kind, required).with(choices.units());
        }
        if (PEOPLE.contains(key)) {
            return Field.of(name, label, kind, required).with(choices.people());
        }
        if (AREAS.contains(key)) {
            return Field.of(name, label, kind, required).with(choices.areas());
        }
        return Field.of(name, label, Kind.LINE, required);
    }

    private Field many(ParameterizedType type, String key, String name, String label) {
        if (type.getRawType() == Map.class) {
            return flags((Class<?>) type.getActualTypeArguments()[0], name, label);
        }
        Class<?> of = (Class<?>) type.getActualTypeArguments()[0];
        if (of.isEnum()) {
            return Field.of(name, label, Kind.CHOICES, false).with(constants(of));
        }
        if (of == StepId.class) {
            return Field.of(name, label, Kind.CHOICES, false).with(choices.steps());
        }
        if (of == String.class) {
            return code(key, name, label, false, Kind.CHOICES);
        }
        List<List<Field>> rows = new ArrayList<>();
        for (int i = 0; i < Math.clamp(rowsOf.apply(name), FIRST_ROWS, MOST_ROWS); i++) {
            String row = name + "[" + i + "]";
            rows.add(of.isRecord() ? of(of.asSubclass(Record.class), row) : List.of(field(of, key, row, label, false)));
        }
        return Field.rows(name, label, rows, false);
    }

    private static Field flags(Class<?> flag, String name, String label) {
        List<Field> each = constants(flag).stream()
                .map(option -> Field.of(
                                name + "." + option.value(), option.label().substring(1), Kind.TRUTH, false)
                        .with(Choices.TRUTH))
                .toList();
        return Field.group(name, label, each, false);
    }

    static List<Option> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> WireNames.of((Enum<?>) constant))
                .map(value -> new Option(value, "#" + Words.key(type) + "." + value))
                .toList();
    }
}
