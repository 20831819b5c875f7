package org.sise.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sise.core.grading.Level;
import org.sise.core.incident.Incident.Phase;

/**
 * An incident that resembles another.
 *
 * @param score from 0 to 1: words, then unit, place and time
 */
public record SimilarItem(
        UUID id,
        String number,
        Level level,
        Phase phase,
        String title,
        @Nullable String lead,
        Instant reportedAt,
        double score) {

    /**
     * What resemblance is judged by.
     *
     * @param words of title and summary
     */
    public record Traits(
            UUID incident,
            String clock,
            String words,
            String area,
            @Nullable String lead,
            Instant reportedAt) {}

    /** One that is compared with another. */
    record Candidate(SimilarItem item, Traits traits) {
        static final String COLUMNS =
                "i.id, i.number, i.level, i.phase, i.title, i.summary, i.lead, i.area, i.clock, i.reported_at";

        static Candidate of(ResultSet row) throws SQLException {
            SimilarItem item = new SimilarItem(
                    row.getObject("id", UUID.class),
                    row.getString("number"),
                    Values.constant(Level.class, row.getString("level")),
                    Values.constant(Phase.class, row.getString("phase")),
                    row.getString("title"),
                    row.getString("lead"),
                    Values.instant(row, "reported_at"),
                    0);
            String words = item.title() + "\n" + row.getString("summary");
            Traits traits = new Traits(
                    item.id(), row.getString("clock"), words, row.getString("area"), item.lead(), item.reportedAt());
            return new Candidate(item, traits);
        }
    }

    SimilarItem scored(double found) {
        return new SimilarItem(id, number, level, phase, title, lead, reportedAt, found);
    }
}
