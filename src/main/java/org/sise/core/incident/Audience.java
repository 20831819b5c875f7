package org.sise.core.incident;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Who may see an entry: the one rule that timeline, lists, stream and Kafka filter by. Duty room and commission of the
 * owner and the city see all; a unit sees what is its own, and what concerns the incident as a whole while it is in the
 * circle; the superior of the lead unit sees what its unit does (条), the local commission what is of its county (块). A
 * copy (抄送) hears of level and state only.
 */
public final class Audience {
    /** Notes, who is concerned himself, other incidents, and what Sise proposes: no part of a file that is opened to a unit. */
    public static final Set<Class<? extends Event>> OF_THE_CENTRE = Set.of(
            Event.Noted.class,
            Event.Recused.class,
            Event.Linked.class,
            Event.Merged.class,
            Event.Proposed.class,
            Event.LoweringSuggested.class);

    private final Incident incident;
    private final Units units;
    private final Set<String> seeing = new TreeSet<>();

    private Audience(Incident incident, Units units) {
        this.incident = incident;
        this.units = units;
    }

    /**
     * Unit codes.
     *
     * @param after the incident with the event applied
     */
    public static Set<String> of(Incident after, Event event, Actor actor, Units units) {
        Audience audience = new Audience(after, units);
        audience.commissions();
        audience.collect(event);
        // Whoever reports a matter of others is not in its circle, and hears no more of it (rule 13).
        if (after.circle().containsKey(actor.unit())) {
            audience.seeing.add(actor.unit());
        }
        return Set.copyOf(audience.seeing);
    }

    private void commissions() {
        Parties parties = new Parties(incident, units);
        seeing.add(parties.commission());
        seeing.add(units.cityCommission());
        // A commission that is complained of itself sees what any unit in its place sees (rules 13, 15).
        parties.local().filter(unit -> !parties.isInvolved(unit)).ifPresent(seeing::add);
    }

    private void collect(Event event) {
        switch (event) {
            case Event.Reported e -> {}
            case Event.FollowedUp e -> informed();
            case Event.Corrected e -> informed();
            case Event.Graded e -> circle();
            case Event.LoweringSuggested e -> {}
            case Event.Proposed e -> proposed(e.proposal());
            case Event.ClassSet e -> informed();
            case Event.Assigned e -> informed();
            case Event.OwnerChanged e -> circle();
            case Event.UnitJoined e -> seeing.add(e.unit());
            case Event.UnitLeft e -> seeing.add(e.unit());
            case Event.Acknowledged e -> unit(e.unit());
            case Event.StepOpened e -> step(e.step());
            case Event.StepSettled e -> settled(e);
            case Event.StepHeld e -> step(e.step());
            case Event.StepLapsed e -> step(e.step());
            case Event.StepCancelled e -> step(e.step());
            case Event.StepWaived e -> step(e.step());
            case Event.Called e -> step(e.step());
            case Event.LimitsArmed e -> e.limits().forEach(armed -> limit(armed.limit()));
            case Event.LimitMoved e -> limit(e.limit());
            case Event.WakeSet e -> {}
            case Event.LimitsMet e -> e.limits().forEach(this::limit);
            case Event.LimitMissed e -> limit(e.limit());
            case Event.LimitsDropped e -> e.limits().forEach(this::limit);
            case Event.Alarmed e -> unit(e.unit());
            case Event.Supervised e -> step(e.step());
            case Event.Circulated e -> unit(e.unit());
            case Event.Replanned e -> circle();
            case Event.IndependenceSaid e -> {
                step(e.step());
                seeing.add(e.unit());
            }
            case Event.CarriedOver e -> step(e.step());
            case Event.Noted e -> {}
            case Event.Recused e -> recused(e.person());
            case Event.Shared e -> seeing.add(e.unit());
            case Event.ContentPurged e -> {}
            case Event.Linked e -> {}
            case Event.Merged e -> {}
            case Event.PromiseCarried e -> step(e.step());
            case Event.Completed e -> circle();
            case Event.Closed e -> circle();
        }
    }

    private void circle() {
        seeing.addAll(incident.circle().keySet());
    }

    /** A copy (抄送) hears number, level and state, not what the matter is (A3). */
    private void informed() {
        incident.circle().keySet().stream()
                .filter(unit -> !incident.isCopy(unit))
                .forEach(seeing::add);
    }

    private void unit(String unit) {
        seeing.add(unit);
        boolean ofLine = unit.equals(incident.assignment().lead())
                || incident.assignment().assisting().contains(unit);
        if (ofLine && incident.assignment().assignedAt() != null) {
            units.unit(unit)
                    .flatMap(own -> Optional.ofNullable(own.functionalSuperior()))
                    .ifPresent(seeing::add);
        }
    }

    private void step(StepId id) {
        unit(id.unit());
        incident.step(id)
                .map(Step::of)
                .flatMap(incident::step)
                .ifPresent(version -> unit(version.id().unit()));
    }

    /** Whoever would end the response hears that it may be ended; lowering is the commission's. */
    private void proposed(Proposal proposal) {
        if (proposal == Proposal.END_RESPONSE) {
            incident.openSteps()
                    .filter(step -> Response.isEnd(step.id()))
                    .forEach(step -> unit(step.id().unit()));
        }
    }

    /** His unit must know who does not act; before it is in the circle it hears of nothing. */
    private void recused(String person) {
        units.person(person)
                .map(Actor::unit)
                .filter(incident.circle()::containsKey)
                .ifPresent(seeing::add);
    }

    /** A publication is everybody's; a version is seen by those whose facts it uses, too. */
    private void settled(Event.StepSettled event) {
        step(event.step());
        switch (event.outcome()) {
            case Outcome.Publish publish -> informed();
            case Outcome.Draft draft -> seeing.addAll(draft.usesFactsOf());
            case Outcome.Report report -> seeing.addAll(report.to());
            case Outcome.Team team ->
                team.groups().stream().map(Outcome.Team.Group::unit).forEach(seeing::add);
            case Outcome.Call _,
                    Outcome.Grade _,
                    Outcome.Verify _,
                    Outcome.Handle _,
                    Outcome.Measure _,
                    Outcome.Reply _,
                    Outcome.Countersign _,
                    Outcome.Approve _,
                    Outcome.Briefing _,
                    Outcome.Press _,
                    Outcome.Convene _,
                    Outcome.Opinion _,
                    Outcome.Resolve _,
                    Outcome.Plan _,
                    Outcome.Done _,
                    Outcome.Decide _,
                    Outcome.Feedback _,
                    Outcome.Accept _,
                    Outcome.Summary _,
                    Outcome.Review _,
                    Outcome.Answer _,
                    Outcome.Ratify _,
                    Outcome.Affirm _ -> {}
        }
    }

    private void limit(String id) {
        incident.limit(id)
                .ifPresent(limit -> Stream.concat(
                                Stream.ofNullable(limit.unit()),
                                incident.steps().keySet().stream().map(StepId::unit))
                        .distinct()
                        .filter(unit -> limit.concerns(incident, unit))
                        .forEach(this::unit));
    }
}
