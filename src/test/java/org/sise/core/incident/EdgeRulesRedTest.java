package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sise.core.incident.EdgeScenes.committee;
import static org.sise.core.incident.EdgeScenes.convene;
import static org.sise.core.incident.EdgeScenes.decide;
import static org.sise.core.incident.EdgeScenes.limit;
import static org.sise.core.incident.EdgeScenes.opinion;
import static org.sise.core.incident.EdgeScenes.resolve;
import static org.sise.core.incident.EdgeScenes.settle;
import static org.sise.core.incident.EdgeScenes.step;
import static org.sise.core.incident.Words.TEXT;
import static org.sise.core.incident.Words.approve;
import static org.sise.core.incident.Words.draftWithCause;
import static org.sise.core.incident.Words.publish;
import static org.sise.core.incident.Words.verify;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sise.core.grading.Level;
import org.sise.core.incident.Outcome.Decide.Course;
import org.sise.core.incident.Outcome.Verify.Finding;
import org.sise.core.incident.Rejected.Reason;
import org.sise.core.plan.Line;
import org.sise.core.plan.Role;

/** plan.md part B, rules 23-30: consultation and red. */
class EdgeRulesRedTest {
    private static final String CONVENE = "convene.zfw.1";

    /** A red incident at the point where the response may be ended. */
    static Scenario ending(Scenario s) {
        s.does("li", committee("decide.sw.1", decide(Course.START_WITHOUT_TASKFORCE, null, null)));
        EdgeScenes.approvedByUnit(s, "yx-gaj").does("li", committee("approve.sw.1", approve(1)));
        s.settles("yx-gaj-handler", "publish.yx-gaj.1", publish(1, "yx-gaj", s.now()))
                .settles("yx-gaj-handler", "handle.yx-gaj.1", Words.handled());
        return s.hasOpen("end_response.sw.1");
    }

    private static Scenario convened(String... others) {
        Scenario s = EdgeScenes.orange();
        return s.settles("he", CONVENE, convene(s.instant("10:40"), "yx-fy", others));
    }

    @Test
    void rule_23_quorum_is_every_required_unit_and_half_of_the_others() {
        Scenario s = convened("fy", "xcb", "wxb", "gaj")
                .settles("yx-fy-handler", "opinion.yx-fy.1", opinion())
                .settles("fy-handler", "opinion.fy.1", opinion())
                .settles("xcb-handler", "opinion.xcb.1", opinion());
        s.at("10:40").hasOpen("resolve.zfw.1", "opinion.wxb.1", "opinion.gaj.1");
        assertThat(s.events(Event.StepLapsed.class))
                .extracting(lapsed -> lapsed.step().toString())
                .containsExactlyInAnyOrder("opinion.wxb.1", "opinion.gaj.1");
        s.settles("zhang", "resolve.zfw.1", resolve());
    }

    @Test
    void rule_23_without_quorum_30_minutes_more_and_the_leaders_are_rung() {
        Scenario s = convened("fy", "xcb").settles("fy-handler", "opinion.fy.1", opinion());
        s.at("10:41").isDue("opinion.yx-fy.1", "11:10");
        assertThat(s.incident().steps("resolve")).isEmpty();
        assertThat(s.events(Event.Alarmed.class))
                .filteredOn(alarm -> alarm.limit().equals("opinion.yx-fy.1") && alarm.alarm() == Limit.Alarm.RING)
                .anyMatch(alarm -> alarm.role() == Role.DEPUTY_LEADER);

        s.at("11:10").hasOpen("resolve.zfw.1").refuses("zhang", settle("resolve.zfw.1", resolve()), Reason.NOT_READY);
        s.settles("chen", "resolve.zfw.1", resolve());
    }

    @Test
    void rule_24_a_late_opinion_is_kept_marked_late_and_changes_nothing_by_itself() {
        Scenario s = convened("fy", "xcb").settles("yx-fy-handler", "opinion.yx-fy.1", opinion());
        s.settles("xcb-handler", "opinion.xcb.1", opinion()).at("10:40");
        Scenario late = s.hasOpen("resolve.zfw.1").settles("zhang", "resolve.zfw.1", resolve());
        var open = late.incident().openSteps().map(step -> step.id().toString()).toList();
        late.settles("fy-handler", "opinion.fy.1", opinion());
        assertThat(step(late, "opinion.fy.1").lapsed()).isTrue();
        assertThat(step(late, "opinion.fy.1").isSettled()).isTrue();
        assertThat(late.incident().openSteps().map(step -> step.id().toString()))
                .containsExactlyElementsOf(
                        open.stream().filter(id -> !id.equals("opinion.fy.1")).toList());
    }

