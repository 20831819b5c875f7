package org.sise.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sise.config.CalendarReader;
import org.sise.config.PlanReader;
import org.sise.core.grading.Level;
import org.sise.core.plan.PlanBackTest.Line;
import org.sise.core.plan.PlanBackTest.Past;
import org.sise.core.plan.PlanBackTest.Recorded;

/** Whether limits that ran would have been kept by another plan. */
class PlanBackTestTest {
    private static final Plan PLAN = PlanReader.standard();
    /** Yellow's confirm within one hour instead of two. */
    private static final Plan SHORTER = confirm(new Term.Within(Duration.ofHours(1)), LimitSpec.From.RECEIVED);

    private static final Instant NOON = Instant.parse("2026-09-01T04:00:00Z");

    @Test
    void a_limit_of_both_plans_is_counted_anew_from_its_recorded_start_to_its_recorded_end() {
        assertThat(line(SHORTER, after(Duration.ofMinutes(30)))).isEqualTo(cells(1, 0, 0, 0, 0));
        assertThat(line(SHORTER, after(Duration.ofMinutes(90)))).isEqualTo(cells(0, 1, 0, 0, 0));
        assertThat(line(SHORTER, after(Duration.ofMinutes(150)))).isEqualTo(cells(0, 0, 0, 1, 0));
        assertThat(line(
                        confirm(new Term.Within(Duration.ofHours(3)), LimitSpec.From.RECEIVED),
                        after(Duration.ofMinutes(150))))
                .isEqualTo(cells(0, 0, 1, 0, 0));
    }

    @Test
    void of_what_has_not_ended_was_moved_or_counts_from_something_else_nothing_is_said() {
        Recorded open = recorded(NOON.plus(Duration.ofHours(2)), null);
        Recorded extended = recorded(NOON.plus(Duration.ofHours(4)), NOON.plus(Duration.ofHours(1)));
        Plan other = confirm(new Term.Within(Duration.ofHours(1)), LimitSpec.From.OPENED);

        assertThat(line(SHORTER, open)).isEqualTo(cells(0, 0, 0, 0, 1));
        assertThat(line(SHORTER, extended)).isEqualTo(cells(0, 0, 0, 0, 1));
        assertThat(line(other, after(Duration.ofMinutes(30)))).isEqualTo(cells(0, 0, 0, 0, 1));
    }

    @Test
    void the_lines_are_by_level_and_limit() {
        PlanBackTest test = new PlanBackTest(SHORTER, CalendarReader.standard());

        test.add(new Past(PLAN, Level.YELLOW, null, List.of(after(Duration.ofMinutes(5)))));
        test.add(new Past(PLAN, Level.BLUE, null, List.of()));
        test.add(new Past(PLAN, Level.YELLOW, null, List.of(after(Duration.ofMinutes(90)))));

        assertThat(test.result().incidents()).isEqualTo(3);
        assertThat(test.result().lines()).containsExactly(new Line(Level.YELLOW, "confirm", 1, 1, 0, 0, 0));
    }

    private static Line line(Plan draft, Recorded limit) {
        PlanBackTest test = new PlanBackTest(draft, CalendarReader.standard());
        test.add(new Past(PLAN, Level.YELLOW, null, List.of(limit)));
        return test.result().lines().getFirst();
    }

    private static Line cells(long staysKept, long becomesMissed, long becomesKept, long staysMissed, long none) {
        return new Line(Level.YELLOW, "confirm", staysKept, becomesMissed, becomesKept, staysMissed, none);
    }

    private static Recorded after(Duration taken) {
        return recorded(NOON.plus(Duration.ofHours(2)), NOON.plus(taken));
    }

    private static Recorded recorded(Instant due, @Nullable Instant ended) {
        return new Recorded("confirm.jx-zfw.1", NOON, due, ended);
    }

    private static Plan confirm(Term term, LimitSpec.From from) {
        Flow flow = PLAN.flow(Level.YELLOW);
        List<LimitSpec> limits = new ArrayList<>(flow.limits());
        limits.replaceAll(limit -> limit.key().equals("confirm")
                ? new LimitSpec(
                        "confirm",
                        limit.kind(),
                        from,
                        term,
                        Map.of(),
                        Set.copyOf(limit.until()),
                        limit.overdue(),
                        limit.quiet(),
                        limit.extendable())
                : limit);
        Map<Level, Flow> flows = new EnumMap<>(PLAN.flows());
        flows.put(Level.YELLOW, new Flow(flow.steps(), limits));
        return new Plan("later", flows);
    }
}
