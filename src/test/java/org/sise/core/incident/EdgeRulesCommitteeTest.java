package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sise.core.incident.EdgeScenes.committee;
import static org.sise.core.incident.EdgeScenes.decide;
import static org.sise.core.incident.EdgeScenes.denied;
import static org.sise.core.incident.EdgeScenes.may;
import static org.sise.core.incident.EdgeScenes.settle;
import static org.sise.core.incident.EdgeScenes.step;
import static org.sise.core.incident.Words.TEXT;
import static org.sise.core.incident.Words.approve;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sise.core.grading.Level;
import org.sise.core.incident.Outcome.Decide.Course;
import org.sise.core.incident.Outcome.Team;
import org.sise.core.incident.Rejected.Reason;
import org.sise.core.plan.Line;

/** plan.md part B: what the committee decides at red, what of it is denied, and what its task force may do meanwhile. */
class EdgeRulesCommitteeTest {
    private static final Move ISSUE = Move.of(Verb.ISSUE);
    private static final Move REGROUP = Move.of(Verb.REGROUP);

    @Test
    void rule_3_a_decision_to_decline_that_is_denied_leaves_red_in_force() {
        Scenario s = EdgeScenes.red();
        said(s, "decide.sw.1", decide(Course.DECLINE, Level.ORANGE, null)).isAt(Level.ORANGE, false);

        s.settles("sw-principal", "ratify.sw.1", denied());

        s.isAt(Level.RED, true).hasOpen("decide.sw.2");
    }

    @Test
    void rule_3_an_end_of_the_response_that_is_denied_takes_the_lowering_back() {
        Scenario s = ended(EdgeScenes.red());
        s.does("chen", EdgeScenes.lower(Level.ORANGE)).isAt(Level.ORANGE, false);

        s.at("10:30").settles("sw-principal", "ratify.sw.1", denied());

        s.isAt(Level.RED, true).hasOpen("report_committee.zfw.2");
    }

    @Test
    void rule_3_what_was_accepted_of_a_response_that_had_not_ended_is_accepted_again() {
        Scenario s = ended(EdgeScenes.red());
        s.settles("yx-gaj-handler", "feedback.yx-gaj.1", Words.calm());
        s.settles("zhang", "accept.zfw.1", new Outcome.Accept(null, null));
        assertThat(s.incident().phase()).isEqualTo(Incident.Phase.COMPLETED);

        s.at("10:30").settles("sw-principal", "ratify.sw.1", denied());

        assertThat(s.incident().phase()).isEqualTo(Incident.Phase.OPEN);
        s.hasOpen("end_response.sw.2").hasNotOpen("final_report.zfw.1").hasNotOpen("accept.zfw.2");
        assertThat(EdgeScenes.limit(s, "complete").isRunning()).isFalse();

        s.at("10:40").does("li", committee("end_response.sw.2", decide(Course.END, null, null)));

        s.at("10:50").settles("zhang", "accept.zfw.2", Words.accepted());
        s.hasNotOpen("accept.zfw.3");
        assertThat(s.incident().phase()).isEqualTo(Incident.Phase.COMPLETED);
    }

    @Test
    void rule_30_the_task_force_changes_and_directs_after_the_end_was_denied_and_after_a_second_red() {
        Scenario s = ended(EdgeScenes.red());
        assertThat(may(s, "chen", ISSUE)).isFalse();

        s.settles("sw-principal", "ratify.sw.1", denied());
        assertThat(may(s, "chen", ISSUE)).isTrue();
        assertThat(may(s, "he", REGROUP)).isTrue();

        s.does("li", committee("end_response.sw.2", decide(Course.END, null, null)));
        s.does("chen", EdgeScenes.lower(Level.ORANGE)).at("10:30").does("li", TO_RED);
        assertThat(may(s, "chen", ISSUE)).as("the committee is asked anew").isFalse();
        assertThat(may(s, "he", REGROUP)).isFalse();

        s.settles("wang", "report_committee.zfw.2", Words.told())
                .does("li", committee("decide.sw.2", decide(Course.START, null, null)));
        assertThat(may(s, "chen", ISSUE)).isTrue();
        assertThat(may(s, "he", REGROUP)).isTrue();
    }

