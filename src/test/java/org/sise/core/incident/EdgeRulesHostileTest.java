package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sise.core.incident.EdgeScenes.doneAt;
import static org.sise.core.incident.EdgeScenes.limit;
import static org.sise.core.incident.EdgeScenes.may;
import static org.sise.core.incident.EdgeScenes.published;
import static org.sise.core.incident.EdgeScenes.settle;
import static org.sise.core.incident.Scenario.situation;
import static org.sise.core.incident.Words.TEXT;
import static org.sise.core.incident.Words.approve;
import static org.sise.core.incident.Words.confirm;
import static org.sise.core.incident.Words.publish;
import static org.sise.core.incident.Words.reject;
import static org.sise.core.incident.Words.report;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sise.core.grading.Level;
import org.sise.core.incident.Rejected.Reason;
import org.sise.core.plan.Role;

/** plan.md part B as somebody in a hurry, or with a reason of his own, tries it. */
class EdgeRulesHostileTest {

    @Test
    void rule_13_a_local_commission_that_is_complained_of_sees_what_any_unit_sees() {
        Scenario s = Scenario.on(EdgeScenes.DAY).at("10:00");
        s.does("li", report(s, "990102", "yx-zfw", situation("reads", 180_000)));
        s.settles("wang", "confirm.zfw.1", confirm("yx-zfw", "yx-gaj"));

        s.does("li", new Command.Note(TEXT))
                .settles("yx-gaj-handler", "verify.yx-gaj.1", Words.verify(Outcome.Verify.Finding.PARTLY));

        assertThat(s.seenBy("yx-zfw"))
                .noneMatch(event -> event instanceof Event.Noted)
                .noneMatch(event -> event instanceof Event.StepSettled settled
                        && settled.step().unit().equals("yx-gaj"));
    }

    @Test
    void rule_38_what_is_promised_is_not_summed_up_away_after_a_lowering() {
        Scenario s = EdgeScenes.yellow();
        published(s, s.instant("17:00")).does("zhang", EdgeScenes.lower(Level.BLUE));
        s.settles(
                        "zhou",
                        "answer.gaj.1",
                        new Outcome.Reply(Outcome.Reply.Mode.DIRECT, null, null, TEXT, null, "gaj-deputy"))
                .settles("zhou", "feedback.gaj.1", Words.calm())
                .refuses("li", settle("summary.zfw.1", Words.summary()), Reason.NOT_READY);

        s.settles("li", "summary.zfw.1", new Outcome.Summary(TEXT, StepId.of("answer.gaj.1")))
                .at("10:30");
        s.settles("zhou", "answer.gaj.2", Words.publicReply(s.now(), "gaj-deputy"))
                .isKept("release.gaj.2");
    }

    @Test
    void rule_38_a_correction_that_is_owed_is_not_lowered_away() {
        Scenario s = published(EdgeScenes.yellow(), null)
                .does("he", new Command.CorrectStatement(StepId.of("publish.gaj.1"), TEXT));

        s.refuses("zhang", EdgeScenes.lower(Level.BLUE), Reason.NOT_READY);
    }

    @Test
    void what_is_waived_is_not_waited_for() {
        Scenario s = EdgeScenes.orange().does("he", new Command.Waive(StepId.of("handle.yx-fy.1"), TEXT));

        assertThat(limit(s, "handle").isRunning()).isFalse();
    }

    @Test
    void nobody_excuses_himself_from_telling_those_above() {
        EdgeScenes.orangeReported()
                .refuses("he", new Command.Waive(StepId.of("first_report.zfw.1"), TEXT), Reason.NOT_ALLOWED)
                .refuses("he", new Command.Waive(StepId.of("tell_leader.zfw.1"), TEXT), Reason.NOT_ALLOWED);
    }

