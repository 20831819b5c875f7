package org.sise.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows that one decision changes: one part per table that has any, all in a single round trip. */
final class RowStatement {
    private final UUID incident;
    private final List<String> parts = new ArrayList<>();
    private final List<Binding> bindings = new ArrayList<>();

    private interface Binding {
        @Nullable
        Object value(Connection connection) throws SQLException;
    }

    RowStatement(UUID incident) {
        this.incident = incident;
    }

    /** Each row has one value per column of the table, in that order; none at all: no part. */
    RowStatement with(RowTable table, List<? extends List<@Nullable Object>> rows) {
        if (rows.isEmpty()) {
            return this;
        }
        parts.add(table.name() + "_rows as (" + table.upsert() + ")");
        bindings.add(connection -> incident);
        for (int i = 0; i < table.columns().size(); i++) {
            int column = i;
            Object[] values =
                    rows.stream().map(row -> Values.wire(row.get(column))).toArray();
            String type = table.columns().get(i).wire();
            bindings.add(connection -> connection.createArrayOf(type, values));
        }
        return this;
    }

    /** The last part writes the incident's own row, which every decision changes. */
    void execute(Connection connection, String last, List<@Nullable Object> values) throws SQLException {
        String sql = parts.isEmpty() ? last : "with " + String.join(", ", parts) + " " + last;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int position = 1;
            for (Binding binding : bindings) {
                Values.bind(statement, position++, binding.value(connection));
            }
            for (Object value : values) {
                Values.bind(statement, position++, value instanceof List<?> list ? texts(connection, list) : value);
            }
            if (statement.executeUpdate() != 1) {
                throw new IllegalStateException("projecting incident " + incident + ": its row is not there");
            }
        }
    }

    private static Array texts(Connection connection, List<?> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }
}
