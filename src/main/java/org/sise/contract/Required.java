package org.sise.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.StepId;

/** Holds a bound record against its own declaration: a component that is not {@code @Nullable} must be there. */
public final class Required {
    /** Said only of what is out of the ordinary: absent is no. */
    private static final Set<String> MARKS = Set.of("restricted", "noChange", "unverified");

    private static final int MOST = 500;

    private Required() {}

    /** @param said the JSON that it was bound from: a truth value that is absent there is not "false" */
    static void check(Record bound, JsonNode said, String path, Faults faults) {
        for (RecordComponent component : bound.getClass().getRecordComponents()) {
            String field = path.isEmpty() ? component.getName() : path + "." + component.getName();
            Object value = value(bound, component);
            JsonNode part = said.path(component.getName());
            if (isUnsaid(component, part)
                    || value == null && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                missing(field, faults);
            }
            inside(value, part, field, faults);
        }
    }

    /** Whether a request without it is refused; a list that is absent is empty. */
    public static boolean asks(RecordComponent component) {
        Class<?> type = component.getType();
        return type.isPrimitive()
                ? !MARKS.contains(component.getName())
                : !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                        && !Collection.class.isAssignableFrom(type)
                        && type != Map.class;
    }

    private static boolean isUnsaid(RecordComponent component, JsonNode part) {
        boolean said = !part.isMissingNode() && !part.isNull();
        return component.getType().isPrimitive() && !said && !MARKS.contains(component.getName());
    }

    private static void missing(String field, Faults faults) {
        if (!faults.has(field)) {
            faults.add(ProblemType.INVALID_REQUEST, FieldError.of(field, Fault.REQUIRED));
        }
    }

    private static void inside(@Nullable Object value, JsonNode said, String field, Faults faults) {
        // What is written as one word, a text or the id of a step, has been read as a whole.
        if (value instanceof Record record
                && said.isObject()
                && record.getClass().getName().startsWith("org.sise.")) {
            check(record, said, field, faults);
        }
        if (value instanceof Collection<?> items) {
            bounded(items, field, faults);
            int index = 0;
            for (Object item : items) {
                String place = field + "[" + index + "]";
                if (item == null) {
                    missing(place, faults);
                }
                inside(item, said.path(index++), place, faults);
            }
        }
    }

    /** So many that nobody names by hand, or a code twice, is a slip; kept in the log it would be one for good. */
    private static void bounded(Collection<?> items, String field, Faults faults) {
        if (items.size() > MOST) {
            faults.add(ProblemType.INVALID_REQUEST, FieldError.of(field, Fault.TOO_MANY, MOST));
            return;
        }
        items.stream()
                .filter(item -> item instanceof String || item instanceof StepId)
                .filter(item -> Collections.frequency(items, item) > 1)
                .findFirst()
                .ifPresent(item -> faults.add(ProblemType.INVALID_REQUEST, FieldError.of(field, Fault.REPEATED, item)));
    }

    private static @Nullable Object value(Record bound, RecordComponent component) {
        try {
            return component.getAccessor().invoke(bound);
        } catch (IllegalAccessException | InvocationTargetException broken) {
            throw new IllegalStateException("cannot read " + component + " of a request", broken);
        }
    }
}
