package org.sise.core.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sise.core.plan.LimitSpec;
import org.sise.core.plan.LimitSpec.Kind;
import org.sise.core.plan.LimitSpec.Overdue;
import org.sise.core.plan.Rhythm;
import org.sise.core.plan.StepSpec;

/** Steps that come again (rule 39): at most one open; the next closes a missed one as 漏报; a report of the last hour counts. */
final class Rhythms {
    private static final Duration COUNTS = Duration.ofHours(1);

    private final Decision decision;

    Rhythms(Decision decision) {
        this.decision = decision;
    }

    void apply() throws Rejected {
        if (decision.incident().isOver()) {
            return;
        }
        for (StepSpec spec : decision.flow().steps()) {
            if (spec.rhythm() != null) {
                turn(spec, spec.rhythm());
            }
        }
    }

    /** One that a change of level, lead or owner ended, or the end of an earlier response, comes again in the new flow. */
    private void turn(StepSpec spec, Rhythm rhythm) throws Rejected {
        Optional<Step> last = last(spec);
        if (last.isEmpty()) {
            return;
        }
        if (new Readiness(decision).isDone(rhythm.until())) {
            last.filter(Step::isOpen).ifPresent(step -> decision.cancel(step, Event.Cause.NOT_NEEDED));
            return;
        }
        Step step = last.get();
        if (step.isOpen()) {
            arm(step, rhythm);
            turnMissed(spec, step);
            return;
        }
        boolean resumes = step.state() == Step.State.CANCELLED && new Readiness(decision).isReady(spec);
        if (step.isSettled() || step.state() == Step.State.WAIVED || resumes) {
            Opening.reopen(decision, spec.key(), null, null);
        }
    }

    /** The open one, though an earlier report was amended since. */
    private Optional<Step> last(StepSpec spec) {
        Optional<Step> open =
                decision.incident().steps(spec.key()).filter(Step::isOpen).findFirst();
        return open.or(() -> decision.incident().steps(spec.key()).reduce((earlier, later) -> later));
    }

    private void turnMissed(StepSpec spec, Step step) throws Rejected {
        boolean missed = decision.incident()
                .limit(step.id().toString())
                .filter(limit -> limit.isRunning() && limit.missed())
                .isPresent();
        if (missed) {
            decision.cancel(step, Event.Cause.OMITTED);
            Opening.reopen(decision, spec.key(), null, null);
        }
    }

    private void arm(Step step, Rhythm rhythm) {
        String id = step.id().toString();
        if (decision.incident().limits().containsKey(id)) {
            return;
        }
        Instant from = previous(step).orElse(step.openedAt());
        Instant due = rhythm.every() != null
                ? from.plus(rhythm.every())
                : decision.context().calendar().nextAt(from.plus(COUNTS), rhythm.at());
        Instant open = due.isAfter(decision.now())
                ? due
                : decision.now().plus(rhythm.every() == null ? COUNTS : rhythm.every());
        new Limits(decision)
                .emitArmed(
                        id, Kind.INTERNAL, step.id().unit(), step.openedAt(), open, Set.of(id), overdue(step), false);
    }

    /** As the plan says; the flow never waits for a report, so that it always goes on. */
    private Set<Overdue> overdue(Step step) {
        Set<Overdue> said = decision.flow().limit(step.id().key()).map(LimitSpec::overdue).orElse(Set.of()).stream()
                .filter(each -> each != Overdue.GO_ON)
                .collect(Collectors.toSet());
        return said.isEmpty() ? Set.of(Overdue.LIST) : said;
    }

    /** When the report before this one was sent; one that was waived counts from the time at which it was due. */
    private Optional<Instant> previous(Step step) {
        return decision.incident()
                .steps(step.id().key())
                .filter(other -> !other.isOpen())
                .reduce((earlier, later) -> later)
                .flatMap(this::reckoned);
    }

    private Optional<Instant> reckoned(Step earlier) {
        if (earlier.state() == Step.State.WAIVED) {
            return decision.incident().limit(earlier.id().toString()).map(Limit::due);
        }
        return Optional.ofNullable(earlier.deed()).map(Deed::doneAt);
    }
}
