package org.sise.core.incident;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Event.Cause;
import org.sise.core.incident.Event.Ending;
import org.sise.core.incident.Event.Linked.Relation;
import org.sise.core.plan.LimitSpec;
import org.sise.core.plan.StepKind;
import org.sise.core.plan.StepSpec;

/** 办结 when both lines are settled, closed when summary or review is done and no promise is open (rule 40). */
final class Closing {
    private Closing() {}

    static void apply(Decision decision) {
        Incident incident = decision.incident();
        if (incident.isOver()) {
            return;
        }
        Readiness readiness = new Readiness(decision);
        if (incident.phase() == Incident.Phase.OPEN && isComplete(decision, readiness)) {
            decision.emit(new Event.Completed(decision.now()));
        }
        if (decision.incident().phase() == Incident.Phase.COMPLETED) {
            Promises.carry(decision);
        }
        if (isFinished(decision, readiness)) {
            end(decision, Ending.SUMMARIZED, null);
        }
    }

    /** What meets the limit {@code complete} is done. */
    private static boolean isComplete(Decision decision, Readiness readiness) {
        return decision.flow()
                .limit("complete")
                .map(LimitSpec::until)
                .filter(until -> until.stream().allMatch(readiness::isDone))
                .isPresent();
    }

    private static boolean isFinished(Decision decision, Readiness readiness) {
        Incident incident = decision.incident();
        boolean working = incident.openSteps()
                .anyMatch(
                        step -> step.kind() != StepKind.RATIFY && step.kind() != StepKind.AFFIRM && !isPromised(step));
        return incident.phase() == Incident.Phase.COMPLETED
                && !working
                && !isPromiseOpen(incident)
                && decision.flow().steps().stream()
                        .filter(StepSpec::isMust)
                        .filter(readiness::isWanted)
                        .allMatch(spec -> readiness.isEnded(spec.key()));
    }

    private static boolean isPromised(Step step) {
        return step.kind() == StepKind.DRAFT && step.subject() instanceof Subject.Promise;
    }

    /** One that lies in a statutory procedure lives on (rule 34). */
    static boolean isPromiseOpen(Incident incident) {
        return Promises.isOpen(incident) && Promises.procedure(incident).isEmpty();
    }

    /** By a person of the commission, with the reason. */
    static void close(Decision decision, Command.Close command) throws Rejected {
        if (command.ending() == Ending.SUMMARIZED || command.ending() == Ending.EXERCISE_ENDED) {
            throw new Rejected(Ground.CLOSES_BY_SUMMARY);
        }
        if (command.ending() == Ending.DUPLICATE && command.other() == null) {
            throw new Rejected(Ground.DUPLICATE_OF_WHAT);
        }
        Codes.checkNumber("other", command.other());
        if (command.other() != null) {
            Relation relation = command.ending() == Ending.DUPLICATE ? Relation.DUPLICATE : Relation.RELATED;
            decision.emit(new Event.Linked(command.other(), relation, decision.now()));
        }
        close(decision, command.ending(), command.reason());
    }

    static void close(Decision decision, Ending ending, @Nullable Text reason) throws Rejected {
        boolean published =
                decision.incident().settled(StepKind.PUBLISH).findAny().isPresent();
        if (published && ending == Ending.MISREPORT) {
            throw new Rejected(Ground.PUBLISHED_IS_NO_MISREPORT);
        }
        if (isPromiseOpen(decision.incident())) {
            throw new Rejected(Ground.PROMISE_OPEN);
        }
        Promises.carry(decision);
        end(decision, ending, reason);
    }

    /** Nothing of a drill outlives it: no signature is owed, no promise is kept. */
    static void endExercise(Decision decision) {
        Incident incident = decision.incident();
        incident.openSteps().toList().forEach(step -> decision.cancel(step, Cause.CLOSED));
        incident.limits().values().stream()
                .filter(Limit::isRunning)
                .forEach(limit ->
                        decision.emit(new Event.LimitsDropped(List.of(limit.id()), Cause.CLOSED, decision.now())));
        decision.emit(new Event.Closed(Ending.EXERCISE_ENDED, null, decision.now()));
    }

    /** It blocks nothing, the end neither, and is owed all the same (rule 2). */
    private static boolean isSignature(Incident incident, Limit limit) {
        return incident.openSteps()
                .anyMatch(step ->
                        step.kind() == StepKind.RATIFY && step.id().toString().equals(limit.id()));
    }

    private static void end(Decision decision, Ending ending, @Nullable Text reason) {
        Incident incident = decision.incident();
        incident.openSteps()
                .filter(step -> step.kind() != StepKind.RATIFY)
                .toList()
                .forEach(step -> decision.cancel(step, Cause.CLOSED));
        incident.limits().values().stream()
                .filter(limit -> limit.isRunning() && !Promises.isRelease(limit) && !isSignature(incident, limit))
                .toList()
                .forEach(limit ->
                        decision.emit(new Event.LimitsDropped(List.of(limit.id()), Cause.CLOSED, decision.now())));
        new Limits(decision).wakeWhenDue();
        decision.emit(new Event.Closed(ending, reason, decision.now()));
    }
}
