package org.sise.core.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sise.core.grading.Level;
import org.sise.core.incident.Event.Cause;
import org.sise.core.plan.LimitSpec;
import org.sise.core.plan.LimitSpec.From;
import org.sise.core.plan.LimitSpec.Kind;
import org.sise.core.plan.LimitSpec.Overdue;
import org.sise.core.plan.StepSpec;
import org.sise.core.plan.Term;

/** Arms limits when their {@code from} happens, ends them when their step does; derived from the state alone. */
final class Limits {
    /** An answer to 退回, by level, quiet at blue (rule 19). */
    private static final List<Duration> RETURN_ANSWER =
            List.of(Duration.ofHours(4), Duration.ofHours(1), Duration.ofMinutes(20), Duration.ofMinutes(10));

    private final Decision decision;
    private final Terms terms;

    Limits(Decision decision) {
        this.decision = decision;
        terms = new Terms(decision);
    }

    void apply() {
        if (decision.incident().isOver()) {
            return;
        }
        endRunning();
        for (LimitSpec spec : decision.flow().limits()) {
            armIncidentWide(spec);
        }
        for (Step step : decision.incident().openSteps().toList()) {
            armOfStep(step);
        }
        armAcknowledgements();
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
        decision.emit(new Event.LimitMet(limit.id(), doneAt, decision.now()));
    }

    private Optional<Instant> metAt(Limit limit) {
        if (limit.kind() == Kind.ACKNOWLEDGEMENT) {
            return Optional.ofNullable(limit.unit())
                    .flatMap(unit ->
                            Optional.ofNullable(incident().acknowledged().get(unit)))
                    .filter(signed -> !signed.isBefore(limit.start()));
        }
        return incident().steps().values().stream()
                .filter(step -> meets(limit, step))
                .flatMap(step -> Optional.ofNullable(step.deed()).map(Deed::doneAt).stream())
                .min(Comparator.naturalOrder());
    }

    private boolean meets(Limit limit, Step step) {
        return step.isSettled()
                && untilNow(limit).anyMatch(until -> isNamed(until, step))
                && Conclusions.answers(limit, step)
                && (limit.unit() == null || limit.unit().equals(step.id().unit()) || until(limit, step))
                && isLeading(limit, step)
                && !isItsPromise(limit, step);
    }

    /** A promise, or a correction owed, is kept by a later publication, not by the one that gave rise to it (rules 34, 35). */
    private static boolean isItsPromise(Limit limit, Step step) {
        Instant ended = step.endedAt();
        return isOfPublication(limit) && ended != null && !ended.isAfter(limit.start());
    }

    private static boolean isOfPublication(Limit limit) {
        return limit.id().startsWith("release.") || limit.id().startsWith("correction.");
    }

    /** A limit that ran before the level changed is met by what meets it at the new level, too. */
    private Stream<String> untilNow(Limit limit) {
        Stream<String> ofFlow = limit.unit() != null
                ? Stream.empty()
                : decision.flow().limit(limit.id()).stream().flatMap(spec -> spec.until().stream());
        return Stream.concat(limit.until().stream(), ofFlow);
    }

    private static boolean until(Limit limit, Step step) {
        return limit.until().contains(step.id().toString())
                || limit.until().stream().anyMatch(key -> key.contains(":"));
    }

    /** {@code key}, {@code key.unit.round}, or {@code key:draft.unit.round} = the step of that version. */
    private static boolean isNamed(String until, Step step) {
        int colon = until.indexOf(':');
        if (colon > 0) {
            return until.substring(0, colon).equals(step.id().key())
                    && step.of() != null
                    && until.substring(colon + 1).equals(step.of().toString());
        }
        return until.equals(step.id().key()) || until.equals(step.id().toString());
    }

    /** What an assisting unit does never meets a limit of the incident as a whole. */
    private boolean isLeading(Limit limit, Step step) {
        return limit.unit() != null
                || !incident().assignment().assisting().contains(step.id().unit());
    }

    private void dropIfVoid(Limit limit) {
        cause(limit).ifPresent(cause -> decision.emit(new Event.LimitDropped(limit.id(), cause, decision.now())));
    }

