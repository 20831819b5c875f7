package org.sise.core.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a level prescribes: steps in the order they are drawn, and limits. Also as the plan is told by REST. */
public record Flow(List<StepSpec> steps, List<LimitSpec> limits) {
    public Flow {
        steps = List.copyOf(steps);
        limits = List.copyOf(limits);
    }

    /** A loop over a dozen: every decision asks this a hundred times, and a stream costs more than the search. */
    public Optional<StepSpec> step(String key) {
        for (StepSpec step : steps) {
            if (step.key().equals(key)) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }

    public Optional<LimitSpec> limit(String key) {
        for (LimitSpec limit : limits) {
            if (limit.key().equals(key)) {
                return Optional.of(limit);
            }
        }
        return Optional.empty();
    }

    /** The step that ends the flow: the one must-step that sums up or reviews (a final report may run beside it). */
    public Optional<StepSpec> last() {
        return steps.stream()
                .filter(StepSpec::isMust)
                .filter(step -> step.kind() == StepKind.SUMMARY || step.kind() == StepKind.REVIEW)
                .findFirst();
    }

    /** Every key that lies before {@code key}, near and far. */
    public Set<String> before(String key) {
        Set<String> found = new HashSet<>();
        step(key).ifPresent(step -> collectBefore(step, found));
        return found;
    }

    private void collectBefore(StepSpec step, Set<String> found) {
        for (String earlier : step.after()) {
            if (found.add(earlier)) {
                step(earlier).ifPresent(one -> collectBefore(one, found));
            }
        }
    }
}
