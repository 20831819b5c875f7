package org.sise.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An open incident as it stands on the duty desk.
 *
 * @param limit id of the limit that is due next; {@code null}: none runs
 * @param unit whose it is; {@code null} for one of the incident as a whole
 */
public record BoardItem(
        IncidentItem incident,
        @Nullable String limit,
        @Nullable String unit,
        @Nullable Instant due) {

    static BoardItem of(ResultSet row) throws SQLException {
        return new BoardItem(
                IncidentItem.of(row),
                row.getString("next_limit"),
                row.getString("next_unit"),
                Values.instantOrNull(row, "next_limit_due"));
    }

    BoardItem shown(Copies copies) {
        return switch (copies.of(incident.id())) {
            case ALL -> this;
            case OWN, COPY -> new BoardItem(copies.shown(incident), limit, unit, due);
        };
    }
}
