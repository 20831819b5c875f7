package org.sise.core.incident;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sise.core.grading.Level;
import org.sise.core.plan.Role;
import org.sise.core.plan.StepKind;
import org.sise.core.plan.StepSpec;

/** In which role somebody may settle a step: his own, a higher one, a deputy's, or the next one down when nobody was reached. */
final class Authority {
    /** What the duty officer may do alone at night when no leader is reached (rule 7). */
    private static final Set<StepKind> AT_NIGHT =
            Set.of(StepKind.CALL, StepKind.REPORT, StepKind.CONVENE, StepKind.MEASURE);

    private static final Set<Event.Capacity> ONLY_HEAR =
            EnumSet.of(Event.Capacity.COPY, Event.Capacity.TOLD, Event.Capacity.SHARED);

    private final Incident incident;
    private final Context context;
    private final Parties parties;

    Authority(Incident incident, Context context) {
        this.incident = incident;
        this.context = context;
        parties = new Parties(incident, context.units());
    }

    /** The role in which {@code person} may settle the step himself; empty = not at all. */
    Optional<Role> capacity(Actor person, Step step) {
        if (step.subject() instanceof Subject.ToRatify(StepId signed, String signer, var left)) {
            return person.person().equals(signer) || isSuccessor(person, signer, signed, step)
                    ? Optional.of(step.role())
                    : Optional.empty();
        }
        if (incident.isRecused(person.person())) {
            return Optional.empty();
        }
        if (isFallbackApprover(person, step) || leadsTaskforce(person, step)) {
            return Optional.of(Role.PRINCIPAL_LEADER);
        }
        if (!person.unit().equals(step.id().unit()) || isInvolved(person, step)) {
            return Optional.empty();
        }
        return (isNeverDelegated(step) ? own(person, step.role()) : held(person, step.role()))
                .or(() -> downwards(person, step))
                .or(() -> holding(person, step));
    }

    /** Of somebody who has left the directory whoever holds the role in his unit signs. */
    private boolean isSuccessor(Actor person, String signer, StepId signed, Step step) {
        boolean recorded = incident.step(signed)
                .map(Step::deed)
                .filter(deed -> person.person().equals(deed.recordedBy()))
                .isPresent();
        return context.units().person(signer).isEmpty()
                && !recorded
                && !incident.isRecused(person.person())
                && person.unit().equals(step.id().unit())
                && held(person, step.role()).isPresent();
    }

    /** The plan of a task force is its leader's to approve (A8). */
    private boolean leadsTaskforce(Actor person, Step step) {
        boolean ofPlan = step.kind() == StepKind.APPROVE
                && Optional.ofNullable(step.of())
                        .flatMap(incident::step)
                        .filter(version -> version.kind() == StepKind.PLAN)
                        .isPresent();
        return ofPlan && Response.isLed(incident) && Teams.isLeader(incident, person);
    }

    /** Ending the response is the holder's own (rule 6). */
    private static boolean isNeverDelegated(Step step) {
        return Response.isEnd(step.id());
    }

    /** While the lead is unknown the duty room holds its steps (rule 18). */
    private Optional<Role> holding(Actor person, Step step) {
        boolean held = incident.assignment().lead() == null
                && step.role() == Role.HANDLER
                && step.id().unit().equals(parties.responsible());
        return held && person.may(Role.DUTY_OFFICER) ? Optional.of(Role.DUTY_OFFICER) : Optional.empty();
    }

    /** The involved unit never grades, accepts or dismisses (rule 15). */
    private boolean isInvolved(Actor person, Step step) {
        boolean judges = step.kind() == StepKind.GRADE || step.kind() == StepKind.ACCEPT;
        return judges && parties.isInvolved(person.unit());
    }

    static Optional<Role> held(Actor person, Role required) {
        return Stream.concat(person.roles().stream(), person.deputising().stream())
                .filter(role -> role.covers(required))
                .max(Comparator.naturalOrder());
    }

    private static Optional<Role> own(Actor person, Role required) {
        return person.roles().stream().filter(role -> role.covers(required)).max(Comparator.naturalOrder());
    }

    private Optional<Role> downwards(Actor person, Step step) {
        CallChains chains = new CallChains(incident, context.units());
        return below(step, chains.isNobodyReached())
                .filter(role -> person.may(role))
                .filter(role ->
                        chains.isUnreached(step, step.role()) || role == Role.DUTY_OFFICER && chains.isNobodyReached());
    }

    private static Optional<Role> below(Step step, boolean nobodyReached) {
        if (isNeverDelegated(step)) {
            return Optional.empty();
        }
        if (step.role() == Role.PRINCIPAL_LEADER) {
            return Optional.of(Role.DEPUTY_LEADER);
        }
        boolean leads = step.role() == Role.DUTY_LEADER || nobodyReached;
        return leads && AT_NIGHT.contains(step.kind()) ? Optional.of(Role.DUTY_OFFICER) : Optional.empty();
    }

    /** An hour of the committee's silence lets the commission's principal leader approve facts (rule 29). */
    private boolean isFallbackApprover(Actor person, Step step) {
        return step.kind() == StepKind.APPROVE
                && isOfCommittee(step)
                && person.unit().equals(parties.commission())
                && person.may(Role.PRINCIPAL_LEADER)
                && Silence.isBroken(incident);
    }

