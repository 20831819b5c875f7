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
    private final Map<RowTable, List<List<@Nullable Object>>> tables =
            new TreeMap<>(Comparator.comparing(RowTable::name));

    /** The last part of the statement, and the rows that it is given. */
    record Last(String sql, Given given, List<List<@Nullable Object>> rows) {}

    /** Each row has one value per column of the table, in that order, but the incident; none at all: no part. */
    RowStatement with(UUID incident, RowTable table, List<? extends List<@Nullable Object>> rows) {
        for (List<@Nullable Object> row : rows) {
            List<@Nullable Object> whole = new ArrayList<>(row);
            whole.addFirst(incident);
            tables.computeIfAbsent(table, first -> new ArrayList<>()).add(whole);
        }
        return this;
    }

    /** The last part writes the incidents' own rows, which every decision changes; answers how many it wrote. */
    int execute(Connection connection, Last last) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql(last))) {
            int position = 1;
            for (Map.Entry<RowTable, List<List<@Nullable Object>>> part : tables.entrySet()) {
                statement.setString(position++, part.getKey().given().json(part.getValue()));
            }
            statement.setString(position, last.given().json(last.rows()));
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
}
