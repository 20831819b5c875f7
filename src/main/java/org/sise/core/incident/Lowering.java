package org.sise.core.incident;

import java.time.Instant;
import org.sise.core.grading.Level;
import org.sise.core.incident.Rejected.Reason;
import org.sise.core.plan.StepKind;

/** Lowering (rule 38): by a person, one level at a time, when the level has done what it was for. */
final class Lowering {
    private final Decision decision;

    Lowering(Decision decision) {
        this.decision = decision;
    }

    /** @param decided when it was decided: what rose since then counts, too */
    void check(Level to, Instant decided) throws Rejected {
        Incident incident = decision.incident();
        if (incident.level().ordinal() - to.ordinal() > 1) {
            throw new Rejected(Reason.INVALID, "lowering goes one level at a time");
        }
        if (incident.level() == Level.ORANGE && !(Calm.isPublished(incident) && Calm.holds(incident, decided))) {
            throw new Rejected(
                    Reason.NOT_READY, "orange is lowered when facts are published and no rise came for 24 h");
        }
        if (incident.level() == Level.RED && !Response.isDecided(incident, Outcome.Decide.Course.END)) {
            throw new Rejected(Reason.NOT_READY, "red is lowered when the committee has ended the response");
        }
        boolean speaks =
                decision.context().plan().flow(to).steps().stream().anyMatch(step -> step.kind() == StepKind.DRAFT);
        if (!speaks && Promises.isCorrecting(incident)) {
            throw new Rejected(Reason.NOT_READY, "a correction is owed, and the lower level has no statements");
        }
    }
}