    @Test
    void rule_24_the_chair_may_reopen_until_the_plan_is_approved_and_dissent_is_kept() {
        Scenario s = convened("fy")
                .settles("yx-fy-handler", "opinion.yx-fy.1", opinion())
                .settles("fy-handler", "opinion.fy.1", opinion())
                .settles("zhang", "resolve.zfw.1", resolve());
        assertThat(step(s, "resolve.zfw.1").outcome()).isEqualTo(resolve());
        Outcome.Plan plan = new Outcome.Plan(TEXT, TEXT, List.of(), List.of(), null, null, null, Words.hash(7));
        s.settles("he", "plan.zfw.1", plan).hasOpen("approve_plan.zfw.1");

        s.refuses("li", new Command.Open("resolve", null), Reason.NOT_ALLOWED)
                .does("zhang", new Command.Open("resolve", null))
                .hasOpen("resolve.zfw.2");
        assertThat(s.states()).containsEntry("approve_plan.zfw.1", Step.State.CANCELLED);
        s.settles("zhang", "resolve.zfw.2", resolve())
                .hasOpen("approve_plan.zfw.2")
                .settles("chen", "approve_plan.zfw.2", approve(7))
                .refuses("zhang", new Command.Open("resolve", null), Reason.NOT_ALLOWED);
    }

    @Test
    void rule_24_a_unit_invited_later_never_moves_the_close() {
        Scenario s = convened("fy").at("10:20").does("he", new Command.Invite("xcb", false));
        s.isDue("opinion.xcb.1", "10:40").isDue("opinion.fy.1", "10:40");
    }

    @Test
    void rule_25_waiting_for_the_committee_stops_nothing_on_the_ground_nor_in_the_answer() {
        Scenario s = EdgeScenes.red()
                .hasOpen("decide.sw.1", "verify.yx-gaj.1", "first_measures.yx-gaj.1", "first_measures.yx-zfw.1")
                .hasOpen("release_group.zfw.1", "handle.yx-gaj.1")
                .settles("yx-gaj-handler", "verify.yx-gaj.1", verify(Finding.OPEN))
                .hasOpen("draft.yx-gaj.1")
                .settles(
                        "yx-gaj-handler",
                        "first_measures.yx-gaj.1",
                        new Outcome.Measure(Set.of(Outcome.Measure.Kind.SAFETY), TEXT))
                .does("li", new Command.Open("convene", null))
                .hasOpen(CONVENE, "decide.sw.1");
        s.settles("he", CONVENE, convene(s.instant("10:30"), "yx-gaj"));
    }

    @Test
    void rule_26_declined_means_orange_settled_steps_stay_and_consultation_opens() {
        Scenario s = EdgeScenes.red().settles("yx-gaj-handler", "verify.yx-gaj.1", verify(Finding.PARTLY));
        s.does("li", committee("decide.sw.1", decide(Course.DECLINE, null, null)))
                .isAt(Level.ORANGE, false);

        assertThat(step(s, "decide.sw.1").deed().reference()).isEqualTo(TEXT);
        assertThat(s.states())
                .containsEntry("verify.yx-gaj.1", Step.State.SETTLED)
                .containsEntry("first_measures.yx-gaj.1", Step.State.CANCELLED);
        assertThat(step(s, "first_measures.yx-gaj.1").cancelled()).isEqualTo(Event.Cause.DECLINED);
        s.hasOpen(CONVENE);
        assertThat(s.incident().assignment().owner()).isEqualTo("990100");
    }

    @Test
    void rule_26_declined_goes_to_the_level_that_the_decision_says() {
        EdgeScenes.red()
                .does("li", committee("decide.sw.1", decide(Course.DECLINE, Level.YELLOW, null)))
                .isAt(Level.YELLOW, false);
    }

