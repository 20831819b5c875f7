package org.sise.rest;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Holds a bound record against its own declaration: a component that is not {@code @Nullable} must be there. */
final class Required {
    private Required() {}

    static void check(Record bound, String path, Faults faults) {
        for (RecordComponent component : bound.getClass().getRecordComponents()) {
            String field = path.isEmpty() ? component.getName() : path + "." + component.getName();
            Object value = value(bound, component);
            if (value == null && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                missing(field, faults);
            }
            inside(value, field, faults);
        }
    }

    private static void missing(String field, Faults faults) {
        if (!faults.has(field)) {
            faults.add(ProblemType.INVALID_REQUEST, field, "is required");
        }
    }

    private static void inside(@Nullable Object value, String field, Faults faults) {
        if (value instanceof Record record && record.getClass().getName().startsWith("org.sise.")) {
            check(record, field, faults);
        }
        if (value instanceof Collection<?> items) {
            int index = 0;
            for (Object item : items) {
                String place = field + "[" + index++ + "]";
                if (item == null) {
                    missing(place, faults);
                }
                inside(item, place, faults);
            }
        }
    }

    private static @Nullable Object value(Record bound, RecordComponent component) {
        try {
            return component.getAccessor().invoke(bound);
        } catch (IllegalAccessException | InvocationTargetException broken) {
            throw new IllegalStateException("cannot read " + component + " of a request", broken);
        }
    }
}
