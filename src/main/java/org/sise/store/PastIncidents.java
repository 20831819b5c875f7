package org.sise.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sise.core.grading.Level;
import org.sise.core.grading.Situation;
import org.sise.core.grading.StatutoryClass;
import org.sise.core.plan.PlanBackTest.Recorded;

/**
 * Real incidents of a period in the order in which they were reported, a batch at a time, with their situations. Rows alone
 * are read, never the log; the order is that of the narrow rows of figures, whose index it is.
 */
@ApplicationScoped
public class PastIncidents {
    private static final JsonMapper MAPPER = Json.payloads();
    private static final UUID FIRST = new UUID(0, 0);

    private final AgroalDataSource database;

    PastIncidents(AgroalDataSource database) {
        this.database = database;
    }

    /** Reported from {@code since} on, before {@code until}. */
    public record Period(Instant since, Instant until) {}

    /** Where the next batch begins. */
    public record Place(Instant reportedAt, UUID incident) {
        public static Place startOf(Period period) {
            return new Place(period.since(), FIRST);
        }
    }

    /** An incident with its situations; {@code confirmed}: the level that a person gave last. */
    public record Past(
            UUID id,
            Instant reportedAt,
            String standard,
            List<Situation> situations,
            @Nullable Level confirmed) {
        public Place place() {
            return new Place(reportedAt, id);
        }
    }

    /** An incident with its limits, as their rows are now. */
    public record PastLimits(
            UUID id,
            Instant reportedAt,
            String plan,
            Level level,
            @Nullable StatutoryClass of,
            List<Recorded> limits) {
        public Place place() {
            return new Place(reportedAt, id);
        }
    }

    public long count(Period period) {
        return new Sql()
                .add(
                        "select count(*) from figure where clock = 'real' and reported_at >= ? and reported_at < ?",
                        period.since(),
                        period.until())
                .list(database, row -> row.getLong(1))
                .getFirst();
    }

    /** Empty: there are no more. */
    public List<Past> after(Place place, Period period, int most) {
        Map<UUID, Gathered> gathered = new LinkedHashMap<>();
        batch(place, period, most)
                .add(" select b.incident, b.reported_at, s.standard, s.level, s.confirmed, s.situation from batch b"
                        + " join situation s on s.incident = b.incident order by b.reported_at, b.incident, s.number")
                .list(
                        database,
                        row -> gathered.computeIfAbsent(row.getObject("incident", UUID.class), id -> new Gathered())
                                .add(row));
        return gathered.entrySet().stream()
                .map(each -> each.getValue().past(each.getKey()))
                .toList();
    }

    /** Empty: there are no more. What was dropped has an end, too, and was met by nothing. */
    public List<PastLimits> limitsAfter(Place place, Period period, int most) {
        Map<UUID, PastLimits> gathered = new LinkedHashMap<>();
        batch(place, period, most)
                .add(" select b.incident, b.reported_at, i.plan, i.level, i.statutory_class, l.id, l.start, l.due,"
                        + " case when l.state = 'met' then l.ended_at end as ended_at"
                        + " from batch b join incident i on i.id = b.incident"
                        + " left join running_limit l on l.incident = b.incident order by b.reported_at, b.incident")
                .list(
                        database,
                        row -> limit(
                                gathered.computeIfAbsent(row.getObject("incident", UUID.class), id -> limits(id, row)),
                                row));
        return List.copyOf(gathered.values());
    }

    private static PastLimits limits(UUID id, ResultSet row) {
        try {
            String of = row.getString("statutory_class");
            return new PastLimits(
                    id,
                    Values.instant(row, "reported_at"),
                    row.getString("plan"),
                    Values.constant(Level.class, row.getString("level")),
                    of == null ? null : Values.constant(StatutoryClass.class, of),
                    new ArrayList<>());
        } catch (SQLException broken) {
            throw new StoreFailure("reading limits of " + id, broken);
        }
    }

    /** An incident without any has one row, of nothing. */
    private static boolean limit(PastLimits incident, ResultSet row) throws SQLException {
        String id = row.getString("id");
        return id != null
                && incident.limits()
                        .add(new Recorded(
                                id,
                                Values.instant(row, "start"),
                                Values.instant(row, "due"),
                                Values.instantOrNull(row, "ended_at")));
    }

    /** By their ids, as people call them. */
    public Map<UUID, String> numbers(List<UUID> ids) {
        return new Sql()
                        .add(
                                "select id, number from incident where id = any(?::uuid[])",
                                ids.stream().map(UUID::toString).toList())
                        .list(database, row -> Map.entry(row.getObject("id", UUID.class), row.getString("number")))
                        .stream()
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static Sql batch(Place place, Period period, int most) {
        return new Sql()
                .add(
                        "with batch as materialized (select incident, reported_at from figure where clock = 'real'"
                                + " and reported_at >= ? and reported_at < ? and (reported_at, incident) > (?, ?)"
                                + " order by reported_at, incident limit " + most + ")",
                        place.reportedAt(),
                        period.until(),
                        place.reportedAt(),
                        place.incident());
    }

    /** The rows of one incident, in their order. */
    private static final class Gathered {
        private final List<Situation> situations = new ArrayList<>();
        private Instant reportedAt = Instant.MIN;
        private String standard = "";
        private @Nullable Level confirmed;

        Gathered add(ResultSet row) throws SQLException {
            reportedAt = Values.instant(row, "reported_at");
            standard = row.getString("standard");
            situations.add(situation(row.getString("situation")));
            if (row.getBoolean("confirmed")) {
                Level level = Values.constant(Level.class, row.getString("level"));
                confirmed = confirmed == null || level.above(confirmed) ? level : confirmed;
            }
            return this;
        }

        Past past(UUID id) {
            return new Past(id, reportedAt, standard, List.copyOf(situations), confirmed);
        }
    }

    private static Situation situation(String json) {
        try {
            return MAPPER.readValue(json, Situation.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a stored situation cannot be read", broken);
        }
    }
}
