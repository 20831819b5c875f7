package org.sise.drill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sise.app.Incidents;
import org.sise.app.UnknownIncident;
import org.sise.contract.Binding;
import org.sise.contract.Fault;
import org.sise.contract.Faults;
import org.sise.contract.FieldError;
import org.sise.contract.ProblemType;
import org.sise.contract.Refused;
import org.sise.contract.Wire;
import org.sise.core.incident.Actor;
import org.sise.core.incident.Event;
import org.sise.core.incident.Incident;
import org.sise.core.incident.Text;
import org.sise.store.Entry;
import org.sise.store.EventLog;
import org.sise.store.IncidentFilter;
import org.sise.store.IncidentItem;
import org.sise.store.Queries;
import org.sise.store.Texts;
import org.sise.store.Viewer;

/** 评估: the score sheet of a drill, and the points that an assessor enters. */
@ApplicationScoped
public class Assessment {
    /** More than any scenario makes. */
    private static final int MOST = IncidentFilter.MOST;

    private static final int MOST_POINTS = 10;

    private static final String MARKS = "select incident, step, points, remark, person from drill_mark where drill = ?";
    private static final String GIVE = """
            insert into drill_mark (drill, incident, step, points, remark, person, at)
            values (?, ?, ?, ?, ?, ?, clock_timestamp())
            on conflict (drill, incident, step) do update set points = excluded.points, remark = excluded.remark,
                person = excluded.person, at = excluded.at""";

    private final Drills drills;
    private final Queries queries;
    private final Incidents incidents;
    private final EventLog log;
    private final AgroalDataSource database;

    Assessment(Drills drills, Queries queries, Incidents incidents, EventLog log, AgroalDataSource database) {
        this.drills = drills;
        this.queries = queries;
        this.incidents = incidents;
        this.log = log;
        this.database = database;
    }

    /** {@code points}: 0 to 10 for how well a step was done. */
    public record Mark(
            UUID incident,
            String step,
            Long points,
            @Nullable Text remark) {}

    /** What an assessor enters for a step, checked. */
    private record Given(
            UUID incident,
            String step,
            int points,
            @Nullable String remark) {
        /** @throws Refused with everything that is wrong */
        static Given of(ObjectNode asked) {
            Texts texts = new Texts();
            Mark mark = new Binding(texts, new Faults()).read(asked, Mark.class);
            if (mark.points() > MOST_POINTS) {
                throw Refused.of(ProblemType.INVALID, FieldError.of("points", Fault.CANNOT_BE));
            }
            String remark = mark.remark() == null
                    ? null
                    : Objects.requireNonNull(texts.kept().get(mark.remark().hash()))
                            .body();
            return new Given(mark.incident(), mark.step(), Math.toIntExact(mark.points()), remark);
        }
    }

    /** Of the whole drill, for who holds it and for the centre; of his own unit for anybody else. */
    public Score score(Drill drill, Actor actor) {
        if (drill.startedAt() == null) {
            return new Score(List.of(), List.of());
        }
        Score all = Score.of(subjects(drill), marks(drill), drills.now(drill).orElseThrow());
        if (actor.unit().equals(drill.unit()) || drills.isCentre(actor)) {
            return all;
        }
        return new Score(
                all.units().stream()
                        .filter(of -> of.unit().equals(actor.unit()))
                        .toList(),
                all.steps().stream()
                        .filter(of -> of.unit().equals(actor.unit()))
                        .toList());
    }

    private List<Score.Subject> subjects(Drill drill) {
        return queries.incidents(Viewer.centre(), IncidentFilter.of(drill.code(), MOST)).items().stream()
                .map(IncidentItem::id)
                .map(this::subject)
                .toList();
    }

    private Score.Subject subject(UUID id) {
        List<Event.Alarmed> alarms = log.history(id, 0).stream()
                .map(Entry::event)
                .filter(Event.Alarmed.class::isInstance)
                .map(Event.Alarmed.class::cast)
                .toList();
        return new Score.Subject(id, incidents.state(id), alarms);
    }

    /**
     * A {@link Mark}; what was given before for the same step gives way.
     *
     * @throws Refused with everything that is wrong
     */
    @Transactional
    public void give(Drill drill, ObjectNode asked, Actor actor) {
        if (!drills.acts(drill, actor).contains("assess")) {
            boolean ever = drills.mayPlan(actor) && actor.unit().equals(drill.unit());
            throw ever
                    ? new Refused(ProblemType.WRONG_STATE, drill.code() + " is " + Wire.of(drill.state()))
                    : new Refused(ProblemType.FORBIDDEN, "points are given by the commission that holds the drill");
        }
        Given given = Given.of(asked);
        check(drill, given);
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement(GIVE)) {
            upsert.setString(1, drill.code());
            upsert.setObject(2, given.incident());
            upsert.setString(3, given.step());
            upsert.setInt(4, given.points());
            upsert.setString(5, given.remark());
            upsert.setString(6, actor.person());
            upsert.executeUpdate();
        } catch (SQLException broken) {
            throw new IllegalStateException("giving points in " + drill.code(), broken);
        }
    }

    private void check(Drill drill, Given given) {
        if (!has(given, drill)) {
            throw Refused.of(ProblemType.UNKNOWN_STEP, FieldError.of("step", Fault.UNKNOWN_NAME));
        }
    }

    private boolean has(Given given, Drill drill) {
        try {
            Incident incident = incidents.state(given.incident());
            return incident.report().clock().equals(drill.code())
                    && incident.steps().keySet().stream()
                            .anyMatch(id -> id.toString().equals(given.step()));
        } catch (UnknownIncident none) {
            return false;
        }
    }

    private Map<String, Score.Mark> marks(Drill drill) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(MARKS)) {
            select.setString(1, drill.code());
            Map<String, Score.Mark> marks = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    marks.put(
                            Score.key(row.getObject(1, UUID.class), row.getString(2)),
                            new Score.Mark(row.getInt(3), row.getString(4), row.getString(5)));
                }
            }
            return marks;
        } catch (SQLException broken) {
            throw new IllegalStateException("reading the points of " + drill.code(), broken);
        }
    }
}
