package org.sise.core.incident;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Event.Cause;
import org.sise.core.plan.LimitSpec;
import org.sise.core.plan.LimitSpec.From;
import org.sise.core.plan.LimitSpec.Kind;
import org.sise.core.plan.LimitSpec.Overdue;
import org.sise.core.plan.StepKind;

/** Arms limits when their {@code from} happens, ends them when their step does; derived from the state alone. */
final class Limits {
    private final Decision decision;
    private final Terms terms;
    private final RequestLimits requests;

    Limits(Decision decision) {
        this.decision = decision;
        terms = new Terms(decision);
        requests = new RequestLimits(decision, this);
    }

    /** After the end only a 补签 is still owed, and a promise that was carried. */
    void apply() {
        endRunning();
        if (decision.incident().isOver()) {
            decision.incident().openSteps().toList().forEach(requests::arm);
            wakeWhenDue();
            return;
        }
        for (LimitSpec spec : decision.flow().limits()) {
            armIncidentWide(spec);
        }
        for (Step step : decision.incident().openSteps().toList()) {
            armOfStep(step);
        }
        new Acknowledgements(decision).arm();
    }

    private Incident incident() {
        return decision.incident();
    }

    // --- ending

    private void endRunning() {
        for (Limit limit : incident().limits().values()) {
            if (limit.isRunning()) {
                metAt(limit).ifPresentOrElse(doneAt -> meet(limit, doneAt), () -> dropIfVoid(limit));
            }
        }
    }

    private void meet(Limit limit, Instant doneAt) {
        if (doneAt.isAfter(limit.due()) && !limit.missed()) {
            decision.emit(new Event.LimitMissed(limit.id(), false, null, decision.now()));
        }
        decision.emit(new Event.LimitsMet(List.of(limit.id()), doneAt, decision.now()));
    }

    private Optional<Instant> metAt(Limit limit) {
        if (limit.kind() == Kind.ACKNOWLEDGEMENT) {
            return Optional.ofNullable(limit.unit())
                    .flatMap(unit ->
                            Optional.ofNullable(incident().acknowledged().get(unit)))
                    .filter(signed -> !signed.isBefore(limit.start()));
        }
        if (Promises.isOne(limit)) {
            return Promises.keptAt(incident(), limit);
        }
        Stream<Instant> done = incident().steps().values().stream()
                .filter(step -> meets(limit, step))
                .flatMap(step -> Optional.ofNullable(step.deed()).map(Deed::doneAt).stream());
        return Stream.concat(done, Merging.answered(decision, limit)).min(Comparator.naturalOrder());
    }

    private boolean meets(Limit limit, Step step) {
        return step.isSettled()
                && untilNow(limit).anyMatch(until -> isNamed(until, step))
                && Conclusions.answers(limit, step)
                && (step.kind() != StepKind.DECIDE || Response.stands(incident(), step))
                && (limit.unit() == null || limit.unit().equals(step.id().unit()))
                && isLeading(limit, step);
    }

    /** A limit that ran before the level changed is met by what meets it at the new level, too. */
    private Stream<String> untilNow(Limit limit) {
        Stream<String> ofFlow = limit.unit() != null
                ? Stream.empty()
                : decision.flow().limit(limit.id()).stream().flatMap(spec -> spec.until().stream());
        return Stream.concat(limit.until().stream(), ofFlow);
    }

    private static boolean isNamed(String until, Step step) {
        return until.equals(step.id().key()) || until.equals(step.id().toString());
    }

    /** What an assisting unit does never meets a limit of the incident as a whole. */
    private boolean isLeading(Limit limit, Step step) {
        return limit.unit() != null
                || !incident().assignment().assisting().contains(step.id().unit());
    }

    private void dropIfVoid(Limit limit) {
        cause(limit)
                .ifPresent(cause -> decision.emit(new Event.LimitsDropped(List.of(limit.id()), cause, decision.now())));
    }

    private Optional<Cause> cause(Limit limit) {
        if (limit.isLegal() || Promises.isOne(limit) || Calm.isOne(limit)) {
            return Optional.empty();
        }
        if (limit.kind() == Kind.ACKNOWLEDGEMENT) {
            boolean needed = incident()
                    .openSteps()
                    .anyMatch(step ->
                            step.id().unit().equals(limit.unit()) && step.kind().needsAcknowledgement());
            return needed ? Optional.empty() : Optional.of(Cause.NOT_NEEDED);
        }
        if (limit.unit() != null) {
            return incident()
                    .step(StepId.of(limit.id()))
                    .filter(step -> !step.isOpen())
                    .map(step -> step.cancelled() == null ? Cause.NOT_NEEDED : step.cancelled());
        }
        if (limit.until().stream().anyMatch(this::isWaived)) {
            return Optional.of(Cause.NOT_NEEDED);
        }
        boolean known = decision.flow().limit(limit.id()).isPresent() || isOfOpenStep(limit);
        return known ? Optional.empty() : Optional.of(Cause.REPLANNED);
    }

    /** What the commission waived is not waited for, but by the law. */
    private boolean isWaived(String key) {
        List<Step> asked = incident()
                .steps(key)
                .filter(step -> step.state() != Step.State.CANCELLED)
                .filter(step ->
                        !incident().assignment().assisting().contains(step.id().unit()))
                .toList();
        return !asked.isEmpty() && asked.stream().allMatch(step -> step.state() == Step.State.WAIVED);
    }

