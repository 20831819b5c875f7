package org.sise.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sise.core.grading.Level;
import org.sise.core.plan.Role;
import org.sise.core.plan.StepKind;

/**
 * An open step of a unit.
 *
 * @param step {@code key.unit.round}
 * @param title empty where the incident is restricted: an inbox hangs on a wall
 * @param due {@code null}: no limit runs for it
 */
public record InboxItem(
        UUID incident,
        String number,
        Level level,
        boolean provisional,
        String title,
        boolean restricted,
        String step,
        StepKind kind,
        Role role,
        boolean lapsed,
        Instant openedAt,
        @Nullable Instant due) {

    static InboxItem of(ResultSet row) throws SQLException {
        boolean restricted = row.getBoolean("restricted");
        return new InboxItem(
                row.getObject("incident", UUID.class),
                row.getString("number"),
                Values.constant(Level.class, row.getString("level")),
                row.getBoolean("provisional"),
                restricted ? "" : row.getString("title"),
                restricted,
                row.getString("step"),
                Values.constant(StepKind.class, row.getString("kind")),
                Values.constant(Role.class, row.getString("role")),
                row.getBoolean("lapsed"),
                Values.instant(row, "opened_at"),
                Values.instantOrNull(row, "due"));
    }
}
