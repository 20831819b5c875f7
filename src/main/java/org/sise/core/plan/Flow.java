package org.sise.core.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a level prescribes: steps in the order they are drawn, and limits. */
public record Flow(List<StepSpec> steps, List<LimitSpec> limits) {
    public Flow {
        steps = List.copyOf(steps);
        limits = List.copyOf(limits);
    }

    public Optional<StepSpec> step(String key) {
        return steps.stream().filter(step -> step.key().equals(key)).findFirst();
    }

    public Optional<LimitSpec> limit(String key) {
        return limits.stream().filter(limit -> limit.key().equals(key)).findFirst();
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
        collectBefore(key, found);
        return found;
    }

    private void collectBefore(String key, Set<String> found) {
        step(key).stream().flatMap(step -> step.after().stream()).forEach(earlier -> {
            if (found.add(earlier)) {
                collectBefore(earlier, found);
            }
        });
    }
}
