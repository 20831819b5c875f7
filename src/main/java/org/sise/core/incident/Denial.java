package org.sise.core.incident;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.sise.core.plan.Role;
import org.sise.core.plan.StepKind;

/** A leader denies what was recorded for him (rule 3): what is not out stops, what is out is corrected; nothing is erased. */
final class Denial {
    private final Decision decision;

    Denial(Decision decision) {
        this.decision = decision;
    }

    void follow(Step ratify, Subject.ToRatify subject) throws Rejected {
        tellPrincipals(ratify);
        if (decision.incident().isOver()) {
            return; // a closed incident takes no step: what is wrong with it is a new incident, with a link
        }
        Optional<Step> denied = decision.incident().step(subject.step());
        if (denied.isEmpty()) {
            new Regrading(decision).denied(subject);
            return;
        }
        if (!Approvals.isOf(ratify, denied.get())) {
            return; // a hold; what he decided afterwards stands
        }
        Optional<Step> publication = publicationOf(denied.get())
                .filter(step -> Statements.isCorrectable(decision.incident(), step, decision.flow()));
        if (publication.isPresent()) {
            new Statements(decision).correct(publication.get().id());
        }
        stop(denied.get());
    }

    private Optional<Step> publicationOf(Step approval) {
        return decision.incident()
                .settled(StepKind.PUBLISH)
                .filter(step -> approval.of() != null && Objects.equals(approval.of(), step.of()))
                .findFirst();
    }

    private void stop(Step denied) {
        if (denied.kind() == StepKind.GRADE) {
            new Grades(decision).doubt();
        }
        if (denied.outcome() instanceof Outcome.Decide decide) {
            new Committee(decision).denied(denied, decide);
        }
        new Requests(decision).withdraw(denied);
        if (denied.id().key().equals("approve_plan")) {
            decision.incident()
                    .openSteps()
                    .filter(step -> step.kind() == StepKind.TASK || isOfPlan(step, denied))
                    .toList()
                    .forEach(step -> decision.cancel(step, Event.Cause.SUPERSEDED));
        }
    }

    /** At red the tasks of a plan are directives beside those of the task force's leader, and may have passed on since. */
    private boolean isOfPlan(Step step, Step approval) {
        return step.kind() == StepKind.DIRECTIVE
                && step.subject() instanceof Subject.Assignment directive
                && Optional.ofNullable(approval.of())
                        .flatMap(decision.incident()::step)
                        .filter(version -> version.outcome() instanceof Outcome.Plan plan
                                && plan.tasks().stream().anyMatch(task -> isSame(task, directive)))
                        .isPresent();
    }

    private static boolean isSame(Outcome.Task task, Subject.Assignment directive) {
        return task.kind() == directive.task()
                && task.line() == directive.line()
                && Objects.equals(task.text(), directive.text());
    }

    private void tellPrincipals(Step ratify) {
        String commission = new Parties(decision.incident(), decision.units()).commission();
        Stream.of(commission, ratify.id().unit()).distinct().forEach(unit -> {
            String person = new CallChains(decision.incident(), decision.units())
                    .of(unit, Role.PRINCIPAL_LEADER).stream().findFirst().orElse(null);
            decision.emit(new Event.Alarmed(
                    ratify.id().toString(),
                    Limit.Alarm.RING,
                    unit,
                    Role.PRINCIPAL_LEADER,
                    person,
                    null,
                    decision.now()));
        });
    }
}
