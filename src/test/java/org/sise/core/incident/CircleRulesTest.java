package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sise.core.incident.EdgeScenes.committee;
import static org.sise.core.incident.EdgeScenes.decide;
import static org.sise.core.incident.Scenario.actor;
import static org.sise.core.incident.Words.TEXT;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sise.core.incident.Outcome.Decide.Course;
import org.sise.core.plan.Role;

/** Who hears of an incident is in its circle; who is not in it neither sees it nor adds to it. */
class CircleRulesTest {
    @Test
    void the_superior_of_an_assisting_unit_joins() {
        assertThat(EdgeScenes.orange("yx-gaj").incident().circle()).containsKey("gaj");
    }

    @Test
    void whom_a_circular_goes_to_joins() {
        Scenario s = EdgeScenes.orange().does("he", new Command.Circulate("jw", TEXT));

        assertThat(s.incident().circle()).containsKey("jw");
    }

    @Test
    void the_groups_of_a_task_force_join() {
        Scenario s = EdgeScenes.red().does("li", committee("decide.sw.1", decide(Course.START, null, null)));
        s.does("li", committee("taskforce.sw.1", team("chen", "jw")));

        assertThat(s.incident().circle()).containsKey("jw");
    }

    @Test
    void whose_facts_a_version_uses_joins() {
        Scenario s = EdgeScenes.yellow().settles("zhou", "verify.gaj.1", Words.verify(Outcome.Verify.Finding.PARTLY));
        s.settles("zhou", "draft.gaj.1", Words.draft(1, null, "fy"));

        assertThat(s.incident().circle()).containsKey("fy");
    }

    @Test
    void only_the_leader_of_the_latest_task_force_issues_directives() {
        Scenario s = EdgeScenes.red().does("li", committee("decide.sw.1", decide(Course.START, null, null)));
        s.does("li", committee("taskforce.sw.1", team("chen", "gaj")));
        s.does("li", new Command.Open("taskforce", null)).does("li", committee("taskforce.sw.2", team("zhang", "gaj")));
        Command issue = new Command.Issue(
                List.of(new Outcome.Task("gaj", TaskKind.VERIFY, org.sise.core.plan.Line.GROUND, null, TEXT)));

        s.refuses("chen", issue, Rejected.Reason.NOT_ALLOWED).does("zhang", issue);
    }

    @Test
    void an_auditor_of_another_unit_and_a_machine_are_not_the_centre() {
        Units units = SampleCity.UNITS;
        Actor other = new Actor("x", "jx-gaj", Set.of(Role.AUDITOR), Set.of());

        assertThat(Sight.isCentre(other, units)).isFalse();
        assertThat(Sight.isCentre(actor("monitor"), units)).isFalse();
        assertThat(Sight.isCentre(actor("auditor"), units)).isTrue();
    }

    @Test
    void a_machine_follows_up_what_lies_in_its_own_area() {
        Scenario s = EdgeScenes.blue();
        Actor monitor = new Actor("m", "wxb", Set.of(Role.MACHINE), Set.of());
        Actor foreign = new Actor("m", "yx-gaj", Set.of(Role.MACHINE), Set.of());
        Actor own = new Actor("m", "jx-zfw", Set.of(Role.MACHINE), Set.of());

        assertThat(Decider.moves(s.incident(), foreign, s.context(foreign))).doesNotContain(Move.of(Verb.FOLLOW_UP));
        assertThat(Decider.moves(s.incident(), own, s.context(own))).contains(Move.of(Verb.FOLLOW_UP));
        assertThat(Decider.moves(s.incident(), monitor, s.context(monitor))).contains(Move.of(Verb.FOLLOW_UP));
    }

    private static Outcome.Team team(String leader, String unit) {
        return new Outcome.Team(
                leader, null, List.of(new Outcome.Team.Group(Workgroup.VERIFICATION, unit, Outcome.Team.Seat.MEMBER)));
    }
}
