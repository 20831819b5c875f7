package org.sise.core.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sise.core.grading.Level;
import org.sise.core.plan.Calendar;
import org.sise.core.plan.LimitSpec;
import org.sise.core.plan.StepKind;
import org.sise.core.plan.Term;

/** When a limit of the plan falls due in this incident. */
final class Terms {
    private static final Duration REDRAFT = Duration.ofMinutes(30);
    private static final Duration REDRAFT_RED = Duration.ofMinutes(10);

    private final Decision decision;

    /** A due time, what it counts from, and whether it left the published calendar. */
    record Due(Instant from, Instant at, boolean beyondCalendar) {}

    Terms(Decision decision) {
        this.decision = decision;
    }

    /** Empty where this incident has no such limit now (a class it has not got, a time nobody said). */
    Optional<Due> due(LimitSpec spec, @Nullable Step step) {
        Optional<Due> due =
                from(spec, step).flatMap(from -> due(spec, step, from)).map(then -> replanned(step, then));
        if (step == null || step.kind() != StepKind.DRAFT || step.id().round() == 1) {
            return due;
        }
        return step.subject() == null ? due.map(old -> laterThanRedraft(step, old)) : Optional.empty();
    }

    /** A step that another role, or the commission of another owner, takes over falls due no later than it did (A3, rule 37). */
    private Due replanned(@Nullable Step step, Due due) {
        if (step == null) {
            return due;
        }
        return decision.incident()
                .steps(step.id().key())
                .filter(old -> old.cancelled() == Event.Cause.REPLANNED
                        && step.openedAt().equals(old.endedAt()))
                .filter(old -> old.id().unit().equals(step.id().unit()) || isOfCommission(step))
                .flatMap(old -> decision.incident().limit(old.id().toString()).stream())
                .filter(old -> old.due().isBefore(due.at()))
                .min(Comparator.comparing(Limit::due))
                .map(old -> new Due(old.start(), old.due(), false))
                .orElse(due);
    }

    private boolean isOfCommission(Step step) {
        return step.id().unit().equals(new Parties(decision.incident(), decision.units()).commission());
    }

    /** A rejected draft reopens with the later of its old limit and 30 min, at red 10 (rule 31). */
    private Due laterThanRedraft(Step step, Due old) {
        Instant redraft = step.openedAt().plus(decision.level() == Level.RED ? REDRAFT_RED : REDRAFT);
        return old.at().isAfter(redraft) ? old : new Due(step.openedAt(), redraft, false);
    }

    Optional<Due> since(LimitSpec spec, Instant from) {
        return due(spec, null, from);
    }

    private Optional<Due> due(LimitSpec spec, @Nullable Step step, Instant from) {
        return term(spec)
                .flatMap(term -> due(term, step, from))
                .map(due -> asPlanned(spec, due))
                .map(due -> spec.quiet() ? quiet(due) : due);
    }

    /** A milestone that is said, is said by the plan in force: its {@code closeBy}, no later than the term (A2). */
    private Due asPlanned(LimitSpec spec, Due due) {
        boolean said = spec.kind() == LimitSpec.Kind.MILESTONE && spec.term() instanceof Term.AsSaid;
        return Approvals.plan(decision.incident())
                .flatMap(plan -> Optional.ofNullable(plan.closeBy()))
                .filter(closeBy -> said && closeBy.isBefore(due.at()))
                .map(closeBy -> new Due(due.from(), closeBy, false))
                .orElse(due);
    }

    private Due quiet(Due due) {
        return new Due(due.from(), Calendar.quiet(due.at()), due.beyondCalendar());
    }

    private Optional<Term> term(LimitSpec spec) {
        var statutory = decision.incident().situation().statutoryClass();
        Term byClass = statutory == null ? null : spec.byClass().get(statutory);
        return Optional.ofNullable(byClass == null ? spec.term() : byClass);
    }

    private Optional<Due> due(Term term, @Nullable Step step, Instant from) {
        if (step != null && step.subject() instanceof Subject.Question question) {
            return Optional.of(new Due(from, question.closesAt(), false));
        }
        return switch (term) {
            case Term.Within(Duration duration) -> Optional.of(new Due(from, from.plus(duration), false));
            case Term.WorkingDays(int days) -> {
                Calendar.Due due = calendar().dueAfter(from, days);
                yield Optional.of(new Due(from, due.at(), due.beyondCalendar()));
            }
            case Term.Daily(List<LocalTime> times) ->
                Optional.of(new Due(from, calendar().nextAt(from, times), false));
            case Term.AsSaid(Term fallback) ->
                said(step)
                        .map(at -> new Due(from, at, false))
                        .or(() -> fallback == null ? Optional.empty() : due(fallback, step, from));
        };
    }

    private static Optional<Instant> said(@Nullable Step step) {
        if (step == null) {
            return Optional.empty();
        }
        return switch (step.subject()) {
            case Subject.Assignment assignment -> Optional.ofNullable(assignment.due());
            case Subject.Question question -> Optional.of(question.closesAt());
            case Subject.Promise promise -> Optional.of(promise.at());
            case Subject.ReturnAsked asked -> Optional.empty();
            case Subject.ExtensionAsked asked -> Optional.empty();
            case Subject.ToRatify ratify -> Optional.empty();
            case Subject.ToAffirm affirm -> Optional.empty();
            case Subject.Correction correction -> Optional.empty();
            case Subject.Release release -> Optional.empty();
            case null -> Optional.empty();
        };
    }

    /** What a limit counts from; a raise starts the internal ones anew, a legal one counts from the first knowledge. */
    private Optional<Instant> from(LimitSpec spec, @Nullable Step step) {
        Incident incident = decision.incident();
        Optional<Instant> opened = Optional.ofNullable(step).map(Step::openedAt);
        return switch (spec.from()) {
            case KNOWN ->
                Optional.of(
                        spec.kind() == LimitSpec.Kind.LEGAL
                                ? incident.times().known()
                                : raisedOr(incident.times().known()));
            case RECEIVED -> Optional.of(raisedOr(incident.times().received()));
            case ASSIGNED, OPENED, PROMISED -> opened;
            case LAST_REPORT -> opened;
            case RESPONSE_ENDED ->
                incident.settled(StepKind.DECIDE)
                        .filter(decide -> Response.isEnd(decide.id()) && Response.stands(incident, decide))
                        .flatMap(decide -> Optional.ofNullable(decide.deed()).map(Deed::doneAt).stream())
                        .findFirst();
        };
    }

    private Instant raisedOr(Instant time) {
        Instant raised = decision.incident().marks().raisedAt();
        return raised == null ? time : raised;
    }

    Instant noonOfNextDay() {
        Instant tomorrow = calendar().nextAt(decision.now(), List.of(LocalTime.MIDNIGHT));
        return calendar().nextAt(tomorrow, List.of(LocalTime.NOON));
    }

    private Calendar calendar() {
        return decision.context().calendar();
    }
}
