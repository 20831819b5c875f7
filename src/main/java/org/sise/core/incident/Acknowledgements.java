package org.sise.core.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sise.core.grading.Level;
import org.sise.core.incident.Event.Cause;
import org.sise.core.plan.LimitSpec;
import org.sise.core.plan.Role;
import org.sise.core.plan.StepKind;

/** 签收: one per unit and assignment, asked again when the level rises to orange or red. */
final class Acknowledgements {
    private final Decision decision;

    Acknowledgements(Decision decision) {
        this.decision = decision;
    }

    void arm() {
        for (Step step : decision.incident().openSteps().toList()) {
            spec(step).filter(spec -> needsSignature(step)).ifPresent(spec -> armAcknowledgement(spec, step));
        }
    }

    /** It is the assignment's and not the step's: work whose step names no limit of its own is signed within the level's. */
    private Optional<LimitSpec> spec(Step step) {
        return decision.flow()
                .limit("ack." + step.id().key())
                .or(() -> decision.flow().limits().stream()
                        .filter(limit -> limit.kind() == LimitSpec.Kind.ACKNOWLEDGEMENT)
                        .findFirst());
    }

    /** One 签收 at a time; a raise, or new work after an unsigned one was missed, asks again. */
    private void armAcknowledgement(LimitSpec spec, Step step) {
        String unit = step.id().unit();
        Optional<Limit> running = Limit.acknowledgement(decision.incident(), unit);
        if (running.isPresent() && !isReasked(running.get()) && !isNewWork(running.get(), step)) {
            return;
        }
        running.filter(this::isReasked)
                .ifPresent(old ->
                        decision.emit(new Event.LimitsDropped(List.of(old.id()), Cause.REPLANNED, decision.now())));
        new Terms(decision)
                .since(spec, decision.now())
                .ifPresent(due -> new Limits(decision).arm(spec, nextAcknowledgement(unit), unit, due, Set.of()));
    }

    private String nextAcknowledgement(String unit) {
        String id = "ack." + unit;
        long asked = decision.incident().limits().keySet().stream()
                .filter(known -> known.equals(id) || known.startsWith(id + "."))
                .count();
        return asked == 0 ? id : id + "." + (asked + 1);
    }

    private static boolean isNewWork(Limit running, Step step) {
        return running.missed()
                && Opening.isOpenedByEffect(step.kind())
                && step.openedAt().isAfter(running.start());
    }

    /** A raise to orange or red asks again. */
    private boolean isReasked(Limit running) {
        Instant raised = decision.incident().marks().raisedAt();
        return raised != null
                && decision.level().atLeast(Level.ORANGE)
                && running.start().isBefore(raised);
    }

    /** An orange or red one calls its duty room, until somebody there has taken it, or has told the leader (adr/0011). */
    static boolean isCalling(Incident incident, Step step) {
        Instant signed = incident.acknowledged().get(step.id().unit());
        Instant raised = incident.marks().raisedAt();
        boolean taken =
                signed != null && !signed.isBefore(step.openedAt()) && (raised == null || !signed.isBefore(raised));
        return incident.level().atLeast(Level.ORANGE)
                && step.kind() == StepKind.CALL
                && step.role() == Role.DUTY_OFFICER
                && !taken;
    }

    boolean needsSignature(Step step) {
        Instant signed = decision.incident().acknowledged().get(step.id().unit());
        if (!step.kind().needsAcknowledgement()) {
            return false;
        }
        return signed == null
                || Opening.isOpenedByEffect(step.kind()) && step.openedAt().isAfter(signed);
    }
}
