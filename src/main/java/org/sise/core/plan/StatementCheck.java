package org.sise.core.plan;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sise.core.plan.PlanCheck.Findings;

/** The ground and the statement: both there, neither behind a meeting, and the statement in time. */
final class StatementCheck {
    private final Flow flow;
    private final Findings findings;
    private final Map<String, Duration> done = new HashMap<>();

    private StatementCheck(Flow flow, Findings findings) {
        this.flow = flow;
        this.findings = findings;
    }

    static void check(Flow flow, Findings findings) {
        StatementCheck check = new StatementCheck(flow, findings);
        check.ground();
        List<StepSpec> answers = flow.steps().stream()
                .filter(StepSpec::isMust)
                .filter(step -> step.kind() == StepKind.REPLY || step.kind() == StepKind.PUBLISH)
                .toList();
        if (answers.size() != 1) {
            findings.add("", "needs exactly one must-step of kind reply or publish, has " + answers.size());
            return;
        }
        check.answer(answers.getFirst());
    }

    private void ground() {
        boolean present = flow.steps().stream()
                .filter(step -> step.isMust() && step.line() == Line.GROUND)
                .anyMatch(step -> meetingBefore(step).isEmpty());
        findings.addIf(!present, "", "no ground handling (must, line ground) that starts without a meeting");
    }

    private void answer(StepSpec answer) {
        meetingBefore(answer)
                .ifPresent(
                        meeting -> findings.add(answer.key(), "the statement would wait for '" + meeting.key() + "'"));
        findings.addIf(answer.line() != Line.ANSWER, answer.key(), "the statement lies on line answer");
        if (answer.kind() == StepKind.PUBLISH) {
            approved(answer);
        }
        inTime(answer);
    }

    private Optional<StepSpec> meetingBefore(StepSpec step) {
        Set<String> before = flow.before(step.key());
        return flow.steps().stream()
                .filter(each -> before.contains(each.key()))
                .filter(PlanCheck.meetings(flow))
                .findFirst();
    }

    private void approved(StepSpec publish) {
        Set<String> before = flow.before(publish.key());
        boolean approved = flow.steps().stream()
                .filter(step -> step.isMust() && step.kind() == StepKind.APPROVE && before.contains(step.key()))
                .anyMatch(step -> String.valueOf(step.of()).equals(publish.of()));
        findings.addIf(!approved, publish.key(), "publishes '" + publish.of() + "' without an approval of it");
    }

    private void inTime(StepSpec answer) {
        Optional<Duration> target =
                flow.limit("answer_target").map(LimitSpec::term).flatMap(StatementCheck::fixed);
        if (target.isEmpty()) {
            findings.add("answer_target", "needs 'within', so that the steps can be held against it");
            return;
        }
        Set<String> chain = new HashSet<>(flow.before(answer.key()));
        chain.add(answer.key());
        boolean whole = chain.stream().allMatch(this::countable);
        if (!whole) {
            return;
        }
        Duration sum = done(answer);
        findings.addIf(
                sum.compareTo(target.get()) > 0,
                answer.key(),
                "the limits up to it add up to " + sum + ", the target of the level is " + target.get());
    }

    private boolean countable(String key) {
        boolean fixed = flow.limit(key)
                .map(LimitSpec::term)
                .flatMap(StatementCheck::fixed)
                .isPresent();
        findings.addIf(!fixed, key, "lies before the statement and needs a limit with 'within'");
        return fixed;
    }

    private static Optional<Duration> fixed(Term term) {
        return term instanceof Term.Within within ? Optional.of(within.duration()) : Optional.empty();
    }

    /** The latest time after K by which a step is done if everybody takes all the time that he has. */
    private Duration done(StepSpec step) {
        Duration known = done.get(step.key());
        if (known == null) {
            known = count(step);
            done.put(step.key(), known);
        }
        return known;
    }

    private Duration count(StepSpec step) {
        Duration opens = step.after().stream()
                .flatMap(key -> flow.step(key).stream())
                .map(this::done)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        LimitSpec limit = flow.limit(step.key()).orElseThrow();
        Duration within = fixed(limit.term()).orElseThrow();
        return switch (limit.from()) {
            case KNOWN, RECEIVED -> later(opens, within);
            case ASSIGNED, OPENED, PROMISED, LAST_REPORT, RESPONSE_ENDED -> opens.plus(within);
        };
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
