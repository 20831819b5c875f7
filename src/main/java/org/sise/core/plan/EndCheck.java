package org.sise.core.plan;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sise.core.plan.PlanCheck.Findings;

/** One last step that nothing follows, with the feedback before it. */
final class EndCheck {
    private EndCheck() {}

    static void check(Flow flow, Findings findings) {
        List<StepSpec> ends = flow.steps().stream()
                .filter(StepSpec::isMust)
                .filter(step -> step.kind() == StepKind.SUMMARY || step.kind() == StepKind.REVIEW)
                .toList();
        if (ends.size() != 1) {
            String found = ends.stream().map(StepSpec::key).collect(Collectors.joining(", "));
            findings.add("", "needs exactly one last must-step of kind summary or review, has [" + found + "]");
            return;
        }
        String last = ends.getFirst().key();
        flow.steps().stream()
                .filter(step -> step.after().contains(last))
                .forEach(step -> findings.add(step.key(), "comes after '" + last + "', the last step"));
        Set<String> before = flow.before(last);
        boolean heard = flow.steps().stream()
                .anyMatch(step -> step.kind() == StepKind.FEEDBACK && step.isMust() && before.contains(step.key()));
        findings.addIf(!heard, last, "the last step has no feedback before it");
    }
}
