package org.sise.core.incident;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sise.core.grading.Decided;
import org.sise.core.grading.Level;
import org.sise.core.grading.Situation;
import org.sise.core.incident.Incident.Assignment;
import org.sise.core.incident.Incident.Grading;
import org.sise.core.incident.Incident.Marks;
import org.sise.core.incident.Incident.Phase;

/** The incident as an event leaves it, while that event is being applied; a record cannot be changed in one field. */
final class Next {
    private final int version;
    private final Event.@Nullable Reported before;
    private Event.@Nullable Reported origin;
    Phase phase;
    Times times;
    Situation situation;
    Grading grading;
    Assignment assignment;
    String plan;
    Map<StepId, Step> steps;
    Map<String, Limit> limits;
    Map<String, Event.Capacity> circle;
    Map<String, Instant> acknowledged;
    Map<String, Instant> shared;
    private Set<String> recused;
    Marks marks;
    List<Event.Linked> links;
    private List<Event.Merged> merged;

    Next(Incident now) {
        version = now.version() + 1;
        before = now.origin();
        origin = before;
        phase = now.phase();
        times = now.times();
        situation = now.situation();
        grading = now.grading();
        assignment = now.assignment();
        plan = now.plan();
        steps = now.steps();
        limits = now.limits();
        circle = now.circle();
        acknowledged = now.acknowledged();
        shared = now.shared();
        recused = now.recused();
        marks = now.marks();
        links = now.links();
        merged = now.merged();
    }

    void reported(Event.Reported event) {
        if (before != null) {
            throw new IllegalStateException("reported twice: " + event.number());
        }
        origin = event;
        phase = Phase.OPEN;
        times = event.times();
        situation = event.situation();
        plan = event.plan();
        assignment = new Assignment(event.owner(), event.responsible(), List.of(), List.of(), null, null);
    }

    void followedUp(Event.FollowedUp event) {
        boolean grows = isMore(event.situation().reads(), situation.reads())
                || isMore(event.situation().interactions(), situation.interactions());
        if (grows) {
            marks = marks.grew(event.at());
        }
        situation = event.situation();
        times = event.times() == null ? times : times.merge(event.times());
    }

    private static boolean isMore(@Nullable Long later, @Nullable Long earlier) {
        return later != null && (earlier == null || later > earlier);
    }

    void graded(Event.Graded event) {

        Decided decided = event.provisional()
                ? grading.decided()
                : new Decided(event.level(), Set.copyOf(event.because()), situation);
        grading = new Grading(event.level(), event.provisional(), event.because(), event.unknown(), decided);
    }

    /** A new lead takes the matter over, whatever it has signed for as one of the assisting (rule 19). */
    void assigned(Event.Assigned event) {
        String lead = event.lead();
        if (lead != null && !lead.equals(assignment.lead()) && acknowledged.containsKey(lead)) {
            Map<String, Instant> others = new HashMap<>(acknowledged);
            others.remove(lead);
            acknowledged = Map.copyOf(others);
        }
        assignment = new Assignment(
                assignment.owner(), event.lead(), event.assisting(), event.copies(), event.organ(), event.at());
    }

    /** Nobody was assigned by it: who has the matter hears so by the 交办, which confirms it. */
    void merged(Event.Merged event) {
        times = event.times();
        assignment = new Assignment(
                assignment.owner(),
                event.lead(),
                event.assisting(),
                assignment.copies(),
                assignment.organ(),
                assignment.assignedAt());
        merged = Incident.with(merged, event);
    }

    void owner(String area) {
        assignment = new Assignment(
                area,
                assignment.lead(),
                assignment.assisting(),
                assignment.copies(),
                assignment.organ(),
                assignment.assignedAt());
    }

    void opened(Event.StepOpened event) {
        if (steps.containsKey(event.step())) {
            throw new IllegalStateException("step opened twice: " + event.step());
        }
        Step step = new Step(
                event.step(),
                event.kind(),
                event.stage(),
                event.line(),
                event.role(),
                Step.State.OPEN,
                event.at(),
                null,
                null,
                null,
                event.subject(),
                event.of(),
                null,
                false,
                false,
                List.of());
        steps = Incident.with(steps, event.step(), step);
        if (event.subject() instanceof Subject.ReturnAsked asked) {
            marks = marks.returned(asked.unit());
        }
        if (event.subject() instanceof Subject.Correction) {
            marks = marks.correctedOnce();
        }
    }

    /** The calls belong to the chain of their unit; the hold is asked again of whoever approves now. */
    void carriedOver(Event.CarriedOver event) {
        Step before = steps.get(event.from());
        if (before == null) {
            throw new IllegalStateException("no such step: " + event.from());
        }
        step(event.step(), step -> step.continuing(before));
    }

    void settled(Event.StepSettled event) {
        step(event.step(), step -> step.settled(event.at(), event.outcome(), event.deed()));
        if (event.outcome() instanceof Outcome.Ratify ratify && !ratify.signed()) {
            marks = marks.deniedOnce();
        }
    }

    void replanned(Event.Replanned event) {
        plan = event.plan();
        marks = marks.kept(event.keep());
        switch (event.change()) {
            case RAISED -> raised(event);
            case REOPENED -> phase = Phase.OPEN;
            case LOWERED, LEAD_CHANGED, REPINNED -> {}
        }
    }

    private void raised(Event.Replanned event) {
        marks = marks.raised(event.at());
        phase = Phase.OPEN;
        if (event.to().atLeast(Level.ORANGE)) {
            acknowledged = Map.of();
        }
    }

    void recused(Event.Recused event) {
        Set<String> people = new TreeSet<>(recused);
        boolean changed = event.withdrawn() ? people.remove(event.person()) : people.add(event.person());
        recused = changed ? Set.copyOf(people) : recused;
    }

    void step(StepId id, UnaryOperator<Step> change) {
        Step step = steps.get(id);
        if (step == null) {
            throw new IllegalStateException("no such step: " + id);
        }
        steps = Incident.with(steps, id, change.apply(step));
    }

    void limit(String id, UnaryOperator<Limit> change) {
        Limit limit = limits.get(id);
        if (limit == null) {
            throw new IllegalStateException("no such limit: " + id);
        }
        limits = Incident.with(limits, id, change.apply(limit));
    }

    Incident build() {
        return new Incident(
                version,
                origin,
                phase,
                times,
                situation,
                grading,
                assignment,
                plan,
                steps,
                limits,
                circle,
                acknowledged,
                shared,
                recused,
                marks,
                links,
                merged);
    }
}
