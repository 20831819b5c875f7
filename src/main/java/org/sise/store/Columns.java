package org.sise.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds arrays to a statement, one column of rows after the other. */
final class Columns {
    private final Connection connection;
    private final PreparedStatement statement;
    private int next;

    /** @param first position of the first column */
    Columns(Connection connection, PreparedStatement statement, int first) {
        this.connection = connection;
        this.statement = statement;
        this.next = first;
    }

    /** @param type PostgreSQL's name of the elements' type */
    void add(String type, Object[] values) throws SQLException {
        statement.setArray(next++, connection.createArrayOf(type, values));
    }

    /** Rows that have a value for each of the columns, in their order. */
    void addAll(List<RowTable.Column> columns, List<List<@Nullable Object>> rows) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            add(
                    columns.get(i).wire(),
                    rows.stream().map(row -> Values.wire(row.get(column))).toArray());
        }
    }
}
