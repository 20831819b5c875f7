package org.sise.rest;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sise.directory.WireNames;

/** Enums as they are written on the wire. */
final class Wire {
    private Wire() {}

    static String of(Enum<?> value) {
        return WireNames.of(value);
    }

    static @Nullable String orNull(@Nullable Enum<?> value) {
        return value == null ? null : of(value);
    }

    /** Every value of a type, for a message. */
    static List<String> all(Class<?> type) {
        return Stream.of(type.getEnumConstants())
                .map(value -> of((Enum<?>) value))
                .toList();
    }
}
