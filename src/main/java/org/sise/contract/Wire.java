package org.sise.contract;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sise.directory.WireNames;

/** Enums as they are written on the wire. */
public final class Wire {
    private Wire() {}

    public static String of(Enum<?> value) {
        return WireNames.of(value);
    }

    public static @Nullable String orNull(@Nullable Enum<?> value) {
        return value == null ? null : of(value);
    }

    /** Every value of a type, for a message. */
    public static List<String> all(Class<?> type) {
        return Stream.of(type.getEnumConstants())
                .map(value -> of((Enum<?>) value))
                .toList();
    }
}