    @Test
    void rule_10_nothing_is_approved_or_published_before_there_are_words() {
        Scenario s = EdgeScenes.yellow().at("12:00");
        EdgeScenes.drafted(s, null)
                .refuses(
                        "gaj-deputy",
                        settle("approve_unit.gaj.1", approve(1), doneAt(s.instant("11:00"))),
                        Reason.IMPLAUSIBLE_TIME)
                .settles("gaj-deputy", "approve_unit.gaj.1", approve(1))
                .settles("zhang", "approve.zfw.1", approve(1))
                .refuses(
                        "zhou", settle("publish.gaj.1", publish(1, "gaj", s.instant("11:00"))), Reason.IMPLAUSIBLE_TIME)
                .settles("zhou", "publish.gaj.1", publish(1, "gaj", s.now()));
    }

    @Test
    void rule_15_no_unit_checks_itself_independently() {
        EdgeScenes.yellow().refuses("he", new Command.Assign("gaj", List.of(), List.of(), "gaj", TEXT), Reason.INVALID);
    }

    @Test
    void rule_29_who_stands_in_for_the_committee_may_reject_a_cause() {
        Scenario s = EdgeScenes.red()
                .settles("yx-gaj-handler", "verify.yx-gaj.1", Words.verify(Outcome.Verify.Finding.PARTLY));
        s.settles("yx-gaj-handler", "draft.yx-gaj.1", Words.draftWithCause(1))
                .settles("yx-gaj-principal", "approve_unit.yx-gaj.1", approve(1))
                .at("11:05");

        s.refuses("chen", settle("approve.sw.1", approve(1)), Reason.CAUSE_LOCKED)
                .settles("chen", "approve.sw.1", reject(1))
                .hasOpen("draft.yx-gaj.2");
    }

    @Test
    void what_others_judge_is_not_waived() {
        Scenario s = published(EdgeScenes.yellow(), null).settles("zhou", "handle.gaj.1", Words.handled());
        s.settles("zhou", "feedback.gaj.1", Words.calm()).hasOpen("accept.zfw.1");

        assertThat(may(s, "he", Move.of(Verb.WAIVE, StepId.of("accept.zfw.1")))).isFalse();
    }

    @Test
    void rule_5_nobody_is_reached_only_when_every_leader_was_rung_twice() {
        Scenario s = EdgeScenes.orangeReported().at("10:10");
        Step.Call one = new Step.Call(Role.DUTY_LEADER, "wang", s.now(), false);

        s.refuses("li", settle("tell_leader.zfw.1", new Outcome.Call(List.of(one), false)), Reason.INVALID)
                .settles("li", "tell_leader.zfw.1", EdgeScenes.nobodyReached(s));

        assertThat(may(s, "li", Move.of(Verb.ASSIGN))).isTrue();
    }

    @Test
    void rule_5_nobody_is_rung_who_has_nothing_to_do_with_it() {
        Scenario s = published(EdgeScenes.yellow(), null);

        s.refuses(
                "li",
                EdgeScenes.unanswered(s, "handle.gaj.1", Role.PRINCIPAL_LEADER, "yx-fy-principal"),
                Reason.INVALID);
    }

    @Test
    void rule_7_an_office_of_the_committee_that_does_not_answer_gives_the_duty_officer_no_power() {
        Scenario s = EdgeScenes.redReported();
        Step.Call office = new Step.Call(Role.DUTY_OFFICER, "sw-duty", s.now(), false);
        s.settles("wang", "report_committee.zfw.1", new Outcome.Call(List.of(office), false));

        assertThat(may(s, "li", Move.of(Verb.ASSIGN))).isFalse();
    }

    @Test
    void rule_15_where_all_leaders_of_the_commission_are_concerned_the_one_above_takes_its_place() {
        Scenario s = EdgeScenes.orange().does("li", recused("zhang", false)).does("li", recused("chen", false));
        assertThat(may(s, "sw-principal", Move.of(Verb.CLOSE))).isTrue();
        assertThat(may(s, "he", Move.of(Verb.SHARE))).isFalse();

        assertThat(may(s, "li", Move.of(Verb.RECUSE, "chen"))).isFalse();
        s.does("wang", recused("chen", true));

        assertThat(may(s, "he", Move.of(Verb.SHARE))).isTrue();
    }