    private Optional<Cause> cause(Limit limit) {
        if (limit.isLegal() || isOfPublication(limit)) {
            return Optional.empty();
        }
        if (limit.kind() == Kind.ACKNOWLEDGEMENT) {
            boolean needed =
                    incident().openSteps().anyMatch(step -> step.id().unit().equals(limit.unit()));
            return needed ? Optional.empty() : Optional.of(Cause.NOT_NEEDED);
        }
        if (limit.unit() != null) {
            return incident()
                    .step(StepId.of(limit.id()))
                    .filter(step -> !step.isOpen())
                    .map(step -> step.cancelled() == null ? Cause.NOT_NEEDED : step.cancelled());
        }
        boolean known = decision.flow().limit(limit.id()).isPresent() || isOfOpenStep(limit);
        return known ? Optional.empty() : Optional.of(Cause.REPLANNED);
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
                || incident().limits().containsKey(spec.key()) && !spec.kind().equals(Kind.LEGAL)) {
            return;
        }
        if (spec.kind() == Kind.INTERNAL && !isAwaited(spec)) {
            return;
        }
        Optional<Terms.Due> due = terms.due(spec, null);
        due.filter(then -> isNewOrEarlier(spec, then.at()))
                .ifPresent(then -> arm(spec, spec.key(), null, then, spec.until()));
    }

    private boolean isNewOrEarlier(LimitSpec spec, Instant due) {
        Limit running = incident().limits().get(spec.key());
        if (running == null) {
            return true;
        }
        boolean satisfied = running.state() == Limit.State.MET && isPublished(running);
        return due.isBefore(running.due()) && !satisfied;
    }

    private boolean isPublished(Limit met) {
        return Conclusions.isByPublication(incident(), untilNow(met).collect(Collectors.toSet()));
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
        requestLimit(step);
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

    private void requestLimit(Step step) {
        String id = step.id().toString();
        if (!step.kind().isRequest() || incident().limits().containsKey(id)) {
            return;
        }
        Subject subject = step.subject();
        if (subject instanceof Subject.ReturnAsked) {
            Instant due = decision.now().plus(RETURN_ANSWER.get(decision.level().ordinal()));
            armRequest(
                    step,
                    decision.level() == Level.BLUE
                            ? decision.context().calendar().quiet(due)
                            : due,
                    Overdue.LAPSE);
        }
        if (subject instanceof Subject.ExtensionAsked(String limit, var unit, var until, var reason)) {
            incident().limit(limit).ifPresent(asked -> armRequest(step, asked.due(), Overdue.LAPSE));
        }
        if (subject instanceof Subject.ToRatify) {
            armRequest(step, terms.noonOfNextDay(), Overdue.RING);
        }
    }

    private void armRequest(Step step, Instant due, Overdue overdue) {
        emitArmed(
                step.id().toString(),
                Kind.INTERNAL,
                step.id().unit(),
                step.openedAt(),
                due,
                Set.of(step.id().toString()),
                Set.of(overdue),
                false);
    }

    /** 签收 is of the unit, not of the step: one that has only handling left is asked as for the verification. */
    private void armAcknowledgements() {
        for (Step step : incident().openSteps().toList()) {
            decision.flow()
                    .limit("ack." + step.id().key())
                    .or(() -> decision.flow().limit("ack.verify"))
                    .filter(spec -> needsSignature(step))
                    .ifPresent(spec -> armAcknowledgement(spec, step));
        }
    }

    /** One 签收 at a time; a raise, or new work after an unsigned one was missed, asks again. */
    private void armAcknowledgement(LimitSpec spec, Step step) {
        String unit = step.id().unit();
        Optional<Limit> running = Limit.acknowledgement(incident(), unit);
        if (running.isPresent() && !isReasked(running.get()) && !isNewWork(running.get(), step)) {
            return;
        }
        running.filter(this::isReasked)
                .ifPresent(old -> decision.emit(new Event.LimitDropped(old.id(), Cause.REPLANNED, decision.now())));
        terms.since(spec, decision.now()).ifPresent(due -> arm(spec, nextAcknowledgement(unit), unit, due, Set.of()));
    }

    private String nextAcknowledgement(String unit) {
        String id = "ack." + unit;
        long asked = incident().limits().keySet().stream()
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
        Instant raised = incident().marks().raisedAt();
        return raised != null
                && decision.level().atLeast(Level.ORANGE)
                && running.start().isBefore(raised);
    }

    boolean needsSignature(Step step) {
        Instant signed = incident().acknowledged().get(step.id().unit());
        if (!step.kind().needsAcknowledgement()) {
            return false;
        }
        return signed == null
                || Opening.isOpenedByEffect(step.kind()) && step.openedAt().isAfter(signed);
    }

    private void arm(LimitSpec spec, String id, @Nullable String unit, Terms.Due due, Set<String> until) {
        emitArmed(id, spec.kind(), unit, due.from(), due.at(), until, spec.overdue(), due.beyondCalendar());
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
        decision.emit(new Event.LimitArmed(id, kind, unit, from, due, wake, until, overdue, beyondCalendar, now));
    }

    static boolean isOfSpec(Limit limit, StepSpec spec) {
        return limit.id().equals(spec.key()) || limit.id().startsWith(spec.key() + ".");
    }

    static boolean isAsSaid(@Nullable Term term) {
        return term instanceof Term.AsSaid;
    }
}
