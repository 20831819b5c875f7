package org.sise.core.incident;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sise.core.grading.Level;
import org.sise.core.plan.LimitSpec;
import org.sise.core.plan.LimitSpec.Kind;
import org.sise.core.plan.Occasion;
import org.sise.core.plan.Party;
import org.sise.core.plan.Role;
import org.sise.core.plan.StepKind;
import org.sise.core.plan.StepSpec;

/** Everything that an actor may do with an incident now: the one answer, which decisions, buttons and the API share. */
final class Moves {
    private final Incident incident;
    private final Actor actor;
    private final Context context;
    private final Authority authority;
    private final boolean nobodyReached;
    private final Set<Move> found = new LinkedHashSet<>();

    private Moves(Incident incident, Actor actor, Context context) {
        this.incident = incident;
        this.actor = actor;
        this.context = context;
        authority = new Authority(incident, context);
        nobodyReached = new CallChains(incident, context.units()).isNobodyReached();
    }

    static List<Move> of(Incident incident, Actor actor, Context context) {
        Moves moves = new Moves(incident, actor, context);
        moves.collect();
        return List.copyOf(moves.found);
    }

    private void collect() {
        if (incident.phase() == Incident.Phase.NONE) {
            add(actor.isMachine() || actor.may(Role.DUTY_OFFICER) || actor.may(Role.HANDLER), Move.of(Verb.REPORT));
            return;
        }
        if (actor.equals(Actor.MACHINE)) {
            incident.limits().values().stream()
                    .filter(limit -> limit.wake() != null)
                    .forEach(limit -> found.add(Move.of(Verb.PASS, limit.id())));
            add(incident.isExercise() && !incident.isOver(), Move.of(Verb.END_EXERCISE));
        }
        boolean person = !actor.isMachine()
                && (actor.may(Role.DUTY_OFFICER) || actor.may(Role.HANDLER) || actor.may(Role.SPOKESPERSON));
        boolean machine = actor.isMachine() && authority.reaches(actor);
        boolean afterNote = machine && incident.isOver(); // rule 41
        add(afterNote || person && authority.takesPart(actor), Move.of(Verb.NOTE));
        if (incident.isRecused(actor.person())) {
            signatures();
            return;
        }
        add(owner(Role.DUTY_OFFICER), Move.of(Verb.LINK));
        if (incident.isOver()) {
            add(authority.isCityCommission(actor, Role.ADMINISTRATOR), Move.of(Verb.PURGE));
            signatures();
            return;
        }
        add(owner(Role.COORDINATOR), Move.of(Verb.SHARE));
        add(machine || person && authority.takesPart(actor), Move.of(Verb.FOLLOW_UP));
        add(person && authority.isInCircle(actor) || authority.isDutyRoom(actor), Move.of(Verb.RECUSE));
        for (String concerned : incident.recused()) {
            add(authority.clearsConcerned(actor), Move.of(Verb.RECUSE, concerned));
        }
        ofOwner();
        incident.steps().values().forEach(this::ofStep);
    }

    /** All that is asked of who is personally concerned, and of anybody after the end: to sign what he had decided before. */
    private void signatures() {
        incident.openSteps()
                .filter(step -> authority.capacity(actor, step).isPresent())
                .forEach(step -> found.add(Move.of(Verb.SETTLE, step.id())));
    }

    private void ofOwner() {
        add(owner(Role.DUTY_OFFICER), Move.of(Verb.CORRECT));
        boolean phaseOpen = incident.phase() == Incident.Phase.OPEN;
        regrading(Verb.RAISE, phaseOpen && incident.level() != Level.RED);
        regrading(Verb.LOWER, phaseOpen && incident.level() != Level.BLUE);
        regrading(Verb.SET_CLASS, phaseOpen);
        boolean confirmed = incident.assignment().assignedAt() != null;
        add(phaseOpen && owner(Role.DUTY_OFFICER) && (confirmed || nobodyReached), Move.of(Verb.ASSIGN));
        add(phaseOpen && owner(authority.confirming()), Move.of(Verb.CLOSE));
        add(phaseOpen && owner(authority.confirming()), Move.of(Verb.MERGE));
        add(owner(Role.COORDINATOR), Move.of(Verb.REPIN));
        add(owner(Role.COORDINATOR), Move.of(Verb.CIRCULATE));
        add(authority.isAbove(actor, Role.DUTY_LEADER), Move.of(Verb.CHANGE_OWNER));
        add(owner(Role.COORDINATOR) && isConsulting(), Move.of(Verb.INVITE));
        add(isTaskforceLeader(), Move.of(Verb.ISSUE));
        add(isRegroupable() && (isTaskforceLeader() || owner(Role.COORDINATOR)), Move.of(Verb.REGROUP));
        if (owner(Role.COORDINATOR)) {
            extendableMilestones().forEach(limit -> found.add(Move.of(Verb.EXTEND_LIMIT, limit.id())));
        }
        for (StepSpec spec : flowSteps()) {
            add(mayOpen(spec), Move.of(Verb.OPEN, spec.key()));
        }
    }

