package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sise.core.plan.Occasion;

/** Whatever the machine knows is visited by the walk-throughs and the side ways, which this test walks itself. */
class CoverageTest {
    private static Coverage coverage = new Coverage();

    @BeforeAll
    static void walk() {
        coverage = Scenario.collect(() -> {
            new BlueWalkTest().a_fee_misunderstood();
            new YellowWalkTest().parking_fines_after_lines_were_repainted();
            new OrangeWalkTest().an_old_man_falls_during_enforcement();
            new RedWalkTest().a_death_in_custody();
            new RedWalkTest().the_committee_declines();
            SideWays.all();
        });
    }

    @Test
    void every_verb() {
        assertVisited("verb", names(Verb.values()));
    }

    @Test
    void every_kind_of_step() {
        assertVisited("kind", Coverage.kinds());
    }

    @Test
    void every_occasion() {
        assertVisited("occasion", names(Occasion.values()));
    }

    @Test
    void every_type_of_event() {
        assertVisited("event", typesOf(Event.class));
    }

    @Test
    void every_type_of_outcome() {
        assertVisited("outcome", typesOf(Outcome.class));
    }

    @Test
    void every_transition_of_a_step_and_no_other() {
        assertThat(coverage.of("transition")).containsExactlyInAnyOrderElementsOf(StepStates.TRANSITIONS);
    }

    private static void assertVisited(String what, Set<String> all) {
        assertThat(all).isNotEmpty();
        assertThat(coverage.of(what)).as("visited: " + what).containsAll(all);
    }

    private static Set<String> names(Object[] values) {
        return Stream.of(values).map(Object::toString).collect(Collectors.toSet());
    }

    private static Set<String> typesOf(Class<?> sealed) {
        return Stream.of(sealed.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .collect(Collectors.toSet());
    }
}
