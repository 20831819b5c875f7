package org.sise.core.incident;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sise.core.grading.Situation.Flag;
import org.sise.core.plan.Occasion;
import org.sise.core.plan.Stage;
import org.sise.core.plan.StepKind;
import org.sise.core.plan.StepSpec;

/** Whether a step of the flow is wanted, ready to open, or there already. Reads, never changes. */
final class Readiness {
    private final Decision decision;

    Readiness(Decision decision) {
        this.decision = decision;
    }

    private Incident incident() {
        return decision.incident();
    }

    /** Whether the opening rule opens it without anybody's hand. */
    boolean isWanted(StepSpec spec) {
        if (Opening.isOpenedByEffect(spec.kind())) {
            return false;
        }
        if (spec.rhythm() != null) {
            return incident().steps(spec.key()).findAny().isEmpty()
                    && !isDone(spec.rhythm().until());
        }
        Occasion occasion = spec.occasion();
        return switch (spec.opening()) {
            case MUST -> !isConsultedNoMore(spec.kind());
            case BY_HAND -> false;
            case OCCASION -> occasion != null && holds(occasion);
        };
    }

    private boolean isConsultedNoMore(StepKind kind) {
        return (kind == StepKind.CONVENE || kind == StepKind.RESOLVE) && Response.endsConsultation(incident());
    }

    private boolean holds(Occasion occasion) {
        return switch (occasion) {
            case INDEPENDENT_CHECK ->
                incident().report().theme() == Theme.STAFF_MISCONDUCT
                        || Boolean.TRUE.equals(incident().situation().flags().get(Flag.DEATH_OR_SERIOUS_INJURY));
            case ASSISTING_FACTS_USED ->
                draft("draft").map(draft -> !draft.usesFactsOf().isEmpty()).orElse(false);
            case MAJOR_CLASS -> {
                var statutory = incident().situation().statutoryClass();
                yield statutory != null && statutory.isMajor();
            }
            case RESPONSE_STARTED -> Response.isDecided(incident(), Outcome.Decide.Course.START);
            case LESSONS_DUE -> isLessonDue();
        };
    }

    private boolean isLessonDue() {
        Incident.Marks marks = incident().marks();
        return marks.raisedAt() != null
                || marks.corrected()
                || marks.denied()
                || incident().limits().values().stream().anyMatch(limit -> limit.isLegal() && limit.missed());
    }

    private Optional<Outcome.Draft> draft(String key) {
        return version(key)
                .flatMap(step -> step.outcome() instanceof Outcome.Draft draft ? Optional.of(draft) : Optional.empty());
    }

    Optional<Step> version(@Nullable String key) {
        return key == null ? Optional.empty() : Versions.inForce(incident(), key);
    }

    boolean isReady(StepSpec spec) {
        if (spec.of() != null && version(spec.of()).isEmpty()) {
            return false;
        }
        if (spec.after().isEmpty()) {
            return true;
        }
        return spec.after().stream().allMatch(key -> isPassable(key, spec.of()))
                && isDecided(spec)
                && decision.flow().before(spec.key()).stream().noneMatch(this::isRedone);
    }

    /** Whether every decision of the committee that comes before it stands: what hangs on one opens, and ends, with it. */
    boolean isDecided(StepSpec spec) {
        return decision.flow().before(spec.key()).stream()
                .flatMap(key -> decision.flow().step(key).stream())
                .filter(earlier -> earlier.kind() == StepKind.DECIDE)
                .allMatch(earlier -> isDone(earlier.key()));
    }

    /** A step that accept sent back and that is not done again yet. */
    private boolean isRedone(String key) {
        return incident()
                .steps(key)
                .anyMatch(step -> step.isOpen() && !step.lapsed() && (isSentBack(step) || isReconsidered(step)));
    }

    /** A resolution that the chair reopened (rule 24): what follows from it waits. */
    private static boolean isReconsidered(Step step) {
        return step.kind() == StepKind.RESOLVE && step.id().round() > 1;
    }

    private boolean isSentBack(Step step) {
        return Stream.concat(incident().settled(StepKind.ACCEPT), incident().settled(StepKind.SUMMARY))
                .anyMatch(end -> redo(end)
                        .filter(redo -> redo.key().equals(step.id().key()) && isSince(step, end))
                        .filter(redo -> redo.unit().equals(step.id().unit()) || hasPassedOn(redo))
                        .isPresent());
    }

    private static boolean isSince(Step step, Step end) {
        return end.endedAt() != null && !step.openedAt().isBefore(end.endedAt());
    }

    /** To who has that part now. */
    private boolean hasPassedOn(StepId redo) {
        return decision.flow()
                .step(redo.key())
                .filter(spec -> parties().of(spec).contains(redo.unit()))
                .isEmpty();
    }

    static Optional<StepId> redo(Step step) {
        Outcome outcome = step.outcome();
        if (outcome instanceof Outcome.Accept accept) {
            return Optional.ofNullable(accept.redo());
        }
        return outcome instanceof Outcome.Summary summary ? Optional.ofNullable(summary.redo()) : Optional.empty();
    }

