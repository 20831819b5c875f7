package org.sise.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How values of the core stand in a column. */
final class Values {
    private Values() {}

    /** Times and enums as text, all else as it is. */
    static @Nullable Object wire(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Instant instant -> instant.toString();
            case Enum<?> constant -> name(constant);
            default -> value;
        };
    }

    static void bind(PreparedStatement statement, int position, @Nullable Object value) throws SQLException {
        switch (value) {
            case Instant instant -> statement.setObject(position, instant.atOffset(ZoneOffset.UTC));
            case Enum<?> constant -> statement.setString(position, name(constant));
            case null, default -> statement.setObject(position, value);
        }
    }

    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E>> E constant(Class<E> type, String name) {
        return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
