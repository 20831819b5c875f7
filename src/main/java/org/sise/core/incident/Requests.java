package org.sise.core.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sise.core.grading.Level;
import org.sise.core.plan.LimitSpec;
import org.sise.core.plan.Line;
import org.sise.core.plan.Role;
import org.sise.core.plan.Stage;
import org.sise.core.plan.StepKind;

/** Requests are steps of the assigner: 退回, 延期; and 补签 of the leader. Unanswered = refused. */
final class Requests {
    private static final int MOST_EXTENSIONS = 2;

    private final Decision decision;

    Requests(Decision decision) {
        this.decision = decision;
    }

    /** A request ends with what it asks about, and goes with the matter to the commission that has it now. */
    void apply() {
        if (decision.incident().isOver()) {
            return;
        }
        for (Step step : decision.incident().openSteps().toList()) {
            if (isMoot(step.subject())) {
                decision.cancel(step, Event.Cause.NOT_NEEDED);
            } else if (isAnswer(step) && !step.id().unit().equals(parties().commission())) {
                decision.cancel(step, Event.Cause.REPLANNED);
                open(step.id().key(), step.kind(), parties().commission(), step.role(), toldTo(step.subject()));
            }
        }
    }

    private static boolean isAnswer(Step step) {
        return step.kind() == StepKind.ANSWER_RETURN || step.kind() == StepKind.ANSWER_EXTENSION;
    }

    private boolean isMoot(@Nullable Subject subject) {
        Incident incident = decision.incident();
        return switch (subject) {
            case Subject.ReturnAsked asked -> !isAssigned(incident, asked.unit());
            case Subject.ExtensionAsked asked ->
                incident.limit(asked.limit()).filter(Limit::isRunning).isEmpty();
            case Subject.Question _, Subject.Assignment _, Subject.Promise _, Subject.Correction _ -> false;
            case Subject.Release _, Subject.ToRatify _, Subject.ToAffirm _ -> false;
            case null -> false;
        };
    }

    private @Nullable Subject toldTo(@Nullable Subject subject) {
        return subject instanceof Subject.ReturnAsked asked
                ? new Subject.ReturnAsked(asked.step(), asked.unit(), parties().commission(), asked.rule())
                : subject;
    }

    /** Of a request that another commission had until now: its clock runs on. */
    static Optional<Limit> handedOver(Incident incident, Step request) {
        return incident.steps(request.id().key())
                .filter(step -> step.cancelled() == Event.Cause.REPLANNED
                        && request.openedAt().equals(step.endedAt()))
                .filter(step -> !step.id().unit().equals(request.id().unit()))
                .filter(step -> asker(step).equals(asker(request)))
                .flatMap(step -> incident.limit(step.id().toString()).stream())
                .reduce((earlier, later) -> later);
    }

    private static Optional<String> asker(Step request) {
        return request.subject() instanceof Subject.ReturnAsked asked ? Optional.of(asked.unit()) : Optional.empty();
    }

    /** Once per unit and incident, before its first outcome, within twice its 签收 limit (rule 19). */
    static boolean mayReturn(Incident incident, Step step, Instant now) {
        String unit = step.id().unit();
        boolean untouched = incident.steps().values().stream()
                .noneMatch(other -> other.id().unit().equals(unit)
                        && other.isSettled()
                        && !other.kind().isRequest());
        boolean inTime = incident.limits().values().stream()
                .filter(limit -> limit.kind() == LimitSpec.Kind.ACKNOWLEDGEMENT && unit.equals(limit.unit()))
                .reduce((earlier, later) -> later)
                .map(limit -> !now.isAfter(limit.due().plus(Duration.between(limit.start(), limit.due()))))
                .orElse(false);
        return isAssigned(incident, unit)
                && untouched
                && inTime
                && !incident.marks().returnedBy().contains(unit);
    }

    private static boolean isAssigned(Incident incident, String unit) {
        return unit.equals(incident.assignment().lead())
                || incident.assignment().assisting().contains(unit);
    }

    static Optional<Limit> limitOf(Incident incident, Step step) {
        return incident.limit(step.id().toString())
                .or(() -> incident.limit(step.id().key()).filter(limit -> limit.unit() == null))
                .filter(Limit::isRunning);
    }

    /** Before it passes, at most twice, one request at a time (rule 22). */
    static boolean mayAskFor(Incident incident, Limit limit, Instant now) {
        return limit.isRunning()
                && limit.due().isAfter(now)
                && limit.extensions() < MOST_EXTENSIONS
                && incident.openSteps()
                        .noneMatch(open -> open.subject() instanceof Subject.ExtensionAsked asked
                                && limit.id().equals(asked.limit()));
    }

    void askReturn(Command.Return command) throws Rejected {
        Step step = decision.step(command.step());
        String unit = step.id().unit();
        boolean disputed = !decision.incident().marks().returnedBy().isEmpty();
        String assigner = parties().commission();
        open(
                "answer_return",
                StepKind.ANSWER_RETURN,
                assigner,
                disputed ? Role.DEPUTY_LEADER : Role.DUTY_OFFICER,
                new Subject.ReturnAsked(step.id(), unit, assigner, command.rule()));
    }

