package org.sise.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Whole histories of incidents on their way into the tables, by COPY and not by a statement for each decision. Nothing
 * goes into the outbox: what was is not told anew.
 */
public final class Histories {
    private final CopyText incidents = new CopyText("incident", IncidentValues.WHOLE.names());
    private final CopyText entries = new CopyText(
            "entry",
            "incident, number, type, version, at, person, unit, capacity, audience, payload, previous_hash, hash,"
                    + " hash_algorithm");
    private final CopyText contents = new CopyText("content", "incident, number, field, hash, salt, body");
    private final CopyText likeness = of(RowTable.LIKENESS);
    private final List<CopyText> rows = Stream.of(
                    RowTable.STEP, RowTable.LIMIT, RowTable.MEMBER, RowTable.SITUATION, RowTable.FIGURE)
            .map(Histories::of)
            .toList();

    private static CopyText of(RowTable table) {
        return new CopyText(table.name(), table.given().names());
    }

    public void add(Mould mould, Mould.Cast cast) {
        mould.pour(cast, this);
    }

    /** Copies what was added, in the connection's transaction, and is empty again. */
    public void copy(Connection connection) throws SQLException, IOException {
        CopyManager manager = connection.unwrap(PGConnection.class).getCopyAPI();
        incidents.copy(manager);
        entries.copy(manager);
        contents.copy(manager);
        likeness.copy(manager);
        for (CopyText table : rows) {
            table.copy(manager);
        }
    }

    CopyText incidents() {
        return incidents;
    }

    CopyText entries() {
        return entries;
    }

    CopyText contents() {
        return contents;
    }

    CopyText likeness() {
        return likeness;
    }

    /** Of steps, limits, members, situations and figures. */
    List<CopyText> rows() {
        return rows;
    }
}
