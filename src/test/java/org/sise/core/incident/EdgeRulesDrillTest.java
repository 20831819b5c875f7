package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sise.core.incident.Scenario.situation;
import static org.sise.core.incident.Words.TEXT;
import static org.sise.core.incident.Words.report;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sise.core.grading.Level;
import org.sise.core.incident.Rejected.Reason;

/** plan.md part B, rule 43: a drill is marked from birth, and ends as a whole. */
class EdgeRulesDrillTest {
    @Test
    void rule_43_ending_a_drill_cancels_all_that_is_open_the_signatures_too() {
        Scenario s = EdgeScenes.drill();
        assertThat(s.incident().openSteps().map(step -> step.id().key())).contains("ratify");

        s.machine(new Command.EndExercise());

        assertThat(s.incident().isOver()).isTrue();
        assertThat(s.incident().openSteps()).isEmpty();
        assertThat(s.incident().limits().values()).noneMatch(Limit::isRunning);
        assertThat(s.events(Event.Closed.class))
                .extracting(Event.Closed::ending)
                .containsExactly(Event.Ending.EXERCISE_ENDED);
    }

    @Test
    void rule_43_nothing_real_ends_as_an_exercise_and_nobody_ends_one_by_hand() {
        Scenario real = EdgeScenes.yellow();
        Context machine = real.context(Actor.MACHINE);

        assertThat(Decider.moves(real.incident(), Actor.MACHINE, machine))
                .noneMatch(move -> move.verb() == Verb.END_EXERCISE);
        EdgeScenes.drill().refuses("he", new Command.EndExercise(), Reason.NOT_ALLOWED);
        EdgeScenes.drill()
                .refuses("wang", new Command.Close(Event.Ending.EXERCISE_ENDED, TEXT, null), Reason.NOT_READY);
    }

    @Test
    void rule_43_the_citys_coordinator_plays_into_whatever_incident_of_a_drill_and_into_no_real_one() {
        Command.FollowUp told = new Command.FollowUp(situation("reads", 900), TEXT);
        Command.Regrade raise = new Command.Regrade(Level.ORANGE, null, TEXT, List.of(), Command.Behalf.SELF);

        Scenario drill = county(true).does("he", told).does("he", raise);

        assertThat(drill.incident().level()).isEqualTo(Level.ORANGE);
        county(false).does("he", told).refuses("he", raise, Reason.NOT_ALLOWED);
    }

    private static Scenario county(boolean drill) {
        Scenario s = Scenario.on(EdgeScenes.DAY).at("10:00");
        Command.Report report = report(s, "990101", "jx-sfj", situation("reads", 620));
        return s.does("qian", drill ? Words.inADrill(report) : report)
                .settles("qian", "confirm.jx-zfw.1", Words.confirm("jx-sfj"));
    }
}