    private boolean isOfOpenStep(Limit limit) {
        return incident()
                .openSteps()
                .anyMatch(step -> limit.until().contains(step.id().key()));
    }

    // --- arming

    private void armIncidentWide(LimitSpec spec) {
        boolean clock = spec.from() == From.KNOWN || spec.from() == From.RECEIVED || spec.from() == From.RESPONSE_ENDED;
        if (!clock
                || spec.until().isEmpty()
                || incident().limits().containsKey(spec.key()) && !spec.kind().equals(Kind.LEGAL) && !isAnew(spec)) {
            return;
        }
        if (spec.kind() == Kind.INTERNAL && !isAwaited(spec)) {
            return;
        }
        Optional<Terms.Due> due = terms.due(spec, null);
        due.filter(then -> isNewOrEarlier(spec, then.at()))
                .ifPresent(then -> arm(spec, spec.key(), null, then, spec.until()));
    }

    /** The end of the response that it counted from was denied, and there is another. */
    private boolean isAnew(LimitSpec spec) {
        return spec.from() == From.RESPONSE_ENDED
                && incident()
                        .limit(spec.key())
                        .filter(old -> old.state() == Limit.State.DROPPED)
                        .isPresent();
    }

    void dropEndOfResponse() {
        for (LimitSpec spec : decision.flow().limits()) {
            incident()
                    .limit(spec.key())
                    .filter(limit -> limit.isRunning() && spec.from() == From.RESPONSE_ENDED)
                    .ifPresent(limit -> decision.emit(
                            new Event.LimitsDropped(List.of(limit.id()), Cause.SUPERSEDED, decision.now())));
        }
    }

    private boolean isNewOrEarlier(LimitSpec spec, Instant due) {
        Limit running = incident().limits().get(spec.key());
        if (running == null || isAnew(spec)) {
            return true;
        }
        return due.isBefore(running.due());
    }

    /** A must-step that is not done yet: its limit runs even before the step opens. */
    private boolean isAwaited(LimitSpec spec) {
        Readiness readiness = new Readiness(decision);
        return decision.flow()
                .step(spec.key())
                .filter(step -> step.isMust() || readiness.isWanted(step) && step.rhythm() == null)
                .filter(step -> !readiness.isDone(step.key()))
                .isPresent();
    }

    private void armOfStep(Step step) {
        requests.arm(step);
        Optional<LimitSpec> spec = decision.flow()
                .limit(step.id().key())
                .filter(limit -> limit.kind() == Kind.INTERNAL && limit.from() != From.LAST_REPORT);
        if (spec.isEmpty() || incident().limits().containsKey(step.id().toString()) || isCovered(spec.get(), step)) {
            return;
        }
        terms.due(spec.get(), step)
                .ifPresent(due -> arm(
                        spec.get(),
                        step.id().toString(),
                        step.id().unit(),
                        due,
                        Set.of(step.id().toString())));
    }

    /** Whether the limit that runs for the incident as a whole is this step's. */
    private boolean isCovered(LimitSpec spec, Step step) {
        Limit wide = incident().limits().get(spec.key());
        return wide != null
                && wide.isRunning()
                && !incident().assignment().assisting().contains(step.id().unit())
                && isFirstOfParty(step);
    }

    private boolean isFirstOfParty(Step step) {
        return decision.spec(step)
                .map(spec -> new Parties(incident(), decision.units())
                        .primary(spec)
                        .contains(step.id().unit()))
                .orElse(true);
    }

    void arm(LimitSpec spec, String id, @Nullable String unit, Terms.Due due, Set<String> until) {
        emitArmed(id, spec.kind(), unit, due.from(), due.at(), until, spec.overdue(), due.beyondCalendar());
    }

    /** What is still owed after the end calls out once, when it is overdue. */
    void wakeWhenDue() {
        for (Limit limit : incident().limits().values()) {
            if (limit.isRunning() && !limit.missed() && !limit.due().equals(limit.wake())) {
                decision.emit(new Event.WakeSet(limit.id(), limit.due(), decision.now()));
            }
        }
    }

    void move(Limit limit, Instant due, boolean extended) {
        Instant now = decision.now();
        Ladder ladder = Ladder.of(limit.start(), due, limit.overdue(), decision.level());
        Instant wake = due.isAfter(now) ? ladder.next(now, false, 0).orElse(due) : now;
        decision.emit(new Event.LimitMoved(limit.id(), due, wake, extended, now));
    }

    void emitArmed(
            String id,
            Kind kind,
            @Nullable String unit,
            Instant from,
            Instant due,
            Set<String> until,
            Set<Overdue> overdue,
            boolean beyondCalendar) {
        Instant now = decision.now();
        Ladder ladder = Ladder.of(from, due, overdue, decision.level());
        Instant wake = due.isAfter(now) ? ladder.next(now, false, 0).orElse(due) : now;
        Limit.Armed armed = new Limit.Armed(id, kind, unit, from, due, wake, until, overdue, beyondCalendar);
        decision.emit(new Event.LimitsArmed(List.of(armed), now));
    }
}
