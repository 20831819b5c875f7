package org.sise.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.sise.config.PlanReader;
import org.sise.core.grading.Level;
import org.sise.core.grading.StatutoryClass;
import org.sise.core.plan.PlanChange.Aspect;

/** What two versions of a plan differ in, found in their steps and limits. */
class PlanChangeTest {
    private static final Plan PLAN = PlanReader.standard();

    @Test
    void the_same_plan_under_another_name_differs_in_nothing() {
        assertThat(PlanChange.between(PLAN, new Plan("later", PLAN.flows()))).isEmpty();
    }

    @Test
    void a_shorter_limit_is_named_with_both_terms() {
        Plan later = with(Level.YELLOW, flow -> limits(flow, "confirm", PlanChangeTest::oneHour));

        assertThat(PlanChange.between(PLAN, later))
                .containsExactly(new PlanChange(
                        Level.YELLOW,
                        "confirm",
                        Aspect.TERM,
                        null,
                        new Term.Within(Duration.ofHours(2)),
                        new Term.Within(Duration.ofHours(1))));
    }

    @Test
    void the_term_of_a_class_alone_is_named_with_its_class() {
        Plan later = with(
                Level.BLUE,
                flow -> limits(
                        flow,
                        "answer_hard",
                        limit -> new LimitSpec(
                                limit.key(),
                                limit.kind(),
                                limit.from(),
                                limit.term(),
                                Map.of(StatutoryClass.EXTREME, new Term.Within(Duration.ofHours(5))),
                                limit.until(),
                                limit.overdue(),
                                limit.quiet(),
                                limit.extendable())));

        assertThat(PlanChange.between(PLAN, later)).singleElement().satisfies(change -> {
            assertThat(change.of()).isEqualTo(StatutoryClass.MAJOR);
            assertThat(change.before()).isEqualTo(new Term.Within(Duration.ofHours(5)));
            assertThat(change.after()).isNull();
        });
    }

    @Test
    void a_step_that_is_gone_goes_with_its_limit_and_another_party_is_named() {
        Plan without = with(
                Level.YELLOW,
                flow -> new Flow(
                        flow.steps().stream()
                                .filter(step -> !step.key().equals("tell_leader"))
                                .toList(),
                        flow.limits().stream()
                                .filter(limit -> !limit.key().equals("tell_leader"))
                                .toList()));
        Plan other = with(Level.YELLOW, flow -> steps(flow, "draft", PlanChangeTest::byPublicity));

        assertThat(PlanChange.between(PLAN, without))
                .extracting(PlanChange::aspect)
                .containsExactly(Aspect.STEP, Aspect.LIMIT);
        assertThat(PlanChange.between(PLAN, without))
                .extracting(PlanChange::after)
                .containsOnlyNulls();
        assertThat(PlanChange.between(PLAN, other))
                .containsExactly(new PlanChange(
                        Level.YELLOW,
                        "draft",
                        Aspect.PARTY,
                        null,
                        List.of(Party.RESPONSIBLE),
                        List.of(Party.PUBLICITY)));
    }

    private static Plan with(Level level, UnaryOperator<Flow> change) {
        Map<Level, Flow> flows = new EnumMap<>(PLAN.flows());
        flows.put(level, change.apply(PLAN.flow(level)));
        return new Plan("later", flows);
    }

    private static Flow limits(Flow flow, String key, UnaryOperator<LimitSpec> change) {
        List<LimitSpec> limits = new ArrayList<>(flow.limits());
        limits.replaceAll(limit -> limit.key().equals(key) ? change.apply(limit) : limit);
        return new Flow(flow.steps(), limits);
    }

    private static Flow steps(Flow flow, String key, UnaryOperator<StepSpec> change) {
        List<StepSpec> steps = new ArrayList<>(flow.steps());
        steps.replaceAll(step -> step.key().equals(key) ? change.apply(step) : step);
        return new Flow(steps, flow.limits());
    }

    private static LimitSpec oneHour(LimitSpec limit) {
        return new LimitSpec(
                limit.key(),
                limit.kind(),
                limit.from(),
                new Term.Within(Duration.ofHours(1)),
                limit.byClass(),
                limit.until(),
                limit.overdue(),
                limit.quiet(),
                limit.extendable());
    }

    private static StepSpec byPublicity(StepSpec step) {
        return new StepSpec(
                step.key(),
                step.kind(),
                step.stage(),
                step.line(),
                List.of(Party.PUBLICITY),
                step.role(),
                Set.copyOf(step.after()),
                step.opening(),
                step.occasion(),
                step.of(),
                step.with(),
                step.rhythm());
    }
}
