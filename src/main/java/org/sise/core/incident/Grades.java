package org.sise.core.incident;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sise.core.grading.Grade;
import org.sise.core.grading.Level;
import org.sise.core.grading.Situation;
import org.sise.core.grading.Standard;
import org.sise.core.grading.StatutoryClass;
import org.sise.core.incident.Event.Replanned.Change;
import org.sise.core.plan.LimitSpec;
import org.sise.core.plan.LimitSpec.Kind;
import org.sise.core.plan.Role;
import org.sise.core.plan.StepSpec;

/** 定级: the machine grades provisionally and only ever raises; a person confirms, changes, lowers, dismisses. */
final class Grades {
    private final Decision decision;

    Grades(Decision decision) {
        this.decision = decision;
    }

    private Standard standard() {
        return decision.context().standard();
    }

    void first(Grade grade) {
        decision.emit(
                new Event.Graded(grade.level(), true, grade.because(), grade.unknown(), null, null, decision.now()));
    }

    /** After new facts: raise, or only suggest to lower (rule 16). */
    void review(Situation before) {
        Incident incident = decision.incident();
        Grade grade = standard().grade(incident.situation());
        Incident.Grading grading = incident.grading();
        Level raised = grading.decided() == null
                ? grade.level()
                : standard().raiseOver(grading.decided(), incident.situation()).orElse(grading.level());
        if (raised.above(grading.level())) {
            change(raised, true, null, List.of());
            return;
        }
        boolean same =
                grade.because().equals(grading.because()) && grade.unknown().equals(grading.unknown());
        if (grading.provisional() && grade.level() == grading.level() && !same) {
            first(grade);
        }
        boolean falls = standard().grade(before).level().above(grade.level());
        if (grading.level().above(grade.level()) && falls) {
            decision.emit(new Event.LoweringSuggested(grade.level(), grade.because(), decision.now()));
        }
    }

    /** Raises or lowers; the new flow is laid over what is done. */
    void change(Level to, boolean provisional, @Nullable Text reason, List<StepId> keep) {
        change(to, provisional, reason, keep, null);
    }

    /** {@code deed}: whose act it is, where no step says it. */
    void change(Level to, boolean provisional, @Nullable Text reason, List<StepId> keep, @Nullable Deed deed) {
        Level from = decision.level();
        Grade grade = standard().grade(decision.incident().situation());
        if (to != from) {
            Change change = to.above(from) ? Change.RAISED : Change.LOWERED;
            decision.emit(
                    new Event.Replanned(change, from, to, decision.incident().plan(), keep, reason, decision.now()));
        }
        decision.emit(
                new Event.Graded(to, provisional, grade.because(), grade.unknown(), reason, deed, decision.now()));
        if (to.above(from)) {
            shorten();
        }
    }

    /** What a person is said to have decided, and denies: the level stands, as a provisional one. */
    void doubt() {
        Incident.Grading grading = decision.incident().grading();
        decision.emit(new Event.Graded(
                grading.level(), true, grading.because(), grading.unknown(), null, null, decision.now()));
    }

    /** Raise: a running internal limit falls due at the earlier of its old time and the raise plus the new limit (rule 37). */
    private void shorten() {
        Terms terms = new Terms(decision);
        for (Limit limit : decision.incident().limits().values()) {
            if (limit.isRunning() && !limit.isLegal() && limit.kind() != Kind.ACKNOWLEDGEMENT) {
                decision.flow()
                        .limit(key(limit))
                        .flatMap(spec -> terms.since(spec, decision.now()))
                        .filter(due -> due.at().isBefore(limit.due()))
                        .ifPresent(due -> new Limits(decision).move(limit, due.at(), false));
            }
        }
    }

    private static String key(Limit limit) {
        int dot = limit.id().indexOf('.');
        return dot < 0 ? limit.id() : limit.id().substring(0, dot);
    }

    /** What a confirm step brings. */
    void confirmed(Step step, Outcome.Grade outcome, Deed deed) throws Rejected {
        if (outcome.verdict() == Outcome.Grade.Verdict.DISMISS) {
            dismiss(step, outcome, deed);
            return;
        }
        if (outcome.statutoryClass() != null) {
            decision.emit(new Event.ClassSet(outcome.statutoryClass(), null, decision.now()));
        }
        Level level = outcome.verdict() == Outcome.Grade.Verdict.CHANGE
                ? Objects.requireNonNullElse(outcome.level(), decision.level())
                : decision.level();
        level = level.max(floor());
        boolean covered = confirmSpec(level) == null
                || deed.capacity().covers(confirmSpec(level).role());
        change(level, !covered && level.above(decision.level()), outcome.reason(), List.of());
        String lead = outcome.lead() != null
                ? outcome.lead()
                : decision.incident().assignment().lead();
        assign(lead, outcome.assisting(), outcome.copies(), outcome.organ());
    }

