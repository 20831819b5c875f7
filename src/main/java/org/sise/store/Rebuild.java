package org.sise.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Makes the rows of an incident anew from its log; a text that was purged leaves an empty place. */
@ApplicationScoped
public class Rebuild {
    private static final String LOCK = "select id from incident where id = ? for update";
    private static final List<String> TABLES = List.of("step", "running_limit", "incident_unit", "situation", "figure");

    private final AgroalDataSource source;
    private final EventLog log;
    private final Contents contents;
    private final Projector projector;

    Rebuild(AgroalDataSource source, EventLog log, Contents contents, Projector projector) {
        this.source = source;
        this.log = log;
        this.contents = contents;
        this.projector = projector;
    }

    /**
     * In one transaction; commands on the incident wait meanwhile.
     *
     * @throws IllegalStateException if it has no entries
     */
    @Transactional
    public void rebuild(UUID incident) {
        clear(incident);
        List<Entry> history = log.history(incident, 0);
        if (history.isEmpty()) {
            throw new IllegalStateException("rebuilding incident " + incident + ": it has no entries");
        }
        projector.replace(incident, history, contents.bodies(incident));
    }

    private void clear(UUID incident) {
        try (Connection connection = source.getConnection()) {
            execute(connection, LOCK, incident);
            for (String table : TABLES) {
                execute(connection, "delete from " + table + " where incident = ?", incident);
            }
        } catch (SQLException failed) {
            throw new StoreFailure("clearing the rows of incident " + incident, failed);
        }
    }

    private static void execute(Connection connection, String sql, UUID incident) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, incident);
            statement.execute();
        }
    }
}
