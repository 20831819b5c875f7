package org.sise.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Bodies of the texts that were typed, as far as they have not been purged. */
@ApplicationScoped
public class Contents {
    /** What an entry has withdrawn is gone for every reader, also before its deletion. */
    private static final String LEFT = """
            from content c where c.incident = ? and not exists (
                select 1 from entry e where e.incident = c.incident and e.type = 'content_purged'
                   and jsonb_exists(e.payload::jsonb -> 'texts', c.number || '/' || c.field))""";

    private final AgroalDataSource database;

    Contents(AgroalDataSource database) {
        this.database = database;
    }

    /** Hash to body. */
    public Map<String, String> bodies(UUID incident) {
        return bodies(incident, "");
    }

    /** The same without the words of notes, follow-ups and circulars: of these there may be thousands, and only the timeline has them. */
    public Map<String, String> bodiesButRunningWords(UUID incident) {
        return bodies(incident, " and c.field <> 'text'");
    }

    private Map<String, String> bodies(UUID incident, String but) {
        String sql = "select hash, body " + LEFT + but + " order by number, field";
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setObject(1, incident);
            Map<String, String> bodies = new LinkedHashMap<>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    bodies.put(rows.getString(1), rows.getString(2));
                }
            }
            return bodies;
        } catch (SQLException broken) {
            throw new StoreFailure("reading the texts of incident " + incident, broken);
        }
    }

    /** Names of the texts: each {@code number/field}, the entry and the path in its payload. */
    public List<String> names(UUID incident) {
        return names(incident, "");
    }

    /** The same, but for the reasons that purges were given. */
    public List<String> namesWithoutReasons(UUID incident) {
        return names(incident, """
                 and not exists (select 1 from entry p where p.incident = c.incident and p.number = c.number
                   and p.type = 'content_purged')""");
    }

    private List<String> names(UUID incident, String but) {
        String sql = "select c.number || '/' || c.field " + LEFT + but + " order by c.number, c.field";
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setObject(1, incident);
            List<String> names = new ArrayList<>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            return names;
        } catch (SQLException broken) {
            throw new StoreFailure("reading the names of the texts of incident " + incident, broken);
        }
    }

    /** Empty if it was purged, or never was. */
    public Optional<String> body(UUID incident, String hash) {
        String sql = "select body " + LEFT + " and hash = ? limit 1";
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setObject(1, incident);
            select.setString(2, hash);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        } catch (SQLException broken) {
            throw new StoreFailure("reading a text of incident " + incident, broken);
        }
    }
}
