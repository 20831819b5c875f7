package org.sise.core.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sise.core.plan.PlanCheck.Findings;

/** Keys are known and single, the order has no cycle, and every step can open. */
final class OrderCheck {
    private final Flow flow;
    private final Findings findings;

    private OrderCheck(Flow flow, Findings findings) {
        this.flow = flow;
        this.findings = findings;
    }

    static void check(Flow flow, Findings findings) {
        OrderCheck check = new OrderCheck(flow, findings);
        check.duplicates();
        flow.steps().forEach(check::references);
        check.cycles();
        check.reachable();
    }

    private void duplicates() {
        Set<String> seen = new HashSet<>();
        flow.steps().stream()
                .map(StepSpec::key)
                .filter(key -> !seen.add(key))
                .forEach(key -> findings.add(key, "step key '" + key + "' stands twice"));
        Set<String> limits = new HashSet<>();
        flow.limits().stream()
                .map(LimitSpec::key)
                .filter(key -> !limits.add(key))
                .forEach(key -> findings.add(key, "limit key '" + key + "' stands twice"));
    }

    private void references(StepSpec step) {
        step.after().stream().sorted().forEach(key -> {
            known(step, "after", key);
            boolean rhythm =
                    flow.step(key).filter(found -> found.rhythm() != null).isPresent();
            findings.addIf(rhythm, step.key(), "waits for '" + key + "', a rhythm, which never settles");
        });
        Optional.ofNullable(step.of()).ifPresent(key -> known(step, "of", key));
        Optional.ofNullable(step.with()).ifPresent(key -> known(step, "with", key));
        Optional.ofNullable(step.rhythm()).ifPresent(rhythm -> known(step, "rhythm until", rhythm.until()));
    }

    private void known(StepSpec step, String word, String key) {
        findings.addIf(flow.step(key).isEmpty(), step.key(), word + " '" + key + "', but this level has no such step");
    }

    /** Names each cycle once, at the step of it that is drawn first. */
    private void cycles() {
        Set<String> named = new HashSet<>();
        for (StepSpec step : flow.steps()) {
            if (!named.contains(step.key()) && flow.before(step.key()).contains(step.key())) {
                List<String> cycle = new ArrayList<>(List.of(step.key()));
                pathBack(step.key(), step.key(), cycle, new HashSet<>());
                named.addAll(cycle);
                findings.add(step.key(), "waits for itself: " + String.join(" after ", cycle));
            }
        }
    }

    private boolean pathBack(String from, String goal, List<String> path, Set<String> tried) {
        for (String earlier : flow.step(from).map(StepSpec::after).orElse(Set.of())) {
            path.add(earlier);
            if (earlier.equals(goal) || (tried.add(earlier) && pathBack(earlier, goal, path, tried))) {
                return true;
            }
            path.removeLast();
        }
        return false;
    }

    /** What only stands behind a cycle or an unknown key never opens either. */
    private void reachable() {
        Set<String> open = new HashSet<>();
        boolean grew = true;
        while (grew) {
            grew = flow.steps().stream()
                            .filter(step -> open.containsAll(step.after()))
                            .filter(step -> open.add(step.key()))
                            .count()
                    > 0;
        }
        flow.steps().stream()
                .filter(step -> step.isMust() && !open.contains(step.key()))
                .forEach(step -> findings.add(step.key(), "can never open"));
    }
}
