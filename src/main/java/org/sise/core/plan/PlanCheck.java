package org.sise.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.sise.core.grading.Level;

/** Says what is wrong with a plan before an incident can start on it; docs/plan-format.md lists the rules. */
public final class PlanCheck {
    /**
     * @param key of the step or limit; empty for the level as a whole
     */
    public record Problem(Level level, String key, String reason) {}

    private PlanCheck() {}

    /** Nothing found means that the machine can carry the plan out. */
    public static List<Problem> problems(Plan plan) {
        List<Problem> problems = new ArrayList<>();
        for (Level level : Level.values()) {
            problems.addAll(problems(plan, level));
        }
        return problems;
    }

    private static List<Problem> problems(Plan plan, Level level) {
        Findings findings = new Findings(level, new ArrayList<>());
        Flow flow = plan.flow(level);
        OrderCheck.check(flow, findings);
        LimitCheck.check(plan, level, findings);
        if (findings.problems().isEmpty()) {
            // What follows walks the order and the limits, so it needs both whole.
            StepCheck.check(flow, findings);
            EndCheck.check(flow, findings);
            StatementCheck.check(flow, findings);
        }
        return findings.problems();
    }

    /** Collects what is wrong with one level. */
    record Findings(Level level, List<Problem> problems) {
        void add(String key, String reason) {
            problems.add(new Problem(level, key, reason));
        }

        void addIf(boolean wrong, String key, String reason) {
            if (wrong) {
                add(key, reason);
            }
        }
    }

    /** Steps that meet in a room or wait for one: nothing urgent may stand behind them. */
    static Predicate<StepSpec> meetings(Flow flow) {
        return step -> switch (step.kind()) {
            case CONVENE, OPINION, RESOLVE, PLAN, TASK, DIRECTIVE, DECIDE, TEAM -> true;
            case APPROVE ->
                flow.step(String.valueOf(step.of()))
                        .filter(of -> of.kind() == StepKind.PLAN)
                        .isPresent();
            case CALL, REPORT, GRADE, VERIFY, HANDLE, MEASURE, REPLY, DRAFT, COUNTERSIGN, PUBLISH -> false;
            case BRIEFING, PRESS, FEEDBACK, ACCEPT, SUMMARY, REVIEW -> false;
            case ANSWER_RETURN, ANSWER_EXTENSION, RATIFY, AFFIRM -> false;
        };
    }
}
