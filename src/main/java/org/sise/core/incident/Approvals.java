package org.sise.core.incident;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sise.core.plan.StepKind;
import org.sise.core.plan.StepSpec;

/** Whether an approval that was given still stands (rules 3, 37). */
final class Approvals {
    private final Decision decision;

    Approvals(Decision decision) {
        this.decision = decision;
    }

    private Incident incident() {
        return decision.incident();
    }

    /** Of what is out already every approval does. */
    boolean stands(Step approval) {
        StepId version = approval.of();
        return isValid(approval) || version != null && Versions.isPublished(incident(), version);
    }

    /** An approval carries over a raise only if its giver may give it at the new level, and if he has not denied it. */
    private boolean isValid(Step approval) {
        boolean covered = isLater(approval)
                || decision.spec(approval)
                        .map(spec -> isOfRank(approval, spec)
                                && new Parties(incident(), decision.units())
                                        .of(spec)
                                        .contains(approval.id().unit()))
                        .orElse(true);
        return covered && !isDenied(incident(), approval.id());
    }

    private boolean isOfRank(Step approval, StepSpec spec) {
        Deed deed = approval.deed();
        return deed != null
                && (deed.capacity().covers(spec.role())
                        || new CallChains(incident(), decision.units()).isUnreached(approval, spec.role()));
    }

    private boolean isLater(Step step) {
        var raised = incident().marks().raisedAt();
        return raised == null || !step.openedAt().isBefore(raised);
    }

    /** The response plan in force: the one that was approved last. */
    static Optional<Outcome.Plan> plan(Incident incident) {
        return incident.settled(StepKind.APPROVE)
                .filter(step -> step.outcome() instanceof Outcome.Approve approve
                        && approve.ruling() == Outcome.Approve.Ruling.APPROVE
                        && !isDenied(incident, step.id()))
                .flatMap(step -> Optional.ofNullable(step.of()).flatMap(incident::step).stream())
                .flatMap(version -> version.outcome() instanceof Outcome.Plan plan ? Stream.of(plan) : Stream.empty())
                .reduce((earlier, later) -> later);
    }

    /** The one that the last approval of a version named (A6). */
    static Optional<String> outlet(Incident incident, @Nullable StepId version) {
        return incident.settled(StepKind.APPROVE)
                .filter(step -> Objects.equals(step.of(), version))
                .flatMap(step -> step.outcome() instanceof Outcome.Approve approve
                        ? Stream.ofNullable(approve.outlet())
                        : Stream.empty())
                .reduce((earlier, later) -> later);
    }

    static boolean isDenied(Incident incident, StepId id) {
        return incident.settled(StepKind.RATIFY)
                .filter(step -> step.outcome() instanceof Outcome.Ratify ratify && !ratify.signed())
                .filter(step -> step.subject() instanceof Subject.ToRatify(StepId signed, String person, var left)
                        && signed.equals(id))
                .anyMatch(step ->
                        incident.step(id).filter(denied -> isOf(step, denied)).isPresent());
    }

    /** Whether a 补签 is of what settled the step, and not of a hold before. */
    static boolean isOf(Step ratify, Step signed) {
        return ratify.openedAt().equals(signed.endedAt());
    }
}
