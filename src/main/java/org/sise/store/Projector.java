package org.sise.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
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
        if (entries.isEmpty()) {
            return;
        }
        ChangedRows changes = new ChangedRows(before, after, entries);
        IncidentValues values = new IncidentValues(id, after, entries);
        if (before.version() > 0) {
            write(rows(id, changes), IncidentValues.UPDATE, values.toUpdate(), id);
            return;
        }
        insert(id, changes, IncidentValues.INSERT, values, hash -> {
            Texts.Kept kept = texts.kept().get(hash);
            return kept == null ? null : kept.body();
        });
    }

    /** @param bodies of texts by their hash, without those that were purged */
    void replace(UUID id, List<Entry> history, Map<String, String> bodies) {
        Incident after = Incident.of(history.stream().map(Entry::event).toList());
        IncidentValues values = new IncidentValues(id, after, history);
        ChangedRows changes = new ChangedRows(Incident.NONE, after, history);
        insert(id, changes, IncidentValues.REPLACE, values, bodies::get);
    }

    private void insert(
            UUID id,
            ChangedRows changes,
            String incident,
            IncidentValues values,
            Function<String, @Nullable String> bodies) {
        RowStatement statement = rows(id, changes).with(RowTable.LIKENESS, values.likeness(bodies));
        write(statement, incident, values.toInsert(bodies), id);
    }

    private static RowStatement rows(UUID id, ChangedRows changes) {
        return new RowStatement(id)
                .with(RowTable.STEP, changes.steps())
                .with(RowTable.LIMIT, changes.limits())
                .with(RowTable.MEMBER, changes.members())
                .with(RowTable.SITUATION, changes.situations())
                .with(RowTable.FIGURE, changes.figures());
    }

    private void write(RowStatement statement, String incident, List<@Nullable Object> values, UUID id) {
        try (Connection connection = source.getConnection()) {
            statement.execute(connection, incident, values);
        } catch (SQLException failed) {
            throw new StoreFailure("projecting incident " + id, failed);
        }
    }
}
