package org.sise.core.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sise.core.grading.Level;
import org.sise.core.plan.Flow;
import org.sise.core.plan.StepSpec;

/** A decision being taken: the events so far, and the incident as they leave it. Lives for one {@code decide}. */
final class Decision {
    private final Context context;
    private final List<Event> events = new ArrayList<>();
    private Incident incident;
    private int emitted;

    Decision(Incident incident, Context context) {
        this.incident = incident;
        this.context = context;
    }

    void emit(Event event) {
        incident = incident.evolve(event);
        emitted++;
        Optional<Event> joined = events.isEmpty() ? Optional.empty() : LimitRun.join(events.getLast(), event);
        if (joined.isPresent() && heard(events.getLast()).equals(heard(event))) {
            events.set(events.size() - 1, joined.get());
        } else {
            events.add(event);
        }
    }

    private Set<String> heard(Event event) {
        return Audience.of(incident, event, actor(), units());
    }

    Incident incident() {
        return incident;
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    /** How many so far, each of a run counted. */
    int size() {
        return emitted;
    }

    Context context() {
        return context;
    }

    Actor actor() {
        return context.actor();
    }

    Units units() {
        return context.units();
    }

    Instant now() {
        return context.now();
    }

    Level level() {
        return incident.level();
    }

    Flow flow() {
        return context.plan().flow(incident.level());
    }

    Optional<StepSpec> spec(Step step) {
        return flow().step(step.id().key()).filter(spec -> spec.kind() == step.kind());
    }

    Step step(StepId id) throws Rejected {
        return incident.step(id).orElseThrow(() -> new Rejected(Ground.NO_STEP, id));
    }

    String knownUnit(String code) throws Rejected {
        if (units().unit(code).isEmpty()) {
            throw new Rejected(Ground.NO_UNIT, code);
        }
        return code;
    }

    void knownUnits(List<String> codes) throws Rejected {
        for (String code : codes) {
            knownUnit(code);
        }
    }

    void cancel(Step step, Event.Cause cause) {
        emit(new Event.StepCancelled(step.id(), cause, now()));
    }
}