    void askExtension(Command.Extend command) throws Rejected {
        Step step = decision.step(command.step());
        Limit limit =
                limitOf(decision.incident(), step).orElseThrow(() -> new Rejected(Ground.NO_LIMIT_OF_STEP, step.id()));
        askExtension(
                limit,
                Role.COORDINATOR,
                new Subject.ExtensionAsked(limit.id(), step.id().unit(), command.until(), command.reason()));
    }

    /** A milestone is the commission's own: its coordinator asks, its 分管领导 answers. */
    void askExtension(Command.ExtendLimit command) throws Rejected {
        Limit limit = decision.incident()
                .limit(command.limit())
                .orElseThrow(() -> new Rejected(Ground.NO_LIMIT, command.limit()));
        askExtension(
                limit,
                Role.DEPUTY_LEADER,
                new Subject.ExtensionAsked(limit.id(), parties().commission(), command.until(), command.reason()));
    }

    private void askExtension(Limit limit, Role answering, Subject.ExtensionAsked asked) throws Rejected {
        if (!asked.until().isAfter(limit.due())) {
            throw new Rejected(Ground.EXTENSION_TOO_SHORT, limit.due());
        }
        open("answer_extension", StepKind.ANSWER_EXTENSION, parties().commission(), answering, asked);
    }

    /** 补签 for a leader whose decision somebody else recorded (rule 2). */
    void askSignature(Step step, Deed deed) {
        Optional<Actor> decider = decision.units().person(deed.decidedBy());
        boolean decides = switch (step.kind()) {
            case GRADE, APPROVE, DECIDE, ANSWER_EXTENSION -> true;
            default -> false;
        };
        if (deed.recordedBy() == null || decider.isEmpty() || !decides) {
            return;
        }
        // His own, not the step's: the commission's leader may have stood in for a silent committee (rule 29).
        open(
                "ratify",
                StepKind.RATIFY,
                decider.get().unit(),
                deed.capacity(),
                new Subject.ToRatify(step.id(), deed.decidedBy(), null));
    }

    /** A raise, a lowering, a class are acts without a step of their own: their verb stands where a step's key would. */
    void askSignature(Verb act, Deed deed, @Nullable Level left) throws Rejected {
        String unit = decision.units()
                .person(deed.decidedBy())
                .map(Actor::unit)
                .orElseThrow(() -> new Rejected(Ground.NO_PERSON, deed.decidedBy()));
        String key = act.name().toLowerCase(Locale.ROOT);
        StepId name = new StepId(key, unit, decision.incident().round("ratify", unit) + 1);
        open("ratify", StepKind.RATIFY, unit, deed.capacity(), new Subject.ToRatify(name, deed.decidedBy(), left));
    }

    private void open(String key, StepKind kind, String unit, Role role, @Nullable Subject subject) {
        StepId id = new StepId(key, unit, decision.incident().round(key, unit) + 1);
        decision.emit(new Event.StepOpened(id, kind, Stage.HANDLE, Line.NONE, role, subject, null, decision.now()));
    }

    void answered(Step step, Outcome.Answer answer) throws Rejected {
        switch (step.subject()) {
            case Subject.ReturnAsked asked when answer.granted() -> returned(asked, answer.lead());
            case Subject.ExtensionAsked asked when answer.granted() -> extended(asked);
            case null, default -> {}
        }
    }

    private void returned(Subject.ReturnAsked asked, @Nullable String next) throws Rejected {
        Incident.Assignment now = decision.incident().assignment();
        List<String> assisting = new ArrayList<>(now.assisting());
        assisting.remove(asked.unit());
        String lead = now.lead();
        if (asked.unit().equals(lead)) {
            if (next == null || next.equals(lead)) {
                throw new Rejected(Ground.NEXT_LEAD_MISSING);
            }
            lead = decision.knownUnit(next);
        }
        assisting.remove(lead);
        new Grades(decision).assign(lead, assisting, now.copies(), now.organ());
    }

    private void extended(Subject.ExtensionAsked asked) throws Rejected {
        Limit limit = decision.incident()
                .limit(asked.limit())
                .filter(running -> running.isRunning() && running.due().isAfter(decision.now()) && !running.isLegal())
                .orElseThrow(() -> new Rejected(Ground.LIMIT_ENDED, asked.limit()));
        new Limits(decision).move(limit, asked.until(), true);
    }

    /** What a leader denies was never granted: the limit falls due when it did, at once if that is past (rule 3). */
    void withdraw(Step answer) {
        Optional<Limit> before = decision.incident().limit(answer.id().toString());
        if (!(answer.subject() instanceof Subject.ExtensionAsked asked)
                || !(answer.outcome() instanceof Outcome.Answer given && given.granted())) {
            return;
        }
        decision.incident()
                .limit(asked.limit())
                .filter(limit -> limit.isRunning() && limit.due().equals(asked.until()))
                .ifPresent(limit -> before.ifPresent(old -> new Limits(decision).move(limit, old.due(), false)));
    }

    private Parties parties() {
        return new Parties(decision.incident(), decision.units());
    }
}
