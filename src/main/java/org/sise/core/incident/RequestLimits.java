package org.sise.core.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.sise.core.grading.Level;
import org.sise.core.plan.Calendar;
import org.sise.core.plan.LimitSpec.Kind;
import org.sise.core.plan.LimitSpec.Overdue;

/** By when a request is answered and a 补签 given; the plan does not say it, the rules do (2, 19, 22). */
final class RequestLimits {
    /** An answer to 退回, by level, quiet at blue (rule 19). */
    private static final List<Duration> RETURN_ANSWER =
            List.of(Duration.ofHours(4), Duration.ofHours(1), Duration.ofMinutes(20), Duration.ofMinutes(10));

    private final Decision decision;
    private final Limits limits;

    RequestLimits(Decision decision, Limits limits) {
        this.decision = decision;
        this.limits = limits;
    }

    /** Once for each. */
    void arm(Step step) {
        String id = step.id().toString();
        if (!step.kind().isRequest() || decision.incident().limits().containsKey(id)) {
            return;
        }
        Subject subject = step.subject();
        if (subject instanceof Subject.ReturnAsked) {
            Instant due = decision.now().plus(RETURN_ANSWER.get(decision.level().ordinal()));
            Instant quiet = decision.level() == Level.BLUE ? Calendar.quiet(due) : due;
            Instant before = Requests.handedOver(decision.incident(), step)
                    .map(Limit::due)
                    .orElse(quiet);
            armRequest(step, before.isBefore(quiet) ? before : quiet, Overdue.LAPSE);
        }
        if (subject instanceof Subject.ExtensionAsked(String limit, var unit, var until, var reason)) {
            decision.incident().limit(limit).ifPresent(asked -> armRequest(step, asked.due(), Overdue.LAPSE));
        }
        if (subject instanceof Subject.ToRatify) {
            armRequest(step, new Terms(decision).noonOfNextDay(), Overdue.RING);
        }
    }

    private void armRequest(Step step, Instant due, Overdue overdue) {
        limits.emitArmed(
                step.id().toString(),
                Kind.INTERNAL,
                step.id().unit(),
                step.openedAt(),
                due,
                Set.of(step.id().toString()),
                Set.of(overdue),
                false);
    }
}
