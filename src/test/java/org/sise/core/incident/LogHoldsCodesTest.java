package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing that a person typed stands in the log: words are {@link Text}, and every string is a code of a declared kind. */
class LogHoldsCodesTest {
    private static final Set<String> UNITS_AND_AREAS = Set.of(
            "unit",
            "lead",
            "assisting",
            "copies",
            "organ",
            "to",
            "outlet",
            "usesFactsOf",
            "present",
            "silent",
            "responsible",
            "assigner",
            "area",
            "areaCode",
            "owner");
    private static final Set<String> PERSONS =
            Set.of("person", "leader", "spokesperson", "signedBy", "decidedBy", "recordedBy", "secondedBy", "openedBy");
    private static final Set<String> HASHES = Set.of("hash", "matter");
    private static final Set<String> IDS = Set.of(
            "number",
            "clock",
            "plan",
            "standard",
            "recurrenceOf",
            "duplicateOf",
            "incident",
            "limit",
            "key",
            "because",
            "unknown",
            "until",
            "dropped",
            "texts");

    private final Set<Class<?>> seen = new HashSet<>();
    private final Set<String> loose = new TreeSet<>();

    @Test
    void every_string_of_the_log_is_a_code() {
        Stream.of(Event.class, Outcome.class, Subject.class)
                .flatMap(type -> Stream.of(type.getPermittedSubclasses()))
                .forEach(this::walk);

        assertThat(seen).hasSizeGreaterThan(60);
        assertThat(loose).isEmpty();
    }

    private void walk(Class<?> type) {
        if (!type.isRecord() || type == Text.class || !seen.add(type)) {
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            walk(component.getGenericType(), type.getSimpleName(), component.getName());
        }
    }

    private void walk(Type type, String record, String name) {
        if (type instanceof ParameterizedType of) {
            Stream.of(of.getActualTypeArguments()).forEach(argument -> walk(argument, record, name));
            return;
        }
        if (type == String.class && !isCode(name)) {
            loose.add(record + "." + name);
        }
        walk((Class<?>) type);
    }

    private static boolean isCode(String name) {
        return UNITS_AND_AREAS.contains(name) || PERSONS.contains(name) || HASHES.contains(name) || IDS.contains(name);
    }
}
