package org.sise.core.incident;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sise.core.plan.Role;
import org.sise.core.plan.StepKind;

/** In which role somebody may settle a step: his own, a higher one, a deputy's, or the next one down when nobody was reached. */
final class Authority {
    private static final int UNANSWERED = 2;
    /** What the duty officer may do alone at night when no leader is reached (rule 7). */
    private static final Set<StepKind> AT_NIGHT =
            Set.of(StepKind.CALL, StepKind.REPORT, StepKind.CONVENE, StepKind.MEASURE);

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
        if (step.subject() instanceof Subject.ToRatify(StepId signed, String signer)) {
            return person.person().equals(signer) ? Optional.of(step.role()) : Optional.empty();
        }
        if (isFallbackApprover(person, step)) {
            return Optional.of(Role.PRINCIPAL_LEADER);
        }
        if (!person.unit().equals(step.id().unit()) || isInvolved(person, step)) {
            return Optional.empty();
        }
        return held(person, step.role()).or(() -> downwards(person, step));
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

    private Optional<Role> downwards(Actor person, Step step) {
        Optional<Role> below = below(step);
        boolean unreached = isUnreached(step, step.role());
        return below.filter(role -> unreached && person.may(role));
    }

    private static Optional<Role> below(Step step) {
        if (step.id().key().equals("end_response")) {
            return Optional.empty();
        }
        if (step.role() == Role.PRINCIPAL_LEADER) {
            return Optional.of(Role.DEPUTY_LEADER);
        }
        if (step.role() == Role.DUTY_LEADER && AT_NIGHT.contains(step.kind())) {
            return Optional.of(Role.DUTY_OFFICER);
        }
        return Optional.empty();
    }

    /** Two calls to the role unanswered, and none answered since (rule 5). */
    static boolean isUnreached(Step step, Role role) {
        long unanswered = step.calls().stream()
                .filter(call -> call.role() == role && !call.answered())
                .count();
        boolean answered = step.calls().stream().anyMatch(call -> call.role() == role && call.answered());
        return unanswered >= UNANSWERED && !answered;
    }

    /** An hour of the committee's silence lets the commission's principal leader approve facts (rule 29). */
    private boolean isFallbackApprover(Actor person, Step step) {
        return step.kind() == StepKind.APPROVE
                && isOfCommittee(step)
                && person.unit().equals(parties.commission())
                && person.may(Role.PRINCIPAL_LEADER)
                && Silence.isBroken(incident);
    }

    boolean isOfCommittee(Step step) {
        return context.units()
                .unit(step.id().unit())
                .filter(unit -> unit.kind() == Unit.Kind.COMMITTEE)
                .isPresent();
    }

    /** Whether the actor may record what another did: the duty room of the step's unit or of the owner, and the owner's duty leader. */
    boolean mayRecord(Actor actor, Step step) {
        boolean here = actor.unit().equals(step.id().unit()) || actor.unit().equals(parties.commission());
        return here && actor.may(Role.DUTY_OFFICER) && step.kind() != StepKind.DRAFT;
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

    boolean isInCircle(Actor actor) {
        return incident.circle().containsKey(actor.unit()) || isCityCommission(actor, Role.DUTY_OFFICER);
    }
}