    @Test
    void rule_15_where_all_leaders_of_a_unit_are_concerned_the_commission_approves_without_it() {
        Scenario s = EdgeScenes.drafted(EdgeScenes.yellow(), null)
                .refuses("he", new Command.Waive(StepId.of("approve_unit.gaj.1"), TEXT), Reason.NOT_ALLOWED)
                .does("li", recused("gaj-deputy", false))
                .does("li", recused("gaj-principal", false));

        s.does("he", new Command.Waive(StepId.of("approve_unit.gaj.1"), TEXT))
                .settles("zhang", "approve.zfw.1", approve(1))
                .settles("zhou", "publish.gaj.1", publish(1, "gaj", s.now()));
    }

    @Test
    void rule_15_what_the_committee_is_to_approve_is_never_waived() {
        Scenario s = EdgeScenes.red();
        EdgeScenes.approvedByUnit(s, "yx-gaj")
                .does("li", recused("sw-deputy", false))
                .does("li", recused("sw-principal", false))
                .refuses("he", new Command.Waive(StepId.of("approve.sw.1"), TEXT), Reason.NOT_ALLOWED);
    }

    @Test
    void rule_9_the_committees_answer_is_recorded_though_the_commissions_leaders_are_concerned() {
        Scenario s = EdgeScenes.red().does("li", recused("zhang", false)).does("li", recused("chen", false));

        assertThat(may(s, "li", Move.recording(Verb.SETTLE, StepId.of("decide.sw.1"))))
                .isTrue();
    }

    @Test
    void rule_2_of_a_leader_who_has_left_his_successor_signs() {
        Scenario s = EdgeScenes.redReported()
                .settles("wang", "report_committee.zfw.1", Words.told())
                .records("li", "zhang", "confirm.zfw.1", confirm("yx-gaj"));
        Move sign = Move.of(Verb.SETTLE, StepId.of("ratify.zfw.1"));
        assertThat(may(s, "chen", sign)).isFalse();

        Actor chen = Scenario.actor("chen");
        Context since = new Context(
                chen, s.now(), SampleCity.STANDARD, SampleCity.PLAN, SampleCity.without("zhang"), SampleCity.CALENDAR);

        assertThat(Decider.moves(s.incident(), chen, since)).contains(sign);
        s.does("li", recused("chen", false));
        assertThat(Decider.moves(s.incident(), chen, since)).doesNotContain(sign);
    }

    @Test
    void who_countersigns_and_wants_a_change_says_which() {
        Scenario s = EdgeScenes.yellowReported().settles("li", "confirm.zfw.1", confirm("gaj", "sfj"));
        s.settles("zhou", "verify.gaj.1", Words.verify(Outcome.Verify.Finding.PARTLY))
                .settles("zhou", "draft.gaj.1", Words.draft(1, null, "sfj"))
                .refuses(
                        "sfj-deputy",
                        settle(
                                "countersign.sfj.1",
                                new Outcome.Countersign(Words.hash(1), Outcome.Countersign.View.OBJECT, null)),
                        Reason.INVALID);
    }

    @Test
    void rule_31_a_plan_whose_approver_wrote_it_gets_another_version() {
        Scenario s = EdgeScenes.resolved();
        s.settles("chen", "plan.zfw.1", plan(1))
                .refuses("chen", settle("approve_plan.zfw.1", approve(1)), Reason.SAME_PERSON);

        s.does("he", new Command.Open("plan", null)).settles("he", "plan.zfw.2", plan(2));

        s.settles("chen", "approve_plan.zfw.2", approve(2));
    }

    private static Outcome.Plan plan(int version) {
        return new Outcome.Plan(TEXT, TEXT, List.of(), List.of(), null, null, null, Words.hash(version));
    }

    @Test
    void the_outlet_that_the_approval_names_publishes() {
        Scenario s =
                EdgeScenes.drafted(EdgeScenes.yellow(), null).settles("gaj-deputy", "approve_unit.gaj.1", approve(1));
        s.settles(
                "zhang",
                "approve.zfw.1",
                new Outcome.Approve(Words.hash(1), Outcome.Approve.Ruling.APPROVE, java.util.Set.of(), "gaj", null));

        s.refuses("zhou", settle("publish.gaj.1", publish(1, "yx-gaj", s.now())), Reason.INVALID)
                .settles("zhou", "publish.gaj.1", publish(1, "gaj", s.now()));
    }