    @Test
    void rule_27_a_response_without_a_task_force_skips_it_names_the_lead_and_can_be_finished() {
        Scenario s = EdgeScenes.red();
        s.does("li", committee("decide.sw.1", decide(Course.START_WITHOUT_TASKFORCE, null, "gaj")))
                .hasOpen("plan.zfw.1");
        assertThat(s.incident().assignment().lead()).isEqualTo("gaj");
        assertThat(s.incident().steps("taskforce")).isEmpty();

        Scenario end = ending(EdgeScenes.red());
        end.does("li", committee("end_response.sw.1", decide(Course.END, null, null)))
                .hasOpen("feedback.yx-gaj.1");
        end.settles("yx-gaj-handler", "feedback.yx-gaj.1", Words.calm()).hasOpen("accept.zfw.1");
    }

    @Test
    void rule_27_other_instructions_become_directives() {
        Outcome.Decide instructions = new Outcome.Decide(
                Course.OTHER_INSTRUCTIONS,
                TEXT,
                TEXT,
                TEXT,
                TEXT,
                null,
                null,
                List.of(new Outcome.Task("jcy", TaskKind.VERIFY, Line.GROUND, null, TEXT)));
        Scenario s = EdgeScenes.red().does("li", committee("decide.sw.1", instructions));
        s.hasOpen("directive.jcy.1").isDue("directive.jcy.1", "12:00");
    }

