package org.sise.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Incident;

/** Makes the rows of an incident anew from its log; a text that was purged leaves an empty place. */
@ApplicationScoped
public class Rebuild {
    private static final List<String> TABLES = List.of("step", "running_limit", "incident_unit", "situation");

    private final AgroalDataSource source;
    private final Projector projector;

    Rebuild(AgroalDataSource source, Projector projector) {
        this.source = source;
        this.projector = projector;
    }

    /**
     * In one transaction, serialised with commands on the incident by the lock on its row.
     *
     * @param bodies of texts by their hash; {@code null} for one that was purged
     */
    @Transactional
    void rebuild(UUID id, List<Entry> history, Function<String, @Nullable String> bodies) {
        clear(id);
        Incident after = Incident.of(history.stream().map(Entry::event).toList());
        projector.project(id, new ChangedRows(Incident.NONE, after, history), bodies);
    }

    private void clear(UUID id) {
        try (Connection connection = source.getConnection()) {
            for (String table : TABLES) {
                delete(connection, "delete from " + table + " where incident = ?", id);
            }
            delete(connection, "delete from incident where id = ?", id);
        } catch (SQLException failed) {
            throw new StoreFailure("clearing the rows of incident " + id, failed);
        }
    }

    private static void delete(Connection connection, String sql, UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            statement.executeUpdate();
        }
    }
}
