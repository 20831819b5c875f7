package org.sise.core.incident;

import java.time.Instant;
import org.sise.core.grading.Level;
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
            throw new Rejected(Ground.LOWERED_TOO_FAR);
        }
        if (incident.level() == Level.ORANGE && !(Calm.isPublished(incident) && Calm.holds(incident, decided))) {
            throw new Rejected(Ground.ORANGE_NOT_CALM);
        }
        if (incident.level() == Level.RED && !Response.isDecided(incident, Outcome.Decide.Course.END)) {
            throw new Rejected(Ground.RESPONSE_NOT_ENDED);
        }
        boolean speaks =
                decision.context().plan().flow(to).steps().stream().anyMatch(step -> step.kind() == StepKind.DRAFT);
        if (!speaks && Promises.isCorrecting(incident)) {
            throw new Rejected(Ground.CORRECTION_OWED);
        }
    }
}
