package org.sise.contract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sise.directory.WireNames;

/** Enums and times as they are written on the wire. */
public final class Wire {
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private Wire() {}

    public static String of(Enum<?> value) {
        return WireNames.of(value);
    }

    /** The type of a constant as the bundles name it: {@code Level}, {@code LimitSpec.From}. */
    static String typeOf(Enum<?> value) {
        Class<?> type = value.getDeclaringClass();
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }

    public static @Nullable String orNull(@Nullable Enum<?> value) {
        return value == null ? null : of(value);
    }

    /**
     * A time with its offset, ISO-8601.
     *
     * @throws DateTimeException if it is none, or lies so far away that no incident and no plan can mean it
     */
    public static Instant time(String text) {
        Instant time = OffsetDateTime.parse(text).toInstant();
        if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
            throw new DateTimeException("not of our time: " + text);
        }
        return time;
    }

    /** Every value of a type, for a message. */
    public static List<String> all(Class<?> type) {
        return Stream.of(type.getEnumConstants())
                .map(value -> of((Enum<?>) value))
                .toList();
    }
}
