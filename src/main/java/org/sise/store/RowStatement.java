package org.sise.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows that decisions change, of one incident or more: one part per table that has any, all in a single round trip. */
final class RowStatement {
    private final Map<RowTable, List<Row>> tables = new TreeMap<>(Comparator.comparing(RowTable::name));

    private record Row(UUID incident, List<@Nullable Object> values) {}

    /** The last part of the statement, with its own values. */
    interface Last {
        String sql();

        void bind(Connection connection, PreparedStatement statement, int first) throws SQLException;
    }

    /** Each row has one value per column of the table, in that order; none at all: no part. */
    RowStatement with(UUID incident, RowTable table, List<? extends List<@Nullable Object>> rows) {
        for (List<@Nullable Object> row : rows) {
            tables.computeIfAbsent(table, first -> new ArrayList<>()).add(new Row(incident, row));
        }
        return this;
    }

    /** The last part writes the incidents' own rows, which every decision changes; answers how many it wrote. */
    int execute(Connection connection, Last last) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql(last))) {
            int position = 1;
            for (Map.Entry<RowTable, List<Row>> part : tables.entrySet()) {
                bind(part.getKey(), part.getValue(), new Columns(connection, statement, position));
                position += part.getKey().columns().size() + 1;
            }
            last.bind(connection, statement, position);
            return statement.executeUpdate();
        }
    }

    private String sql(Last last) {
        return tables.isEmpty()
                ? last.sql()
                : tables.keySet().stream()
                        .map(table -> table.name() + "_rows as (" + table.upsert() + ")")
                        .collect(Collectors.joining(", ", "with ", " " + last.sql()));
    }

    private static void bind(RowTable table, List<Row> rows, Columns columns) throws SQLException {
        columns.add("uuid", rows.stream().map(Row::incident).toArray());
        columns.addAll(table.columns(), rows.stream().map(Row::values).toList());
    }
}
