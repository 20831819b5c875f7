package org.sise.core.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What a level prescribes: steps in the order they are drawn, and limits. Every decision asks it many times. */
public final class Flow {
    private final List<StepSpec> steps;
    private final List<LimitSpec> limits;
    private final Map<String, StepSpec> stepByKey = new HashMap<>();
    private final Map<String, LimitSpec> limitByKey = new HashMap<>();
    private final Map<String, Set<String>> before = new HashMap<>();

    public Flow(List<StepSpec> steps, List<LimitSpec> limits) {
        this.steps = List.copyOf(steps);
        this.limits = List.copyOf(limits);
        steps.forEach(step -> stepByKey.putIfAbsent(step.key(), step));
        limits.forEach(limit -> limitByKey.putIfAbsent(limit.key(), limit));
        stepByKey.keySet().forEach(key -> {
            Set<String> found = new HashSet<>();
            collectBefore(key, found);
            before.put(key, Set.copyOf(found));
        });
    }

    private void collectBefore(String key, Set<String> found) {
        step(key).stream().flatMap(step -> step.after().stream()).forEach(earlier -> {
            if (found.add(earlier)) {
                collectBefore(earlier, found);
            }
        });
    }

    public List<StepSpec> steps() {
        return steps;
    }

    public List<LimitSpec> limits() {
        return limits;
    }

    public Optional<StepSpec> step(String key) {
        return Optional.ofNullable(stepByKey.get(key));
    }

    public Optional<LimitSpec> limit(String key) {
        return Optional.ofNullable(limitByKey.get(key));
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
        return before.getOrDefault(key, Set.of());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Flow flow && steps.equals(flow.steps) && limits.equals(flow.limits);
    }

    @Override
    public int hashCode() {
        return Objects.hash(steps, limits);
    }
}
