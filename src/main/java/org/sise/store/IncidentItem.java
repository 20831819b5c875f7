package org.sise.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sise.core.grading.Level;
import org.sise.core.grading.StatutoryClass;
import org.sise.core.incident.Incident.Phase;
import org.sise.core.incident.Theme;

/**
 * An incident as it stands in a list.
 *
 * @param title absent, like the summary and the reads, for a reader whose unit is a copy (抄送)
 */
public record IncidentItem(
        UUID id,
        String number,
        String clock,
        int version,
        Level level,
        boolean provisional,
        Phase phase,
        Theme theme,
        String area,
        String owner,
        @Nullable String lead,
        @Nullable StatutoryClass statutoryClass,
        boolean restricted,
        @Nullable String title,
        @Nullable String summary,
        @Nullable Long reads,
        Instant knownAt,
        Instant receivedAt,
        Instant reportedAt,
        @Nullable Instant completedAt,
        @Nullable Instant closedAt,
        @Nullable Instant nextDue,
        boolean overdue) {

    static final String COLUMNS =
            "i.id, i.number, i.clock, i.version, i.level, i.provisional, i.phase, i.theme, i.area,"
                    + " i.owner, i.lead, i.statutory_class, i.restricted, i.title, i.summary, i.reads, i.known_at,"
                    + " i.received_at, i.reported_at, i.completed_at, i.closed_at, i.next_due, i.overdue";

    static IncidentItem of(ResultSet row) throws SQLException {
        String statutory = row.getString("statutory_class");
        return new IncidentItem(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getString("clock"),
                row.getInt("version"),
                Values.constant(Level.class, row.getString("level")),
                row.getBoolean("provisional"),
                Values.constant(Phase.class, row.getString("phase")),
                Values.constant(Theme.class, row.getString("theme")),
                row.getString("area"),
                row.getString("owner"),
                row.getString("lead"),
                statutory == null ? null : Values.constant(StatutoryClass.class, statutory),
                row.getBoolean("restricted"),
                row.getString("title"),
                row.getString("summary"),
                row.getObject("reads", Long.class),
                Values.instant(row, "known_at"),
                Values.instant(row, "received_at"),
                Values.instant(row, "reported_at"),
                Values.instantOrNull(row, "completed_at"),
                Values.instantOrNull(row, "closed_at"),
                Values.instantOrNull(row, "next_due"),
                row.getBoolean("overdue"));
    }

    /**
     * As a unit reads it: what is due next may be another's.
     *
     * @param matter false for who only hears of it: number, level and state
     */
    IncidentItem ofUnit(boolean matter) {
        return new IncidentItem(
                id,
                number,
                clock,
                version,
                level,
                provisional,
                phase,
                theme,
                area,
                owner,
                lead,
                matter ? statutoryClass : null,
                restricted,
                matter ? title : null,
                matter ? summary : null,
                matter ? reads : null,
                knownAt,
                receivedAt,
                reportedAt,
                completedAt,
                closedAt,
                null,
                matter && overdue);
    }
}
