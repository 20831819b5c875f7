package org.sise.core.incident;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.sise.core.plan.LimitSpec.Kind;
import org.sise.core.plan.StepKind;
import org.sise.core.plan.StepSpec;

/** The committee asked and silent (rules 28, 29): an hour after the report consultation opens and the fallback holds. */
final class Silence {
    static final String LIMIT = "silence";
    private static final Duration PATIENCE = Duration.ofMinutes(60);

    private Silence() {}

    /** 报请: rings the committee's office, not the duty room's own leaders. */
    static boolean asksCommittee(Step call) {
        return call.id().key().equals("report_committee");
    }

    static boolean isBroken(Incident incident) {
        return incident.limit(LIMIT)
                .filter(limit -> limit.missed() && limit.isRunning())
                .isPresent();
    }

    static void apply(Decision decision) throws Rejected {
        Incident incident = decision.incident();
        var decide = incident.steps("decide").filter(Step::isOpen).findFirst();
        var asked =
                incident.settled(StepKind.CALL).filter(Silence::asksCommittee).reduce((earlier, later) -> later);
        var limit = incident.limit(LIMIT);
        if (decide.isPresent()
                && asked.isPresent()
                && limit.filter(old -> !isOfEarlierRed(old, incident) && !isAnswered(old, decide.get()))
                        .isEmpty()) {
            arm(decision, asked.get(), decide.get());
        }
        if (limit.filter(Limit::isRunning).isPresent() && decide.isEmpty()) {
            decision.emit(new Event.LimitsDropped(List.of(LIMIT), Event.Cause.NOT_NEEDED, decision.now()));
        }
        if (decide.isPresent()
                && isBroken(incident)
                && incident.steps("convene").noneMatch(step -> step.isOpen() || step.isSettled())) {
            openConsultation(decision);
        }
    }

    /** Red was reached again, and the committee was asked anew. */
    private static boolean isOfEarlierRed(Limit limit, Incident incident) {
        var raised = incident.marks().raisedAt();
        return !limit.isRunning() && raised != null && limit.start().isBefore(raised);
    }

    /** An answer came, and was denied: it is silent anew. */
    private static boolean isAnswered(Limit limit, Step decide) {
        return limit.endedAt() != null && decide.openedAt().isAfter(limit.endedAt());
    }

    private static void arm(Decision decision, Step asked, Step decide) {
        Deed deed = asked.deed();
        var told = deed == null ? decision.now() : deed.doneAt();
        var raised = decision.incident().marks().raisedAt();
        var since = raised != null && told.isBefore(raised) ? raised : told;
        var from = decide.id().round() > 1 && since.isBefore(decide.openedAt()) ? decide.openedAt() : since;
        new Limits(decision)
                .emitArmed(LIMIT, Kind.MILESTONE, null, from, from.plus(PATIENCE), Set.of("decide"), Set.of(), false);
    }

    private static void openConsultation(Decision decision) throws Rejected {
        if (decision.flow()
                .step("convene")
                .filter(spec -> spec.opening() != StepSpec.Opening.MUST)
                .isPresent()) {
            Opening.reopen(decision, "convene", null, null);
        }
    }
}
