package org.sise.store;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * As what a reader has the incidents of a list: the commissions read all of each, a unit no limits of others, and who only
 * has a copy (抄送) number, level and state.
 */
record Copies(Map<UUID, Part> parts) {
    enum Part {
        ALL,
        OWN,
        COPY
    }

    private record Found(UUID incident, Part part) {}

    static Copies of(List<UUID> listed, Viewer viewer, DataSource source) {
        if (viewer.all() || listed.isEmpty()) {
            return new Copies(Map.of());
        }
        List<Found> found = new Sql()
                .add(
                        "select incident, bool_and(capacity = 'copy') as copy, bool_or(capacity in ('owner', 'city', 'local')) as whole"
                                + " from incident_unit where incident = any(?::uuid[]) and unit = any(?) and left_at is null"
                                + " group by incident",
                        listed.stream().map(UUID::toString).toList(),
                        viewer.units())
                .list(
                        source,
                        row -> new Found(
                                row.getObject("incident", UUID.class),
                                row.getBoolean("copy") ? Part.COPY : row.getBoolean("whole") ? Part.ALL : Part.OWN));
        return new Copies(found.stream().collect(Collectors.toMap(Found::incident, Found::part)));
    }

    Part of(UUID incident) {
        return parts.getOrDefault(incident, Part.ALL);
    }

    IncidentItem shown(IncidentItem item) {
        return switch (of(item.id())) {
            case ALL -> item;
            case OWN -> item.ofUnit(true);
            case COPY -> item.ofUnit(false);
        };
    }
}