    /** Himself, or recorded by the duty room for a leader who decided by phone or on paper (rule 1). */
    private void regrading(Verb act, boolean open) {
        add(open && authority.regrading(act, actor).isPresent(), Move.of(act));
        add(open && owner(Role.DUTY_OFFICER), Move.recording(act, ""));
    }

    private List<StepSpec> flowSteps() {
        return context.plan().flow(incident.level()).steps();
    }

    /** By hand: what the plan marks with "?", and what may be done again. */
    private boolean mayOpen(StepSpec spec) {
        boolean optional = spec.opening() != StepSpec.Opening.MUST && spec.rhythm() == null && spec.of() == null;
        if (incident.steps(spec.key()).anyMatch(Step::isOpen)) {
            return spec.kind() == StepKind.VERIFY && isOwnLatestSettled(spec);
        }
        if (optional && !Opening.isOpenedByEffect(spec.kind())) {
            return owner(Role.DUTY_OFFICER) && isDecided(spec);
        }
        return switch (spec.kind()) {
            case VERIFY -> isOwnLatestSettled(spec);
            case DRAFT -> Statements.isLatestPublished(incident, spec.key()) ? isReleasing() : isOwnLatestSettled(spec);
            case CONVENE -> nobodyReached && owner(Role.DUTY_OFFICER) && isMissing(spec);
            case RESOLVE, PLAN -> owner(spec.role()) && !isMissing(spec) && !isPlanApproved();
            default -> false;
        };
    }

    /** What hangs on the committee's decision is nobody's to open before it; a task force is set up by that alone. */
    private boolean isDecided(StepSpec spec) {
        boolean ordered = spec.occasion() != Occasion.RESPONSE_STARTED || Response.isLed(incident);
        return ordered && new Readiness(new Decision(incident, context)).isDecided(spec);
    }

    /** New facts may come that nobody promised: the responsible unit, or the commission, opens a further release. */
    private boolean isReleasing() {
        return owner(Role.COORDINATOR) || authority.isResponsible(actor) && actor.may(Role.HANDLER);
    }

    /** A second finding, or a changed version, by the unit that gave the first. */
    private boolean isOwnLatestSettled(StepSpec spec) {
        return actor.may(Role.HANDLER)
                && incident.steps(spec.key())
                        .filter(step -> step.id().unit().equals(actor.unit()))
                        .reduce((earlier, later) -> later)
                        .filter(Step::isSettled)
                        .isPresent();
    }

    private boolean isMissing(StepSpec spec) {
        return incident.steps(spec.key()).noneMatch(Step::isSettled);
    }

    /** Until then the chair may reopen a consultation (rule 24), and the plan have another version. */
    private boolean isPlanApproved() {
        return Approvals.plan(incident).isPresent();
    }

    private boolean isConsulting() {
        return incident.settled(StepKind.CONVENE).findAny().isPresent()
                && incident.settled(StepKind.RESOLVE).findAny().isEmpty();
    }

    /** The task force sits, and is not being set up anew. */
    private boolean isRegroupable() {
        return Response.isLed(incident)
                && Teams.taskforce(incident).isPresent()
                && incident.openSteps().noneMatch(step -> Teams.isTaskforce(step.id()));
    }

    private boolean isTaskforceLeader() {
        return Response.isLed(incident) && Teams.isLeader(incident, actor);
    }

