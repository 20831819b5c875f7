package org.sise.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;
import org.sise.core.incident.Incident.Phase;

/** A query put together from the parts that are asked for, each with its values. */
final class Sql {
    private final StringBuilder text = new StringBuilder();
    private final List<@Nullable Object> values = new ArrayList<>();

    interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    Sql add(String part, @Nullable Object... given) {
        text.append(part);
        values.addAll(Arrays.asList(given));
        return this;
    }

    Sql addAll(Sql other) {
        text.append(other.text);
        values.addAll(other.values);
        return this;
    }

    /** Phases are written out, so that the planner sees which partial index holds them. */
    static String literal(Phase phase) {
        return "'" + Values.name(phase) + "'";
    }

    <T> List<T> list(DataSource source, Reading<T> reading) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = prepare(connection, text.toString());
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reading.of(rows));
            }
            return found;
        } catch (SQLException failed) {
            throw new StoreFailure("reading rows", failed);
        }
    }

    /** The plan, for tests. */
    String explain(DataSource source) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = prepare(connection, "explain (analyze, buffers) " + text);
                ResultSet rows = statement.executeQuery()) {
            StringBuilder plan = new StringBuilder();
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
            return plan.toString();
        } catch (SQLException failed) {
            throw new StoreFailure("explaining", failed);
        }
    }

    /** Never a prepared plan: which index is right depends on the words and units that are asked for, and on how full a table is. */
    private PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            Values.bind(
                    statement,
                    i + 1,
                    value instanceof Collection<?> texts ? connection.createArrayOf("text", texts.toArray()) : value);
        }
        return statement;
    }
}