    /**
     * The role in which {@code person} may raise, lower or set the class after the confirm step; empty = not at all.
     * Raising is the duty room's, the class is for whom the grade is to be confirmed by.
     */
    Optional<Role> regrading(Verb act, Actor person) {
        if (incident.isRecused(person.person())) {
            return Optional.empty();
        }
        if (act == Verb.LOWER) {
            return lowering(person);
        }
        Role least = act == Verb.SET_CLASS ? confirming() : Role.DUTY_OFFICER;
        return isOwner(person) || act == Verb.RAISE && directs(person) ? held(person, least) : Optional.empty();
    }

    /** 导调: in a drill the city's coordinator raises whatever incident it is. */
    private boolean directs(Actor actor) {
        return incident.isExercise() && isCityCommission(actor, Role.COORDINATOR);
    }

    /** For the approver of the level that is left; from red for himself, never for a deputy (rules 6, 38). */
    private Optional<Role> lowering(Actor person) {
        Optional<StepSpec> spec = context.plan().flow(incident.level()).step("approve");
        Role approver = spec.map(StepSpec::role).orElse(Role.DEPUTY_LEADER);
        if (incident.level() == Level.RED) {
            boolean ofCommittee = spec.filter(approve -> parties.of(approve).contains(person.unit()))
                    .isPresent();
            return isOwner(person) || ofCommittee ? own(person, approver) : Optional.empty();
        }
        boolean concerned = new CallChains(incident, context.units()).isConcerned(person.unit(), approver);
        Role least = concerned && approver == Role.PRINCIPAL_LEADER ? Role.DEPUTY_LEADER : approver;
        return isOwner(person) ? held(person, least) : Optional.empty();
    }

    Role confirming() {
        return context.plan()
                .flow(incident.level())
                .step("confirm")
                .map(StepSpec::role)
                .orElse(Role.DUTY_LEADER);
    }

    boolean isOfCommittee(Step step) {
        return context.units()
                .unit(step.id().unit())
                .filter(unit -> unit.kind() == Unit.Kind.COMMITTEE)
                .isPresent();
    }

    /** Whether the actor may record what another did: the duty room of the step's unit or of the owner, and the owner's duty leader. */
    boolean mayRecord(Actor actor, Step step) {
        boolean here = actor.unit().equals(step.id().unit())
                || actor.unit().equals(parties.commission())
                || isOfCommittee(step) && actor.unit().equals(context.units().cityCommission());
        return here && actor.may(Role.DUTY_OFFICER) && isByPhone(step);
    }

    /** Decisions that count by phone (rule 1), what a unit tells by phone (rule 8), what the committee's office says (rule 9). */
    private boolean isByPhone(Step step) {
        return switch (step.kind()) {
            case GRADE, APPROVE, DECIDE, ANSWER_EXTENSION -> true;
            case CALL, REPORT, VERIFY, HANDLE, MEASURE, REPLY, OPINION, TASK, DIRECTIVE, FEEDBACK -> true;
            case TEAM -> isOfCommittee(step);
            case DRAFT, COUNTERSIGN, PUBLISH, BRIEFING, PRESS, CONVENE, RESOLVE, PLAN -> false;
            case ACCEPT, SUMMARY, REVIEW, ANSWER_RETURN, RATIFY, AFFIRM -> false;
        };
    }

    boolean isResponsible(Actor actor) {
        return actor.unit().equals(parties.responsible());
    }

    boolean isOwner(Actor actor) {
        return actor.unit().equals(parties.commission());
    }

    boolean isOwner(Actor actor, Role role) {
        return isOwner(actor) && actor.may(role);
    }

    boolean isCityCommission(Actor actor, Role role) {
        return actor.unit().equals(context.units().cityCommission()) && actor.may(role);
    }

    /** The city's commission watches over every incident but one in which it is itself involved (rule 15). */
    boolean isAbove(Actor actor, Role role) {
        return isCityCommission(actor, role) && !parties.isInvolved(actor.unit());
    }

    /** The owner's, and the city's above it: they supervise, and hear at night which leader a matter touches (rule 15). */
    boolean isDutyRoom(Actor actor) {
        return isOwner(actor, Role.DUTY_OFFICER) || isAbove(actor, Role.DUTY_OFFICER);
    }

    /** Naming somebody wrongly is set right by a leader; where all the city's were named, by its 带班领导. */
    boolean clearsConcerned(Actor actor) {
        return isOwner(actor, Role.DEPUTY_LEADER)
                || isAbove(actor, Role.DEPUTY_LEADER)
                || isAbove(actor, Role.DUTY_LEADER) && parties.isLeaderless(actor.unit());
    }

    /** A machine adds to what its own unit knows of, and by its source's key to what it reported in its own area. */
    boolean reaches(Actor machine) {
        return incident.circle().containsKey(machine.unit())
                || isOwner(machine)
                || context.units()
                        .unit(machine.unit())
                        .filter(unit -> unit.area().equals(context.units().city())
                                || unit.area().equals(incident.report().areaCode()))
                        .isPresent();
    }

    /** Who has something to do with it, and does not only hear of it (抄送). */
    boolean takesPart(Actor actor) {
        String unit = actor.unit();
        boolean onlyHears = ONLY_HEAR.contains(incident.circle().get(unit))
                && !unit.equals(incident.assignment().lead())
                && !incident.assignment().assisting().contains(unit)
                && incident.steps().keySet().stream()
                        .noneMatch(step -> step.unit().equals(unit));
        return isInCircle(actor) && !onlyHears;
    }

    boolean isInCircle(Actor actor) {
        return incident.circle().containsKey(actor.unit()) || isCityCommission(actor, Role.DUTY_OFFICER);
    }
}