    @Test
    void rule_28_the_silent_office_is_rung_every_10_minutes_then_its_head_and_after_an_hour_consultation_opens() {
        Scenario s = EdgeScenes.red().at("10:59");
        assertThat(s.incident().steps("convene")).isEmpty();
        s.at("11:00").hasOpen(CONVENE);
        assertThat(s.events(Event.Alarmed.class))
                .filteredOn(alarm -> alarm.limit().equals("decide.sw.1") && alarm.alarm() == Limit.Alarm.RING)
                .extracting(Event.Alarmed::person, Event.Alarmed::at)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("sw-duty", s.instant("10:30")),
                        org.assertj.core.api.Assertions.tuple("sw-duty", s.instant("10:40")),
                        org.assertj.core.api.Assertions.tuple("sw-office", s.instant("10:50")),
                        org.assertj.core.api.Assertions.tuple("sw-office", s.instant("11:00")));
        s.does("li", committee("decide.sw.1", decide(Course.START, null, null)));
        assertThat(s.states()).containsEntry(CONVENE, Step.State.CANCELLED);
    }

    @Test
    void rule_29_after_60_minutes_of_silence_the_commissions_principal_may_approve_facts_filed_first() {
        Scenario s = EdgeScenes.approvedByUnit(EdgeScenes.red(), "yx-gaj").at("10:59");
        s.refuses("chen", settle("approve.sw.1", approve(1)), Reason.NOT_ALLOWED);
        s.at("11:00")
                .refuses("zhang", settle("approve.sw.1", approve(1)), Reason.NOT_ALLOWED)
                .settles("chen", "approve.sw.1", approve(1));
        List<Event> committee = s.seenBy("sw");
        assertThat(committee)
                .anyMatch(event -> event instanceof Event.StepOpened opened
                        && opened.step().equals(StepId.of("approve.sw.1"))
                        && StepId.of("draft.yx-gaj.1").equals(opened.of()));
        s.settles("yx-gaj-handler", "publish.yx-gaj.1", publish(1, "yx-gaj", s.now()));

        s.does("li", committee("decide.sw.1", decide(Course.DECLINE, null, null)));
        assertThat(s.states()).containsEntry("publish.yx-gaj.1", Step.State.SETTLED);
        s.does("he", new Command.CorrectStatement(StepId.of("publish.yx-gaj.1"), TEXT))
                .hasOpen("draft.yx-gaj.2");
    }

    @Test
    void rule_29_the_fallback_never_covers_a_cause() {
        Scenario s = EdgeScenes.red().settles("yx-gaj-handler", "verify.yx-gaj.1", verify(Finding.CONFIRMED));
        s.settles("yx-gaj-handler", "draft.yx-gaj.1", draftWithCause(1))
                .settles("yx-gaj-principal", "approve_unit.yx-gaj.1", approve(1))
                .at("11:05")
                .refuses("chen", settle("approve.sw.1", approve(1)), Reason.CAUSE_LOCKED);
    }

    @Test
    void rule_30_a_directive_of_a_leaving_unit_passes_on_by_name() {
        Scenario s = EdgeScenes.red().does("li", committee("decide.sw.1", decide(Course.START, null, null)));
        s.does("li", committee("taskforce.sw.1", team("VERIFICATION:gaj", "AFTERCARE:sfj")));
        s.does("chen", new Command.Issue(List.of(new Outcome.Task("gaj", TaskKind.VERIFY, Line.GROUND, null, TEXT))));

        s.at("10:30")
                .does("li", new Command.Open("taskforce", null))
                .does("li", committee("taskforce.sw.2", team("VERIFICATION:jcy", "AFTERCARE:sfj")))
                .hasOpen("directive.jcy.1");
        assertThat(s.states()).containsEntry("directive.gaj.1", Step.State.CANCELLED);
        assertThat(step(s, "directive.jcy.1").subject())
                .isEqualTo(step(s, "directive.gaj.1").subject());
        assertThat(limit(s, "ack.jcy").isRunning()).isTrue();
    }

    /** Chen leads; the court checks, the justice bureau looks after people. */
    private static Scenario withTaskforce() {
        Scenario s = EdgeScenes.red().does("li", committee("decide.sw.1", decide(Course.START, null, null)));
        return s.does("li", committee("taskforce.sw.1", team("VERIFICATION:fy", "AFTERCARE:sfj")));
    }

    private static Command.Regroup regroup(String joining, String leaving, @Nullable String passTo) {
        return new Command.Regroup(
                team(joining).groups(), List.of(new Command.Regroup.Leaving(leaving, passTo)), null, TEXT);
    }

    private static Command.Issue directive(String unit) {
        return new Command.Issue(List.of(new Outcome.Task(unit, TaskKind.VERIFY, Line.GROUND, null, TEXT)));
    }

    @Test
    void rule_30_leader_or_commission_change_the_members_and_the_leaving_unit_leaves_the_circle() {
        Scenario s = withTaskforce().does("chen", directive("fy"));
        s.refuses("li", regroup("VERIFICATION:jcy", "fy", "sfj"), Reason.NOT_ALLOWED)
                .refuses("fy-handler", regroup("VERIFICATION:jcy", "fy", "sfj"), Reason.NOT_ALLOWED)
                .at("10:30")
                .does("chen", regroup("VERIFICATION:jcy", "fy", "sfj"))
                .hasOpen("directive.sfj.1");
        assertThat(step(s, "taskforce.sw.2").outcome()).isEqualTo(team("AFTERCARE:sfj", "VERIFICATION:jcy"));
        assertThat(s.states()).containsEntry("directive.fy.1", Step.State.CANCELLED);
        assertThat(s.incident().circle()).containsKey("jcy").doesNotContainKey("fy");
        assertThat(s.seenBy("fy")).last().isEqualTo(new Event.UnitLeft("fy", s.now()));
    }

    @Test
    void rule_30_who_has_done_its_directive_stays_in_the_circle() {
        Scenario s = withTaskforce().does("chen", directive("fy"));
        s.settles("fy-handler", "directive.fy.1", new Outcome.Done(TEXT, null))
                .does("he", regroup("VERIFICATION:jcy", "fy", null));
        assertThat(s.incident().circle()).containsKeys("jcy", "fy");
    }

    @Test
    void rule_30_without_a_name_a_directive_passes_on_within_the_group_and_only_to_members() {
        Scenario s = withTaskforce().does("chen", directive("fy"));
        s.refuses("he", regroup("VERIFICATION:jcy", "gaj", null), Reason.INVALID)
                .refuses("he", regroup("VERIFICATION:jcy", "fy", "gaj"), Reason.INVALID)
                .refuses("he", regroup("AFTERCARE:sfj", "fy", null), Reason.INVALID)
                .refuses("he", regroup("VERIFICATION:nowhere", "fy", null), Reason.UNKNOWN_UNIT)
                .refuses("he", new Command.Regroup(List.of(), List.of(), null, TEXT), Reason.INVALID)
                .does("he", regroup("VERIFICATION:jcy", "fy", null))
                .hasOpen("directive.jcy.1");
    }

    @Test
    void rule_30_there_is_nothing_to_change_before_the_task_force_sits() {
        EdgeScenes.red().refuses("chen", regroup("VERIFICATION:jcy", "fy", null), Reason.NOT_ALLOWED);
    }

    private static Outcome.Team team(String... groups) {
        return new Outcome.Team(
                "chen",
                null,
                Arrays.stream(groups)
                        .map(group -> group.split(":"))
                        .map(parts ->
                                new Outcome.Team.Group(Workgroup.valueOf(parts[0]), parts[1], Outcome.Team.Seat.MEMBER))
                        .toList());
    }
}
