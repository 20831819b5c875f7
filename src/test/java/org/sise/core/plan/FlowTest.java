package org.sise.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FlowTest {
    @Test
    void what_lies_before_a_step_is_found_near_and_far_and_in_a_circle_once() {
        Flow flow = new Flow(
                List.of(
                        step("check"),
                        step("draft", "check"),
                        step("approve", "draft"),
                        step("a", "b"),
                        step("b", "a")),
                List.of());

        assertThat(flow.before("approve")).containsExactlyInAnyOrder("draft", "check");
        assertThat(flow.before("check")).isEmpty();
        assertThat(flow.before("a")).containsExactlyInAnyOrder("a", "b");
        assertThat(flow.before("nowhere")).isEmpty();
    }

    @Test
    void of_two_steps_with_one_key_the_first_counts() {
        StepSpec first = step("check");

        Flow flow = new Flow(List.of(first, step("check", "draft")), List.of());

        assertThat(flow.step("check")).containsSame(first);
        assertThat(flow.steps()).hasSize(2);
        assertThat(flow.step("nowhere")).isEmpty();
    }

    private static StepSpec step(String key, String... after) {
        return new StepSpec(
                key,
                StepKind.VERIFY,
                Stage.ASSESS,
                Line.GROUND,
                List.of(),
                Role.HANDLER,
                Set.of(after),
                StepSpec.Opening.MUST,
                null,
                null,
                null,
                null);
    }
}
