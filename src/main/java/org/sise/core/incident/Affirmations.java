package org.sise.core.incident;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Subject.ToAffirm;
import org.sise.core.incident.Subject.ToAffirm.Recorded;
import org.sise.core.plan.Line;
import org.sise.core.plan.Role;
import org.sise.core.plan.Stage;
import org.sise.core.plan.StepKind;

/**
 * What the duty room recorded for a unit, its 签收 or facts told by phone, is confirmed or amended by the unit itself (rule
 * 8): a step without a limit, so that nobody is rung, which nothing waits for.
 */
final class Affirmations {
    private final Decision decision;

    Affirmations(Decision decision) {
        this.decision = decision;
    }

    void ask(Step step, Deed deed) {
        boolean told = switch (step.kind()) {
            case CALL, REPORT, VERIFY, HANDLE, MEASURE, REPLY, OPINION, TASK, DIRECTIVE, FEEDBACK -> true;
            default -> false; // decisions are signed by their leader (rule 2), the rest is not done by phone
        };
        if (told) {
            ask(step.id(), step.role(), deed, Recorded.OUTCOME);
        }
    }

    void askOfSignature(StepId step, Deed deed) {
        ask(step, Role.HANDLER, deed, Recorded.ACKNOWLEDGEMENT);
    }

    private void ask(StepId of, Role role, Deed deed, Recorded recorded) {
        if (isByAnotherUnit(of.unit(), deed.recordedBy())) {
            StepId id = new StepId("affirm", of.unit(), decision.incident().round("affirm", of.unit()) + 1);
            decision.emit(new Event.StepOpened(
                    id,
                    StepKind.AFFIRM,
                    Stage.HANDLE,
                    Line.NONE,
                    role,
                    new ToAffirm(of, recorded),
                    null,
                    decision.now()));
        }
    }

    private boolean isByAnotherUnit(String unit, @Nullable String recorder) {
        return Optional.ofNullable(recorder)
                .flatMap(decision.units()::person)
                .filter(person -> !person.unit().equals(unit))
                .isPresent();
    }

    /** The open question whether the outcome of {@code step} is as recorded. */
    static Optional<Step> asked(Incident incident, StepId step) {
        return incident.openSteps()
                .filter(open -> new ToAffirm(step, Recorded.OUTCOME).equals(open.subject()))
                .findFirst();
    }

    static void check(Step step, Outcome.Affirm affirm) throws Rejected {
        if (affirm.asRecorded()) {
            return;
        }
        if (step.subject() instanceof ToAffirm(StepId of, Recorded recorded) && recorded == Recorded.OUTCOME) {
            throw new Rejected(Ground.AMENDED_BY_OUTCOME, of);
        }
        if (affirm.correction() == null) {
            throw new Rejected(Ground.CORRECTION_MISSING);
        }
    }

    void amended(Step recorded, Deed deed) {
        asked(decision.incident(), recorded.id())
                .ifPresent(step -> decision.emit(
                        new Event.StepSettled(step.id(), new Outcome.Affirm(false, null), deed, decision.now())));
    }
}
