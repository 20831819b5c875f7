package org.sise.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Incident;

/** Brings the rows of an incident to what its entries say, in the transaction of those entries. */
@ApplicationScoped
public class Projector {
    private final AgroalDataSource source;

    Projector(AgroalDataSource source) {
        this.source = source;
    }

    /**
     * One statement, with a part for every table that has changes; the caller holds the incident's lock.
     *
     * @param entries the new ones, ascending; nothing happens without any
     * @param texts of the command; only a report's are read
     */
    public void project(UUID id, Incident before, Incident after, List<Entry> entries, Texts texts) {
        project(id, new ChangedRows(before, after, entries), hash -> {
            Texts.Kept kept = texts.kept().get(hash);
            return kept == null ? null : kept.body();
        });
    }

    void project(UUID id, ChangedRows changes, Function<String, @Nullable String> bodies) {
        if (changes.entries().isEmpty()) {
            return;
        }
        RowStatement statement = new RowStatement(id)
                .with(RowTable.STEP, changes.steps())
                .with(RowTable.LIMIT, changes.limits())
                .with(RowTable.MEMBER, changes.members())
                .with(RowTable.SITUATION, changes.situations());
        IncidentValues values = new IncidentValues(id, changes.after(), changes.entries());
        try (Connection connection = source.getConnection()) {
            if (changes.before().version() == 0) {
                statement.execute(connection, IncidentValues.INSERT, values.toInsert(bodies));
                return;
            }
            statement.execute(connection, IncidentValues.UPDATE, values.toUpdate());
        } catch (SQLException failed) {
            throw new StoreFailure("projecting incident " + id, failed);
        }
    }
}