    private boolean isPassable(String key, @Nullable String chain) {
        StepSpec spec = decision.flow().step(key).orElseThrow();
        if (!isNeeded(spec, chain)) {
            return spec.after().stream().allMatch(earlier -> isPassable(earlier, chain));
        }
        List<Step> steps = relevant(spec, chain);
        if (spec.of() != null && !spec.of().equals(chain)) {
            return steps.stream().anyMatch(this::isDone);
        }
        if (gatesByPrimary(spec)) {
            List<String> primary = parties().primary(spec);
            List<String> assisting = incident().assignment().assisting();
            return steps.stream()
                    .anyMatch(step ->
                            isDone(step) && !assisting.contains(step.id().unit()) || isLapsedOf(step, primary));
        }
        return !steps.isEmpty()
                && steps.stream().noneMatch(step -> step.isOpen() && !step.lapsed())
                && steps.stream().anyMatch(step -> isDone(step) || step.lapsed());
    }

    private static boolean isLapsedOf(Step step, List<String> units) {
        return step.lapsed() && units.contains(step.id().unit());
    }

    /** A flow does not wait for the assisting units' own facts, nor for a second finding. */
    private static boolean gatesByPrimary(StepSpec spec) {
        return spec.kind() == StepKind.VERIFY || spec.kind() == StepKind.MEASURE || spec.kind() == StepKind.DRAFT;
    }

    /** A countersignature of an earlier version says nothing of whether this one needs any. */
    private boolean isNeeded(StepSpec spec, @Nullable String chain) {
        if (spec.rhythm() != null) {
            return false;
        }
        boolean there = !relevant(spec, chain).isEmpty();
        return there || (!Opening.isOpenedByEffect(spec.kind()) && isWanted(spec));
    }

    private List<Step> relevant(StepSpec spec, @Nullable String chain) {
        Stream<Step> steps = incident().steps(spec.key()).filter(step -> step.state() != Step.State.CANCELLED);
        if (spec.of() == null || !spec.of().equals(chain)) {
            return steps.toList();
        }
        StepId version = version(chain).map(Step::id).orElse(null);
        return steps.filter(step -> version != null && version.equals(step.of()))
                .toList();
    }

    /** Done for good: not sent back, not rejected, not denied, not of a level that was left by a raise. */
    boolean isDone(Step step) {
        if (step.state() == Step.State.WAIVED) {
            return !isOutgrown(step);
        }
        if (!step.isSettled() || redo(step).isPresent() || isOutgrown(step) || isRefusedLater(step)) {
            return false;
        }
        if (step.outcome() instanceof Outcome.Approve approve) {
            return approve.ruling() == Outcome.Approve.Ruling.APPROVE && new Approvals(decision).stands(step);
        }
        return true;
    }

    boolean isDone(String key) {
        return incident().steps(key).anyMatch(this::isDone);
    }

    /** Done, or not needed any more. */
    boolean isEnded(String key) {
        return isDone(key) || incident().steps(key).anyMatch(step -> step.cancelled() == Event.Cause.NOT_NEEDED);
    }

    private Parties parties() {
        return new Parties(incident(), decision.units());
    }

    /** A recorded grade or decision that its leader denied is asked anew; of a published text the correction speaks (rule 3). */
    private boolean isRefusedLater(Step step) {
        boolean ofEndDenied = step.kind() == StepKind.ACCEPT && Response.isEndDenied(incident(), step);
        return ofEndDenied || step.kind() != StepKind.APPROVE && Approvals.isDenied(incident(), step.id());
    }

    /**
     * Confirm, tell_leader and first_report open anew on a raise (rule 37), unless a person of the new rank confirmed. So
     * does what the committee decided before red was reached again: that response has ended, or was never started. An
     * acceptance was of what was known until then.
     */
    private boolean isOutgrown(Step step) {
        var raised = incident().marks().raisedAt();
        var ended = step.endedAt();
        if (raised == null || ended == null) {
            return false;
        }
        if (step.kind() == StepKind.DECIDE) {
            return Response.isOfEarlierRed(incident(), step);
        }
        if (step.kind() == StepKind.ACCEPT) {
            return ended.isBefore(raised);
        }
        if (step.stage() != Stage.ASSESS) {
            return false;
        }
        return switch (step.kind()) {
            case GRADE -> ended.isBefore(raised) || !coversNow(step);
            case CALL, REPORT -> ended.isBefore(raised);
            default -> false;
        };
    }

    private boolean coversNow(Step step) {
        Deed deed = step.deed();
        return deed != null
                && decision.spec(step)
                        .map(spec -> deed.capacity().covers(spec.role()) || step.role() == spec.role())
                        .orElse(true);
    }

    /** Whether the unit has this step already, open or done, so that it must not open (again). */
    boolean isLive(StepSpec spec, String unit, boolean primary) {
        Set<String> others = Set.copyOf(parties().of(spec));
        return relevant(spec, spec.of()).stream()
                        .filter(step -> step.id().unit().equals(unit)
                                || (primary
                                        && isDone(step)
                                        && !others.contains(step.id().unit())))
                        .anyMatch(step -> step.isOpen() || isDone(step))
                || isSettledForGood(spec, unit);
    }

    /** What was cancelled as needless does not come back by itself; a consultation does when its response was denied. */
    private boolean isSettledForGood(StepSpec spec, String unit) {
        boolean again =
                (spec.kind() == StepKind.CONVENE || spec.kind() == StepKind.RESOLVE) && !isConsultedNoMore(spec.kind());
        return !again
                && incident()
                        .steps(spec.key())
                        .filter(step -> step.id().unit().equals(unit))
                        .anyMatch(step -> step.cancelled() == Event.Cause.NOT_NEEDED);
    }
}