    @Test
    void a_copy_hears_and_does_nothing_and_a_county_copies_no_other() {
        Scenario s = Scenario.on(EdgeScenes.DAY).at("10:00");
        s.does("qian", report(s, "990101", "jx-sfj", situation("reads", 620)));
        s.refuses("qian", settle("confirm.jx-zfw.1", copying("jx-sfj", "yx-fy")), Reason.INVALID)
                .settles("qian", "confirm.jx-zfw.1", copying("jx-sfj", "jx-gaj"));

        assertThat(may(s, "jx-gaj-handler", Move.of(Verb.FOLLOW_UP))).isFalse();
        assertThat(may(s, "jx-gaj-handler", Move.of(Verb.NOTE))).isFalse();
        assertThat(may(s, "sun", Move.of(Verb.FOLLOW_UP))).isTrue();
        s.refuses("jx-zfw-coordinator", new Command.Share("yx-gaj", TEXT), Reason.INVALID);
    }

    @Test
    void a_copy_hears_number_level_and_state_until_it_gets_a_part() {
        Scenario s = Scenario.on(EdgeScenes.DAY).at("10:00");
        s.does("qian", report(s, "990101", "jx-sfj", situation("reads", 620)))
                .settles("qian", "confirm.jx-zfw.1", copying("jx-sfj", "jx-gaj"))
                .does("qian", new Command.FollowUp(situation("reads", 900), TEXT))
                .does("qian", new Command.Regrade(Level.YELLOW, null, TEXT, List.of(), Command.Behalf.SELF));

        assertThat(s.seenBy("jx-gaj"))
                .hasExactlyElementsOfTypes(Event.UnitJoined.class, Event.Replanned.class, Event.Graded.class);

        s.does("qian", new Command.Assign("jx-gaj", List.of("jx-sfj"), List.of(), null, TEXT))
                .does("qian", new Command.FollowUp(situation("reads", 950), TEXT));
        assertThat(s.seenBy("jx-gaj"))
                .anyMatch(
                        event -> event instanceof Event.UnitJoined joined && joined.as() == Event.Capacity.RESPONSIBLE)
                .anyMatch(Event.FollowedUp.class::isInstance);
    }

    @Test
    void who_has_a_part_is_no_copy_besides() {
        Scenario s = Scenario.on(EdgeScenes.DAY).at("10:00");
        s.does("qian", report(s, "990101", "jx-sfj", situation("reads", 620)))
                .refuses("qian", settle("confirm.jx-zfw.1", copying("jx-sfj", "jx-sfj")), Reason.INVALID);
    }

    @Test
    void who_assisted_and_did_nothing_is_no_more_than_a_copy_when_named_so() {
        Scenario s = Scenario.on(EdgeScenes.DAY).at("10:00");
        s.does("qian", report(s, "990101", "jx-sfj", situation("reads", 620)))
                .settles("qian", "confirm.jx-zfw.1", confirm("jx-sfj", "jx-gaj"))
                .does("qian", new Command.Assign("jx-sfj", List.of(), List.of("jx-gaj"), null, TEXT));
        int heard = s.seenBy("jx-gaj").size();

        s.does("qian", new Command.FollowUp(situation("reads", 900), TEXT));

        assertThat(s.seenBy("jx-gaj")).hasSize(heard);
        assertThat(s.incident().isCopy("jx-gaj")).isTrue();
    }

    private static Outcome.Grade copying(String lead, String copy) {
        return new Outcome.Grade(
                Outcome.Grade.Verdict.CONFIRM, null, null, null, lead, List.of(), List.of(copy), null, null);
    }

    @Test
    void a_correction_changes_something() {
        Scenario s = EdgeScenes.yellow();

        s.refuses("li", new Command.Correct(situation(), null, TEXT), Reason.INVALID);
    }

    @Test
    void a_follow_up_says_something() {
        EdgeScenes.yellow().refuses("li", new Command.FollowUp(situation(), null), Reason.INVALID);
    }

    private static Command.Recuse recused(String person, boolean withdrawn) {
        return new Command.Recuse(person, withdrawn, TEXT);
    }
}