    private @Nullable StepSpec confirmSpec(Level level) {
        return decision.context().plan().flow(level).step("confirm").orElse(null);
    }

    /** 重大 → at least orange, 特别重大 → red (A2). */
    Level floor() {
        return floor(decision.incident().situation().statutoryClass());
    }

    static Level floor(@Nullable StatutoryClass statutory) {
        if (statutory == null || !statutory.isMajor()) {
            return Level.BLUE;
        }
        return statutory == StatutoryClass.EXTREME ? Level.RED : Level.ORANGE;
    }

    void assign(@Nullable String lead, List<String> assisting, List<String> copies, @Nullable String organ)
            throws Rejected {
        if (lead == null) {
            throw new Rejected(Ground.LEAD_BY_CONFIRM);
        }
        decision.knownUnit(lead);
        decision.knownUnits(assisting);
        Owners.checkTold(decision, copies);
        if (organ != null) {
            decision.knownUnit(organ);
        }
        if (lead.equals(organ)) {
            throw new Rejected(Ground.LEAD_CHECKS_ITSELF, lead);
        }
        if (assisting.contains(lead)) {
            throw new Rejected(Ground.LEAD_ASSISTS, lead);
        }
        for (String copy : copies) {
            if (copy.equals(lead) || assisting.contains(copy)) {
                throw new Rejected(Ground.COPY_TAKES_PART, copy);
            }
        }
        String before = decision.incident().assignment().lead();
        decision.emit(new Event.Assigned(lead, assisting, copies, organ, decision.now()));
        if (before != null && !before.equals(lead)) {
            decision.emit(new Event.Replanned(
                    Change.LEAD_CHANGED,
                    decision.level(),
                    decision.level(),
                    decision.incident().plan(),
                    decision.incident().marks().kept(),
                    null,
                    decision.now()));
        }
    }

    /** Another unit leads; it assists no more where it did. */
    void lead(String lead) throws Rejected {
        Incident.Assignment now = decision.incident().assignment();
        List<String> assisting =
                now.assisting().stream().filter(unit -> !unit.equals(lead)).toList();
        assign(lead, assisting, now.copies(), now.organ());
    }

    private void dismiss(Step step, Outcome.Grade outcome, Deed deed) throws Rejected {
        Dismissal dismissal = outcome.dismissal();
        if (dismissal == null) {
            throw new Rejected(Ground.DISMISSAL_WITHOUT_GROUND);
        }
        Event.Ending ending = switch (dismissal.ground()) {
            case OUTSIDE_JURISDICTION -> Event.Ending.OUTSIDE_JURISDICTION;
            case DUPLICATE -> Event.Ending.DUPLICATE;
            case NO_BASIS -> Event.Ending.NO_BASIS;
            case ALREADY_ANSWERED -> Event.Ending.ALREADY_ANSWERED;
            case BY_MISTAKE -> Event.Ending.MISREPORT;
        };
        if (ending == Event.Ending.DUPLICATE) {
            linkTo(dismissal.duplicateOf());
        }
        new Requests(decision).askSignature(step, deed);
        Closing.close(decision, ending, outcome.reason());
    }

    private void linkTo(@Nullable String other) throws Rejected {
        if (other == null) {
            throw new Rejected(Ground.DUPLICATE_OF_WHAT);
        }
        decision.emit(new Event.Linked(other, Event.Linked.Relation.DUPLICATE, decision.now()));
    }

    /** The class is for the role that confirms, in whatever words it comes: also to say that it is none. */
    void checkClass(@Nullable StatutoryClass told) throws Rejected {
        boolean changes =
                told != null && told != decision.incident().situation().statutoryClass();
        boolean may = Decider.moves(decision.incident(), decision.actor(), decision.context())
                .contains(Move.of(Verb.SET_CLASS));
        if (changes && !may) {
            throw new Rejected(Ground.CLASS_BY_CONFIRMER);
        }
    }

    /** The role that confirms a grade of that level (rule 14). */
    Role confirming(Level level) {
        StepSpec spec = confirmSpec(level);
        return spec == null ? Role.DUTY_OFFICER : spec.role();
    }

    /** 迟报: the unit's own limit to tell its duty room is judged at the report. */
    void judgeTold() {
        decision.flow()
                .limit("told")
                .filter(spec -> spec.kind() != Kind.INTERNAL)
                .ifPresent(this::judge);
    }

    private void judge(LimitSpec spec) {
        Times times = decision.incident().times();
        new Terms(decision).since(spec, times.known()).ifPresent(due -> {
            new Limits(decision)
                    .emitArmed(
                            spec.key(),
                            spec.kind(),
                            null,
                            times.known(),
                            due.at(),
                            spec.until(),
                            spec.overdue(),
                            false);
            decision.emit(new Event.LimitsMet(List.of(spec.key()), times.received(), decision.now()));
        });
    }
}
