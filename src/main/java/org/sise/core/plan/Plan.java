package org.sise.core.plan;

import java.util.Map;
import java.util.Objects;
import org.sise.core.grading.Level;

/**
 * One version of a city's plan (预案), whole: a flow for each level.
 *
 * @param version stable name of this version; an incident stays on the one it started with
 */
public record Plan(String version, Map<Level, Flow> flows) {
    public Plan {
        flows = Map.copyOf(flows);
        for (Level level : Level.values()) {
            if (!flows.containsKey(level)) {
                throw new IllegalArgumentException("plan " + version + " has no flow for " + level);
            }
        }
    }

    public Flow flow(Level level) {
        return Objects.requireNonNull(flows.get(level));
    }
}
