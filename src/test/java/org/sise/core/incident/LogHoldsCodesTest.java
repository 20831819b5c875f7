package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The log is for good: what a person types is a {@link Text}, whose body can be purged. Every other string that an event
 * can hold is a code that {@link EventCodes} knows.
 */
class LogHoldsCodesTest {

    @Test
    void every_string_of_an_event_is_a_code_that_is_known_or_else_a_text() {
        Set<String> strings = new LinkedHashSet<>();
        collect(Event.class, strings, new LinkedHashSet<>());

        assertThat(strings)
                .as("a string that a person types is a Text; a code is declared here with its form")
                .containsExactlyInAnyOrderElementsOf(EventCodes.KNOWN.keySet());
    }

    private static void collect(Class<?> type, Set<String> strings, Set<Class<?>> seen) {
        if (type.isInterface() && type.isSealed()) {
            Arrays.stream(type.getPermittedSubclasses()).forEach(one -> collect(one, strings, seen));
            return;
        }
        if (!type.isRecord() || !seen.add(type)) {
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            for (Class<?> part : classes(component.getGenericType())) {
                if (part == String.class) {
                    strings.add(EventCodes.name(component));
                } else {
                    collect(part, strings, seen);
                }
            }
        }
    }

    private static List<Class<?>> classes(Type type) {
        if (type instanceof ParameterizedType generic) {
            return Arrays.stream(generic.getActualTypeArguments())
                    .flatMap(argument -> classes(argument).stream())
                    .toList();
        }
        return List.of((Class<?>) type);
    }
}
