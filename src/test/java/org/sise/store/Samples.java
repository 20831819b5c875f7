package org.sise.store;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Event;
import org.sise.core.incident.Outcome;
import org.sise.core.incident.StepId;
import org.sise.core.incident.Subject;
import org.sise.core.incident.Text;

/** One value of every record that can stand in a payload: whole, and with all that may be absent left out. */
final class Samples {
    private static final Instant AT = Instant.parse("2026-09-07T01:02:03.456789Z");

    private final boolean whole;
    private Class<?> outcome = Outcome.Publish.class;
    private Class<?> subject = Subject.Promise.class;

    private Samples(boolean whole) {
        this.whole = whole;
    }

    static Stream<Event> events() {
        return Stream.of(true, false).flatMap(whole -> {
            List<Event> events = new ArrayList<>();
            for (Class<?> type : Event.class.getPermittedSubclasses()) {
                events.add((Event) new Samples(whole).record(type));
            }
            for (Class<?> type : Outcome.class.getPermittedSubclasses()) {
                Samples samples = new Samples(whole);
                samples.outcome = type;
                events.add((Event) samples.record(Event.StepSettled.class));
            }
            for (Class<?> type : Subject.class.getPermittedSubclasses()) {
                Samples samples = new Samples(true);
                samples.subject = type;
                events.add((Event) samples.record(Event.StepOpened.class));
            }
            return events.stream();
        });
    }

    private Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            boolean optional = components[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
            values[i] = optional && !whole ? null : value(components[i].getGenericType());
        }
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException broken) {
            throw new AssertionError("no sample of " + type, broken);
        }
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            return collection((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return plain.getEnumConstants()[0]; // one that is added later, at the end, changes no sample
        }
        return switch (plain.getSimpleName()) {
            case "String" -> "gaj";
            case "int", "Integer" -> 3;
            case "long", "Long" -> 7L;
            case "boolean", "Boolean" -> true;
            case "Instant" -> AT;
            case "StepId" -> StepId.of("draft.jx-gaj.2");
            case "Text" -> new Text("a".repeat(64), 5);
            case "Outcome" -> record(outcome);
            case "Subject" -> record(subject);
            default -> record(plain);
        };
    }

    private Object collection(Class<?> raw, Type[] arguments) {
        Class<?> element = (Class<?>) arguments[0];
        List<Object> elements = element.isEnum()
                ? Arrays.asList((Object[]) element.getEnumConstants()).subList(0, 2)
                : element == String.class ? List.of("zfw", "gaj", "sfj") : List.of(value(element));
        if (raw == Map.class) {
            return Map.of(value(arguments[0]), value(arguments[1]));
        }
        return raw == Set.class ? Set.copyOf(elements) : elements;
    }
}
