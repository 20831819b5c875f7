package org.sise.core.plan;

import java.util.List;
import org.sise.core.grading.Level;

/** Says what is wrong with a plan before an incident can start on it; docs/plan-format.md lists the rules. */
public final class PlanCheck {
    /**
     * @param key of the step or limit; empty for the level as a whole
     */
    public record Problem(Level level, String key, String reason) {}

    private PlanCheck() {}

    public static List<Problem> problems(Plan plan) {
        return List.of();
    }
}
