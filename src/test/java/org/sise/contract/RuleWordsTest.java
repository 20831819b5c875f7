package org.sise.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sise.config.PlanReader;
import org.sise.config.StandardReader;
import org.sise.core.grading.Level;
import org.sise.core.grading.Standard;
import org.sise.core.grading.StandardChange;
import org.sise.core.plan.Flow;
import org.sise.core.plan.LimitSpec;
import org.sise.core.plan.Line;
import org.sise.core.plan.Occasion;
import org.sise.core.plan.Party;
import org.sise.core.plan.Plan;
import org.sise.core.plan.PlanChange;
import org.sise.core.plan.Role;
import org.sise.core.plan.Stage;
import org.sise.core.plan.StepKind;
import org.sise.core.plan.StepSpec;

/** Whatever a plan or a standard may say has its words in both languages. */
class RuleWordsTest {
    private static final Plan PLAN = PlanReader.standard();

    @ParameterizedTest
    @EnumSource
    void every_constant_that_may_change_has_a_word(RuleWords words) {
        List<Enum<?>> constants = new ArrayList<>();
        for (Class<? extends Enum<?>> type : List.<Class<? extends Enum<?>>>of(
                StepKind.class,
                Stage.class,
                Line.class,
                Party.class,
                Role.class,
                Occasion.class,
                StepSpec.Opening.class,
                LimitSpec.Kind.class,
                LimitSpec.From.class,
                LimitSpec.Overdue.class,
                PlanChange.Aspect.class,
                Level.class)) {
            constants.addAll(List.of(type.getEnumConstants()));
        }

        assertThat(constants)
                .allSatisfy(constant -> assertThat(words.value(constant)).isNotBlank());
    }

    @ParameterizedTest
    @EnumSource
    void every_step_and_limit_of_a_plan_can_be_added_and_removed_in_words(RuleWords words) {
        for (Level level : Level.values()) {
            Flow flow = PLAN.flow(level);
            Stream<Object> parts = Stream.concat(flow.steps().stream(), flow.limits().stream());
            parts.forEach(part -> {
                boolean step = part instanceof StepSpec;
                String key = part instanceof StepSpec spec ? spec.key() : ((LimitSpec) part).key();
                PlanChange.Aspect whole = step ? PlanChange.Aspect.STEP : PlanChange.Aspect.LIMIT;
                assertThat(words.sentence(new PlanChange(level, key, whole, null, null, part)))
                        .doesNotContain("{", "[", "PT");
                assertThat(words.sentence(new PlanChange(level, key, whole, null, part, null)))
                        .doesNotContain("{", "[", "PT");
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_change_between_two_levels_of_the_plan_has_a_sentence(RuleWords words) {
        for (Level level : Level.values()) {
            Plan other = PlanReader.standard();
            Map<Level, Flow> flows = new EnumMap<>(other.flows());
            flows.put(Level.RED, other.flow(level));
            for (PlanChange change : PlanChange.between(PLAN, new Plan("other", flows))) {
                assertThat(words.sentence(change)).doesNotContain("{", "[", "PT");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_criterion_asks_in_words(RuleWords words) {
        Standard standard = standard();

        assertThat(standard.criteria())
                .allSatisfy(criterion -> assertThat(words.condition(criterion.condition()))
                        .isNotBlank()
                        .doesNotContain("{", "AtLeast"));
        assertThat(StandardChange.between(
                        standard, new Standard("other", standard.criteria().subList(0, 1))))
                .allSatisfy(change -> assertThat(words.sentence(change)).doesNotContain("{"));
    }

    private static Standard standard() {
        return StandardReader.read(
                "standard/default.yaml",
                RuleWordsTest.class.getClassLoader().getResourceAsStream("standard/default.yaml"));
    }
}
