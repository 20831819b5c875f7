package org.sise.core.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What a level prescribes: steps in the order they are drawn, and limits. Every decision asks it many times. */
public final class Flow {
    private final Map<String, StepSpec> steps = new LinkedHashMap<>();
    private final Map<String, LimitSpec> limits = new LinkedHashMap<>();
    private final Map<String, Set<String>> before = new HashMap<>();
    private final List<StepSpec> drawn;
    private final List<LimitSpec> running;

    public Flow(List<StepSpec> steps, List<LimitSpec> limits) {
        drawn = List.copyOf(steps);
        running = List.copyOf(limits);
        drawn.forEach(step -> this.steps.putIfAbsent(step.key(), step));
        running.forEach(limit -> this.limits.putIfAbsent(limit.key(), limit));
        this.steps.keySet().forEach(key -> {
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
        return drawn;
    }

    public List<LimitSpec> limits() {
        return running;
    }

    public Optional<StepSpec> step(String key) {
        return Optional.ofNullable(steps.get(key));
    }

    public Optional<LimitSpec> limit(String key) {
        return Optional.ofNullable(limits.get(key));
    }

    /** The step that ends the flow: the one must-step that sums up or reviews (a final report may run beside it). */
    public Optional<StepSpec> last() {
        return drawn.stream()
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
        return other instanceof Flow flow && drawn.equals(flow.drawn) && running.equals(flow.running);
    }

    @Override
    public int hashCode() {
        return Objects.hash(drawn, running);
    }

    @Override
    public String toString() {
        return "Flow[steps=" + drawn + ", limits=" + running + "]";
    }
}
