package org.sise.core.incident;

import org.jspecify.annotations.Nullable;
import org.sise.core.plan.StepKind;

/** Work that is done once more: sent back at the end (rule 41), or amended by its own unit (rule 8). */
final class Redo {
    private final Decision decision;

    Redo(Decision decision) {
        this.decision = decision;
    }

    void check(@Nullable StepId redo) throws Rejected {
        if (redo == null) {
            return;
        }
        Step step = decision.step(redo);
        boolean again = switch (step.kind()) {
            case VERIFY, HANDLE, REPLY, MEASURE, FEEDBACK, TASK, DIRECTIVE -> step.isSettled();
            default -> false;
        };
        if (!again) {
            throw new Rejected(Ground.NOT_REDONE, redo);
        }
    }

    void open(@Nullable StepId redo) throws Rejected {
        if (redo == null) {
            return;
        }
        Step step = decision.step(redo);
        if (step.kind() == StepKind.TASK || step.kind() == StepKind.DIRECTIVE) {
            CaseIndependence.say(decision, again(step).id());
            return;
        }
        Opening.reopen(decision, redo.key(), holder(redo), null);
    }

    /** Work of a unit that has left falls to who has its part now. */
    private @Nullable String holder(StepId redo) {
        return decision.flow()
                .step(redo.key())
                .map(spec -> new Parties(decision.incident(), decision.units()).of(spec))
                .filter(units -> units.contains(redo.unit()))
                .map(units -> redo.unit())
                .orElse(null);
    }

    /** The next round of the same work, with the same subject. */
    Step again(Step step) throws Rejected {
        String key = step.id().key();
        String unit = step.id().unit();
        StepId again = new StepId(key, unit, decision.incident().round(key, unit) + 1);
        decision.emit(new Event.StepOpened(
                again, step.kind(), step.stage(), step.line(), step.role(), step.subject(), null, decision.now()));
        return decision.step(again);
    }
}