    @Test
    void rule_3_while_a_start_is_denied_the_task_force_has_no_moves() {
        Scenario s = led(said(EdgeScenes.red(), "decide.sw.1", decide(Course.START, null, null)), "yx-gaj");
        assertThat(may(s, "chen", ISSUE)).isTrue();

        s.settles("sw-principal", "ratify.sw.1", denied());

        s.hasOpen("decide.sw.2").hasNotOpen("plan.zfw.1");
        assertThat(may(s, "chen", ISSUE)).isFalse();
        assertThat(may(s, "he", REGROUP)).isFalse();
    }

    @Test
    void the_tasks_of_an_approved_plan_are_directives_at_red() {
        Scenario s = led(started(EdgeScenes.red()), "yx-gaj");
        s.settles("he", "plan.zfw.1", plan(s.instant("18:00"))).settles("chen", "approve_plan.zfw.1", approve(1));

        s.hasOpen("directive.yx-gaj.1");
        assertThat(EdgeScenes.limit(s, "directive.yx-gaj.1").due()).isEqualTo(s.instant("18:00"));
    }

    @Test
    void a_plan_is_approved_though_the_hour_of_a_task_passed_meanwhile() {
        Scenario s = led(started(EdgeScenes.red()), "yx-gaj");
        s.settles("he", "plan.zfw.1", plan(s.instant("10:30"))).at("10:40");

        s.settles("chen", "approve_plan.zfw.1", approve(1)).hasOpen("directive.yx-gaj.1");

        assertThat(EdgeScenes.limit(s, "directive.yx-gaj.1").due()).isEqualTo(s.instant("12:40"));
    }

    @Test
    void the_plan_of_a_task_force_is_approved_by_its_leader() {
        Scenario s = started(EdgeScenes.red()).does("li", committee("taskforce.sw.1", team("zhang", "yx-gaj")));

        s.settles("he", "plan.zfw.1", plan(s.instant("18:00"))).settles("zhang", "approve_plan.zfw.1", approve(1));
    }

    @Test
    void no_task_force_is_set_up_after_the_response_has_ended() {
        assertThat(may(ended(EdgeScenes.red()), "li", Move.of(Verb.OPEN, "taskforce")))
                .isFalse();
    }

    @Test
    void rule_24_a_resolution_may_be_reopened_after_its_plan_was_rejected() {
        Scenario s = EdgeScenes.resolved();
        s.settles("he", "plan.zfw.1", plan(s.instant("18:00"))).settles("chen", "approve_plan.zfw.1", Words.reject(1));

        assertThat(may(s, "zhang", Move.of(Verb.OPEN, "resolve"))).isTrue();
    }

    @Test
    void a_decision_says_nothing_that_it_does_not_mean() {
        Scenario s = EdgeScenes.red();
        Instant due = s.instant("18:00");

        s.refuses("li", committee("decide.sw.1", decide(Course.DECLINE, Level.RED, null)), Reason.INVALID)
                .refuses("li", committee("decide.sw.1", decide(Course.START, Level.BLUE, null)), Reason.INVALID)
                .refuses("li", committee("decide.sw.1", decide(Course.START, null, "gaj")), Reason.INVALID)
                .refuses("li", committee("decide.sw.1", directing(Course.START, due)), Reason.INVALID)
                .refuses("li", committee("decide.sw.1", directing(Course.DECLINE, due)), Reason.INVALID);
    }

    @Test
    void a_task_force_has_members_and_a_leader_of_standing_who_belongs_to_the_matter() {
        Scenario s = started(EdgeScenes.red());

        s.refuses("li", committee("taskforce.sw.1", new Team("chen", null, List.of())), Reason.INVALID)
                .refuses("li", committee("taskforce.sw.1", team("jx-gaj-handler", "yx-gaj")), Reason.INVALID)
                .refuses("li", committee("taskforce.sw.1", team("yx-gaj-handler", "yx-gaj")), Reason.INVALID)
                .does("li", committee("taskforce.sw.1", team("sw-deputy", "yx-gaj")));
    }

