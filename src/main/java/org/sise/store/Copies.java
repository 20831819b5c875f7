package org.sise.store;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Incidents of a list that its reader only has a copy (抄送) of: he reads number, level and state, not what the matter is. */
record Copies(Set<UUID> incidents) {

    static Copies of(List<UUID> listed, Viewer viewer, DataSource source) {
        if (viewer.all() || listed.isEmpty()) {
            return new Copies(Set.of());
        }
        List<UUID> copies = new Sql()
                .add(
                        "select incident from incident_unit where incident = any(?::uuid[]) and unit = any(?) and left_at is null"
                                + " group by incident having bool_and(capacity = 'copy')",
                        listed.stream().map(UUID::toString).toList(),
                        viewer.units())
                .list(source, row -> row.getObject("incident", UUID.class));
        return new Copies(Set.copyOf(copies));
    }

    IncidentItem shown(IncidentItem item) {
        return incidents.contains(item.id()) ? item.withoutMatter() : item;
    }
}