    private void ofStep(Step step) {
        boolean mine = actor.unit().equals(step.id().unit());
        if (step.isSettled()) {
            add(
                    step.kind() == StepKind.PUBLISH
                            && Statements.isCorrectable(
                                    incident, step, context.plan().flow(incident.level()))
                            && (owner(Role.COORDINATOR) || mine && actor.may(Role.HANDLER)),
                    Move.of(Verb.CORRECT_STATEMENT, step.id()));
            add(mine && isToAffirm(step), Move.of(Verb.AMEND, step.id()));
        }
        if (!step.isOpen() || actor.isMachine()) {
            return;
        }
        settling(step);
        boolean handles = mine && actor.may(Role.HANDLER) && step.kind().needsAcknowledgement();
        add(handles && isUnsigned(step), Move.of(Verb.ACKNOWLEDGE, step.id()));
        add(
                mine && actor.may(Role.DUTY_OFFICER) && Acknowledgements.isCalling(incident, step),
                Move.of(Verb.ACKNOWLEDGE, step.id()));
        add(owner(Role.DUTY_OFFICER) && isUnsigned(step), Move.recording(Verb.ACKNOWLEDGE, step.id()));
        add(handles && Requests.mayReturn(incident, step, context.now()), Move.of(Verb.RETURN, step.id()));
        add(mine && actor.may(step.role()) && extendable(step), Move.of(Verb.EXTEND, step.id()));
        add(owner(Role.DUTY_OFFICER) || mine && actor.may(Role.DUTY_OFFICER), Move.of(Verb.CALL, step.id()));
        add(authority.isDutyRoom(actor), Move.of(Verb.SUPERVISE, step.id()));
        add(owner(Role.COORDINATOR) && waivable(step), Move.of(Verb.WAIVE, step.id()));
    }

    private boolean isToAffirm(Step step) {
        return !actor.isMachine()
                && actor.may(step.role())
                && Affirmations.asked(incident, step.id()).isPresent();
    }

    private void settling(Step step) {
        Optional<Role> capacity = authority.capacity(actor, step);
        add(capacity.isPresent(), Move.of(Verb.SETTLE, step.id()));
        add(authority.mayRecord(actor, step), Move.recording(Verb.SETTLE, step.id()));
    }

    private boolean isUnsigned(Step step) {
        return step.kind().needsAcknowledgement()
                && Limit.acknowledgement(incident, step.id().unit()).isPresent();
    }

    private boolean extendable(Step step) {
        return Requests.limitOf(incident, step)
                .filter(limit -> limit.kind() == Kind.INTERNAL)
                .filter(limit -> Requests.mayAskFor(incident, limit, context.now()))
                .isPresent();
    }

    /** Milestones that the plan of this level lets be extended (A2). */
    private Stream<Limit> extendableMilestones() {
        return context.plan().flow(incident.level()).limits().stream()
                .filter(LimitSpec::extendable)
                .flatMap(spec -> incident.limit(spec.key()).stream())
                .filter(limit -> Requests.mayAskFor(incident, limit, context.now()));
    }

    private boolean waivable(Step step) {
        return switch (step.kind()) {
            // Of what is not written nothing can be approved or published.
            case DRAFT, PLAN -> false;
            // Nor is what others are to judge, or to set up.
            case ACCEPT, REVIEW, SUMMARY, TEAM -> false;
            // Nobody excuses himself from telling those above.
            case CALL -> false;
            case REPORT -> isRecurring(step);
            case APPROVE -> isWithoutApprover(step);
            case GRADE, ANSWER_RETURN, ANSWER_EXTENSION, RATIFY, AFFIRM, PUBLISH, REPLY, BRIEFING, DECIDE -> false;
            default -> true;
        };
    }

    /** Of a unit all of whose leaders are personally concerned (rule 15), where another approval is to come. */
    private boolean isWithoutApprover(Step step) {
        List<StepSpec> flow = flowSteps();
        boolean ofUnit = flow.stream()
                .anyMatch(spec ->
                        spec.key().equals(step.id().key()) && spec.parties().contains(Party.RESPONSIBLE));
        boolean another = flow.stream()
                .filter(spec ->
                        spec.kind() == StepKind.APPROVE && !spec.parties().contains(Party.RESPONSIBLE))
                .anyMatch(spec -> context.plan()
                        .flow(incident.level())
                        .before(spec.key())
                        .contains(step.id().key()));
        return ofUnit
                && another
                && new Parties(incident, context.units()).isLeaderless(step.id().unit());
    }

    private boolean isRecurring(Step step) {
        return context.plan()
                .flow(incident.level())
                .step(step.id().key())
                .filter(spec -> spec.rhythm() != null)
                .isPresent();
    }

    private boolean owner(Role role) {
        return authority.isOwner(actor, role);
    }

    private void add(boolean allowed, Move move) {
        if (allowed) {
            found.add(move);
        }
    }
}