    @Test
    void rule_3_the_end_of_an_earlier_response_that_is_denied_late_reopens_nothing() {
        Scenario s = ended(EdgeScenes.red());
        s.does("chen", EdgeScenes.lower(Level.ORANGE)).at("10:30").does("li", TO_RED);
        s.settles("wang", "report_committee.zfw.2", Words.told());
        s.at("10:40").does("li", committee("decide.sw.2", decide(Course.START, null, null)));
        s.at("10:50").does("li", committee("end_response.sw.2", decide(Course.END, null, null)));
        s.settles("yx-gaj-handler", "feedback.yx-gaj.2", Words.calm())
                .settles("zhang", "accept.zfw.1", Words.accepted());

        s.at("11:00").settles("sw-principal", "ratify.sw.1", denied());

        assertThat(s.incident().phase()).isEqualTo(Incident.Phase.COMPLETED);
    }

    @Test
    void rule_3_red_comes_back_though_others_changed_the_level_since() {
        Scenario s = EdgeScenes.red();
        said(s, "decide.sw.1", decide(Course.DECLINE, Level.YELLOW, null)).isAt(Level.YELLOW, false);
        s.at("10:20").does("chen", new Command.Regrade(Level.ORANGE, null, TEXT, List.of(), Command.Behalf.SELF));

        s.at("10:30").settles("sw-principal", "ratify.sw.1", denied()).isAt(Level.RED, true);
    }

    @Test
    void rule_26_a_consultation_that_a_denied_start_ended_opens_when_the_committee_declines() {
        Scenario s = EdgeScenes.red().does("li", new Command.Open("convene", null));
        said(s, "decide.sw.1", decide(Course.START, null, null)).hasNotOpen("convene.zfw.1");
        s.at("10:30").settles("sw-principal", "ratify.sw.1", denied());

        s.at("10:40").does("li", committee("decide.sw.2", decide(Course.DECLINE, Level.ORANGE, null)));

        s.hasOpen("convene.zfw.2");
    }

    @Test
    void rule_28_it_opens_too_when_the_committee_is_silent_after_it() {
        Scenario s = EdgeScenes.red().does("li", new Command.Open("convene", null));
        said(s, "decide.sw.1", decide(Course.START, null, null));

        s.at("10:30").settles("sw-principal", "ratify.sw.1", denied()).at("12:40");

        s.hasOpen("convene.zfw.2");
    }

    @Test
    void what_a_response_decided_is_not_consulted_on_after_its_end() {
        Scenario s = ended(EdgeScenes.red().does("li", new Command.Open("convene", null)));

        s.does("chen", EdgeScenes.lower(Level.ORANGE));

        s.hasNotOpen("convene.zfw.2").hasOpen("plan.zfw.1");
    }

    @Test
    void rule_27_a_task_force_that_was_denied_is_not_asked_for_its_feedback() {
        Scenario s = EdgeScenes.red();
        led(said(s, "decide.sw.1", decide(Course.START, null, null)), "gaj");
        s.at("10:30").settles("sw-principal", "ratify.sw.1", denied());
        s.at("10:40").does("li", committee("decide.sw.2", decide(Course.START_WITHOUT_TASKFORCE, null, null)));

        answered(s).does("li", committee("end_response.sw.1", decide(Course.END, null, null)));

        s.hasOpen("feedback.yx-gaj.1").hasNotOpen("feedback.gaj.1");
    }

    @Test
    void rule_25_the_tasks_of_a_plan_go_on_when_red_is_reached() {
        Scenario s = EdgeScenes.resolved();
        s.settles("he", "plan.zfw.1", plan(s.instant("18:00"))).settles("chen", "approve_plan.zfw.1", approve(1));

        s.at("10:40").does("li", TO_RED).hasOpen("task.yx-gaj.1");

        s.settles("yx-gaj-handler", "task.yx-gaj.1", new Outcome.Done(TEXT, null))
                .isKept("task.yx-gaj.1");
    }

