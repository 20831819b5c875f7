package org.sise.core.plan;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sise.core.grading.Level;
import org.sise.core.grading.StatutoryClass;
import org.sise.core.plan.LimitSpec.From;
import org.sise.core.plan.LimitSpec.Kind;
import org.sise.core.plan.LimitSpec.Overdue;
import org.sise.core.plan.PlanCheck.Findings;

/** Limits belong to something, end somewhere, do something sensible when they pass, and keep within the law. */
final class LimitCheck {
    private static final String ANSWER_HARD = "answer_hard";
    private static final String BRIEFING_HARD = "briefing_hard";
    private static final Set<String> MILESTONES =
            Set.of("told", "facts", "answer_target", ANSWER_HARD, BRIEFING_HARD, "complete", "release");

    private final Plan plan;
    private final Flow flow;
    private final Findings findings;

    private LimitCheck(Plan plan, Level level, Findings findings) {
        this.plan = plan;
        this.flow = plan.flow(level);
        this.findings = findings;
    }

    static void check(Plan plan, Level level, Findings findings) {
        LimitCheck check = new LimitCheck(plan, level, findings);
        plan.flow(level).limits().forEach(check::limit);
        check.required();
    }

    private void limit(LimitSpec limit) {
        owner(limit);
        until(limit);
        consequences(limit);
        boolean quiet = limit.quiet() && (findings.level() != Level.BLUE || limit.kind() == Kind.LEGAL);
        findings.addIf(quiet, limit.key(), "only blue is quiet, and never a legal limit");
        findings.addIf(
                limit.extendable() && limit.kind() != Kind.MILESTONE,
                limit.key(),
                "only a milestone is extendable; a unit asks for its steps' limits without that, a legal limit never moves");
        boolean said = limit.from() == From.PROMISED && !(limit.term() instanceof Term.AsSaid);
        findings.addIf(said, limit.key(), "from promised needs asSaid");
        findings.addIf(
                limit.term() == null && limit.byClass().isEmpty(), limit.key(), "has a time for no class at all");
    }

    private void owner(LimitSpec limit) {
        String stepKey = limit.key().startsWith("ack.") ? limit.key().substring(4) : limit.key();
        boolean known = MILESTONES.contains(limit.key()) || flow.step(stepKey).isPresent();
        findings.addIf(!known, limit.key(), "is neither a step of this level nor one of " + sorted(MILESTONES));
        boolean nobodySigns = limit.kind() == Kind.ACKNOWLEDGEMENT
                && flow.step(stepKey)
                        .filter(step -> !step.kind().needsAcknowledgement())
                        .isPresent();
        findings.addIf(nobodySigns, limit.key(), "nobody signs 签收 for this kind of step");
    }

    private void until(LimitSpec limit) {
        limit.until().stream()
                .filter(key -> !met(limit, key))
                .sorted()
                .forEach(key -> findings.add(limit.key(), "until '" + key + "', but this level has no such step"));
        boolean endless = limit.until().isEmpty()
                && limit.kind() != Kind.ACKNOWLEDGEMENT
                && !limit.key().equals("told");
        findings.addIf(endless, limit.key(), "until nothing: no step would ever meet it");
    }

    /** A limit for the gravest classes only may end in a step of a higher level: the class itself raises it there. */
    private boolean met(LimitSpec limit, String key) {
        boolean here = flow.step(key).isPresent();
        return here || (limit.term() == null && aboveHas(key));
    }

    private boolean aboveHas(String key) {
        return Arrays.stream(Level.values())
                .filter(level -> level.above(findings.level()))
                .anyMatch(level -> plan.flow(level).step(key).isPresent());
    }

    private void consequences(LimitSpec limit) {
        Set<Overdue> overdue = limit.overdue();
        Optional<StepKind> kind = flow.step(limit.key()).map(StepSpec::kind);
        findings.addIf(overdue.isEmpty(), limit.key(), "does nothing when it passes");
        findings.addIf(
                overdue.contains(Overdue.LAPSE)
                        && kind.filter(StepKind.GRADE::equals).isEmpty(),
                limit.key(),
                "lapse is for grading only: nothing else has a machine's answer to stand on");
        boolean late =
                kind.filter(StepKind.REPORT::equals).isPresent() || limit.key().equals("told");
        findings.addIf(overdue.contains(Overdue.LATE) && !late, limit.key(), "late is for reports only");
        boolean bell =
                findings.level() == Level.BLUE && limit.kind() != Kind.LEGAL && limit.kind() != Kind.ACKNOWLEDGEMENT;
        findings.addIf(overdue.contains(Overdue.RING) && bell, limit.key(), "blue rings for legal limits only");
        findings.addIf(
                limit.kind() == Kind.LEGAL && !overdue.contains(Overdue.RING), limit.key(), "a legal limit rings");
    }

    private void required() {
        Stream.of("answer_target", ANSWER_HARD, BRIEFING_HARD, "complete")
                .filter(key -> flow.limit(key).isEmpty())
                .forEach(key -> findings.add("", "milestone '" + key + "' is missing"));
        flow.limit(ANSWER_HARD).ifPresent(limit -> {
            legal(limit, limit.term(), Duration.ofHours(48));
            legalByClass(limit, Duration.ofHours(5));
        });
        flow.limit(BRIEFING_HARD).ifPresent(limit -> legalByClass(limit, Duration.ofHours(24)));
    }

    private void legalByClass(LimitSpec limit, Duration most) {
        Arrays.stream(StatutoryClass.values())
                .filter(StatutoryClass::isMajor)
                .forEach(each -> legal(limit, limit.byClass().get(each), most));
    }

    private void legal(LimitSpec limit, @Nullable Term term, Duration most) {
        boolean kept = limit.kind() == Kind.LEGAL
                && limit.from() == From.KNOWN
                && term instanceof Term.Within within
                && within.duration().compareTo(most) <= 0;
        findings.addIf(!kept, limit.key(), "the law gives at most " + most + " from known, as a legal limit");
    }

    private static String sorted(Set<String> names) {
        return Objects.toString(names.stream().sorted().toList());
    }
}
