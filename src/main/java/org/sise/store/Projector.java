package org.sise.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
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

    /** What a decision changes: an incident before it and after it, and its new entries, ascending. */
    public record Change(UUID incident, Incident before, Incident after, List<Entry> entries) {
        private boolean isReport() {
            return before.version() == 0;
        }
    }

    /**
     * A report is a statement of its own, all other changes together are one, with a part for every table that has any; the
     * caller holds the incidents' locks.
     *
     * @param texts of the commands; only a report's are read
     */
    public void project(List<Change> changes, Texts texts) {
        List<Change> updates = new ArrayList<>();
        for (Change change : changes) {
            if (change.isReport()) {
                insert(change, IncidentValues.INSERT, hash -> {
                    Texts.Kept kept = texts.kept().get(hash);
                    return kept == null ? null : kept.body();
                });
            } else {
                updates.add(change);
            }
        }
        if (!updates.isEmpty()) {
            update(updates);
        }
    }

    /** @param bodies of texts by their hash, without those that were purged */
    void replace(UUID id, List<Entry> history, Map<String, String> bodies) {
        Incident after = Incident.of(history.stream().map(Entry::event).toList());
        insert(new Change(id, Incident.NONE, after, history), IncidentValues.REPLACE, bodies::get);
    }

    private void insert(Change change, String sql, Function<String, @Nullable String> bodies) {
        IncidentValues values = new IncidentValues(change.incident(), change.after(), change.entries());
        RowStatement statement = new RowStatement();
        add(statement, change);
        statement.with(change.incident(), RowTable.LIKENESS, values.likeness(bodies));
        write(
                statement,
                new RowStatement.Last(sql, IncidentValues.WHOLE, List.of(values.toInsert(bodies))),
                List.of(change));
    }

    private void update(List<Change> changes) {
        RowStatement statement = new RowStatement();
        changes.forEach(change -> add(statement, change));
        List<List<@Nullable Object>> rows =
                changes.stream().map(Projector::changed).toList();
        write(statement, new RowStatement.Last(IncidentValues.UPDATE, IncidentValues.CHANGED, rows), changes);
    }

    private static List<@Nullable Object> changed(Change change) {
        return new IncidentValues(change.incident(), change.after(), change.entries()).toUpdate();
    }

    private static void add(RowStatement statement, Change change) {
        UUID id = change.incident();
        ChangedRows rows = new ChangedRows(change.before(), change.after(), change.entries());
        statement
                .with(id, RowTable.STEP, rows.steps())
                .with(id, RowTable.LIMIT, rows.limits())
                .with(id, RowTable.MEMBER, rows.members())
                .with(id, RowTable.SITUATION, rows.situations())
                .with(id, RowTable.FIGURE, rows.figures());
    }

    private void write(RowStatement statement, RowStatement.Last last, List<Change> changes) {
        try (Connection connection = source.getConnection()) {
            if (statement.execute(connection, last) != changes.size()) {
                throw new IllegalStateException("projecting " + ids(changes) + ": a row is not there");
            }
        } catch (SQLException failed) {
            throw new StoreFailure("projecting " + ids(changes), failed);
        }
    }

    private static String ids(List<Change> changes) {
        return "incidents " + changes.stream().map(Change::incident).toList();
    }
}