    @Test
    void rule_3_a_directive_of_a_plan_that_is_denied_stops_wherever_it_has_passed() {
        Scenario s = led(started(EdgeScenes.red()), "yx-gaj", "gaj");
        s.settles("he", "plan.zfw.1", plan(s.instant("18:00"))).records("li", "chen", "approve_plan.zfw.1", approve(1));
        s.at("10:20")
                .does(
                        "he",
                        new Command.Regroup(
                                List.of(), List.of(new Command.Regroup.Leaving("yx-gaj", "gaj")), null, TEXT))
                .hasOpen("directive.gaj.1");

        s.at("10:30").settles("chen", "ratify.zfw.1", denied());

        s.hasNotOpen("directive.gaj.1");
    }

    @Test
    void a_task_force_is_not_opened_by_hand_where_none_was_ordered() {
        Scenario s = EdgeScenes.red();
        Move open = Move.of(Verb.OPEN, "taskforce");
        assertThat(may(s, "li", open)).isFalse();

        s.does("li", committee("decide.sw.1", decide(Course.START_WITHOUT_TASKFORCE, null, null)));

        assertThat(may(s, "li", open)).isFalse();
    }

    @Test
    void rule_30_a_task_force_whose_leader_is_concerned_gets_another() {
        Scenario s = led(started(EdgeScenes.red()), "yx-gaj").does("li", new Command.Recuse("chen", false, TEXT));

        s.refuses("he", new Command.Regroup(List.of(), List.of(), "yx-gaj-handler", TEXT), Reason.INVALID)
                .refuses("he", new Command.Regroup(List.of(), List.of(), "chen", TEXT), Reason.INVALID)
                .does("he", new Command.Regroup(List.of(), List.of(), "sw-deputy", TEXT));

        assertThat(may(s, "sw-deputy", ISSUE)).isTrue();
    }

    private static final Command.FollowUp TO_RED =
            new Command.FollowUp(Scenario.situation("reads", 3_000_000, "flags.group_event_possible", "true"), TEXT);

    /** The committee's office gave its answer, and who gave it is to sign. */
    private static Scenario said(Scenario s, String step, Outcome.Decide outcome) {
        return s.does("li", settle(step, outcome, new Command.Behalf("sw-principal", Means.PHONE, TEXT, "wang", null)));
    }

    private static Scenario started(Scenario s) {
        return s.does("li", committee("decide.sw.1", decide(Course.START, null, null)));
    }

    private static Scenario led(Scenario s, String... units) {
        return s.does("li", committee("taskforce.sw.1", team("chen", units)));
    }

    /** The response of 乙县公安局 alone, its facts published, ended by the committee. */
    private static Scenario ended(Scenario s) {
        answered(led(started(s), "yx-gaj"));
        assertThat(step(s, "end_response.sw.1").isOpen()).isTrue();
        return said(s, "end_response.sw.1", decide(Course.END, null, null));
    }

    private static Scenario answered(Scenario s) {
        EdgeScenes.approvedByUnit(s, "yx-gaj").settles("sw-principal", "approve.sw.1", approve(1));
        return s.settles("yx-gaj-handler", "publish.yx-gaj.1", Words.publish(1, "yx-gaj", s.now()))
                .settles("yx-gaj-handler", "handle.yx-gaj.1", Words.handled());
    }

    private static Team team(String leader, String... units) {
        return new Team(
                leader,
                null,
                Stream.of(units)
                        .map(unit -> new Team.Group(Workgroup.VERIFICATION, unit, Team.Seat.LEAD))
                        .toList());
    }

    private static Outcome.Decide directing(Course course, Instant due) {
        return new Outcome.Decide(course, TEXT, TEXT, TEXT, TEXT, null, null, List.of(task(due)));
    }

    private static Outcome.Plan plan(@Nullable Instant due) {
        return new Outcome.Plan(TEXT, TEXT, List.of(), List.of(task(due)), null, null, null, Words.hash(1));
    }

    private static Outcome.Task task(@Nullable Instant due) {
        return new Outcome.Task("yx-gaj", TaskKind.values()[0], Line.GROUND, due, TEXT);
    }
}
