package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sise.core.incident.EdgeScenes.drafted;
import static org.sise.core.incident.EdgeScenes.limit;
import static org.sise.core.incident.EdgeScenes.published;
import static org.sise.core.incident.EdgeScenes.settle;
import static org.sise.core.incident.EdgeScenes.step;
import static org.sise.core.incident.Scenario.situation;
import static org.sise.core.incident.Words.TEXT;
import static org.sise.core.incident.Words.approve;
import static org.sise.core.incident.Words.confirm;
import static org.sise.core.incident.Words.draft;
import static org.sise.core.incident.Words.draftWithCause;
import static org.sise.core.incident.Words.handled;
import static org.sise.core.incident.Words.publish;
import static org.sise.core.incident.Words.reject;
import static org.sise.core.incident.Words.report;
import static org.sise.core.incident.Words.verify;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sise.core.incident.Outcome.Verify.Finding;
import org.sise.core.incident.Rejected.Reason;
import org.sise.core.plan.Line;
import org.sise.core.plan.Role;

/** plan.md part B, rules 31-36: the statement. */
class EdgeRulesStatementTest {
    private static Instant time(String time) {
        return Scenario.on(EdgeScenes.DAY).instant(time);
    }

    private static Outcome.Draft of(Outcome.Draft.Kind kind, int version) {
        return new Outcome.Draft(kind, TEXT, TEXT, null, null, null, "account", Set.of(), Words.hash(version));
    }

    private static Outcome.Approve hold(@Nullable Text reason) {
        return new Outcome.Approve(Words.hash(1), Outcome.Approve.Ruling.HOLD, Set.of(), null, reason);
    }

    @Test
    void rule_31_a_rejected_draft_reopens_with_the_later_of_its_old_limit_and_30_minutes() {
        drafted(EdgeScenes.yellow(), null)
                .settles("gaj-deputy", "approve_unit.gaj.1", reject(1))
                .isDue("draft.gaj.2", "17:30");
        Scenario late = drafted(EdgeScenes.yellow(), null).at("17:20");
        late.settles("gaj-deputy", "approve_unit.gaj.1", reject(1)).isDue("draft.gaj.2", "17:50");
    }

    @Test
    void rule_31_at_red_10_minutes() {
        Scenario s = EdgeScenes.red().settles("yx-gaj-handler", "verify.yx-gaj.1", verify(Finding.PARTLY));
        s.settles("yx-gaj-handler", "draft.yx-gaj.1", draft(1, null)).at("11:05");
        s.settles("yx-gaj-principal", "approve_unit.yx-gaj.1", reject(1)).isDue("draft.yx-gaj.2", "11:15");
    }

    @Test
    void rule_31_a_change_is_a_new_version_and_every_approval_of_the_old_is_void() {
        Scenario s = drafted(EdgeScenes.yellow(), null)
                .settles("gaj-deputy", "approve_unit.gaj.1", approve(1))
                .settles("zhang", "approve.zfw.1", approve(1));
        s.refuses("zhou", settle("publish.gaj.1", publish(2, "gaj", s.now())), Reason.VERSION_MISMATCH)
                .does("zhou", new Command.Open("draft", null));
        assertThat(s.states()).containsEntry("publish.gaj.1", Step.State.CANCELLED);

        s.settles("zhou", "draft.gaj.2", draft(2, null)).hasOpen("approve_unit.gaj.2");
        s.refuses("gaj-deputy", settle("approve_unit.gaj.2", approve(1)), Reason.VERSION_MISMATCH)
                .settles("gaj-deputy", "approve_unit.gaj.2", approve(2))
                .settles("zhang", "approve.zfw.2", approve(2))
                .settles("zhou", "publish.gaj.2", publish(2, "gaj", s.now()))
                .isKept("answer_target");
    }

    @Test
    void rule_32_the_cause_stays_locked_until_the_lead_has_a_finding_other_than_open() {
        Scenario s = EdgeScenes.yellowReported().settles("li", "confirm.zfw.1", confirm("gaj", "sfj"));
        s.settles("zhou", "verify.gaj.1", verify(Finding.OPEN))
                .settles("sfj-handler", "verify.sfj.1", verify(Finding.CONFIRMED))
                .refuses("zhou", settle("draft.gaj.1", draftWithCause(1)), Reason.CAUSE_LOCKED)
                .does("zhou", new Command.Open("verify", null))
                .settles("zhou", "verify.gaj.2", verify(Finding.CONFIRMED))
                .settles("zhou", "draft.gaj.1", draftWithCause(1));
    }

    @Test
    void rule_32_where_there_is_an_independent_check_its_finding_is_needed_too_even_before_it_could_open() {
        Scenario s = Scenario.on(EdgeScenes.DAY).at("10:00");
        s.does("li", report(s, "990102", "yx-gaj", situation("flags.death_or_serious_injury", "true")))
                .settles("yx-gaj-handler", "verify.yx-gaj.1", verify(Finding.CONFIRMED))
                .refuses("yx-gaj-handler", settle("draft.yx-gaj.1", draftWithCause(1)), Reason.CAUSE_LOCKED)
                .settles("wang", "confirm.zfw.1", confirm("yx-gaj"))
                .refuses("yx-gaj-handler", settle("draft.yx-gaj.1", draftWithCause(1)), Reason.CAUSE_LOCKED)
                .settles("jcy-handler", "independent.jcy.1", verify(Finding.PARTLY))
                .settles("yx-gaj-handler", "draft.yx-gaj.1", draftWithCause(1));
    }

    @Test
    void rule_32_an_untrue_report_is_answered_by_a_clarification() {
        Scenario s = EdgeScenes.yellow().settles("zhou", "verify.gaj.1", verify(Finding.UNTRUE));
        s.refuses("zhou", settle("draft.gaj.1", of(Outcome.Draft.Kind.FACTS, 1)), Reason.INVALID)
                .settles("zhou", "draft.gaj.1", of(Outcome.Draft.Kind.CLARIFICATION, 1));
    }

    @Test
    void rule_33_a_hold_needs_a_reason_is_asked_again_and_is_no_public_answer() {
        Scenario s = drafted(EdgeScenes.yellow(), null).settles("gaj-deputy", "approve_unit.gaj.1", approve(1));
        s.refuses("zhang", settle("approve.zfw.1", hold(null)), Reason.INVALID)
                .settles("zhang", "approve.zfw.1", hold(TEXT))
                .hasOpen("approve.zfw.1");
        assertThat(limit(s, "answer_target").isRunning()).isTrue();
        assertThat(limit(s, "answer_hard").isRunning()).isTrue();

        s.at("10:30").does("li", new Command.FollowUp(situation("reads", 39_000), TEXT));
        assertThat(s.last()).anyMatch(EdgeRulesStatementTest::asksAgain);
        s.settles("zhou", "follow_up.gaj.1", Words.sent("zfw"));
        assertThat(s.last()).anyMatch(EdgeRulesStatementTest::asksAgain);
        s.settles("zhang", "approve.zfw.1", approve(1)).hasOpen("publish.gaj.1");
    }

    private static boolean asksAgain(Event event) {
        return event instanceof Event.Alarmed alarm && alarm.limit().equals("approve.zfw.1");
    }

    @Test
    void rule_33_a_hold_by_phone_is_signed_for_like_any_decision() {
        Scenario s = drafted(EdgeScenes.yellow(), null).settles("gaj-deputy", "approve_unit.gaj.1", approve(1));
        s.records("li", "zhang", "approve.zfw.1", hold(TEXT)).hasOpen("ratify.zfw.1");
    }

    /** Held back by the deputy leader, then raised to orange, where the principal leaders approve. */
    private static Scenario heldAndRaised() {
        Scenario s = drafted(EdgeScenes.yellow(), null).settles("gaj-deputy", "approve_unit.gaj.1", approve(1));
        s.settles("zhang", "approve.zfw.1", hold(TEXT)).at("10:30");
        return s.does("li", new Command.FollowUp(situation("reads", 180_000), TEXT))
                .settles("gaj-principal", "approve_unit.gaj.2", approve(1));
    }

    @Test
    void rule_33_a_hold_lasts_when_another_role_has_to_approve_and_is_asked_again_of_it() {
        Scenario s = heldAndRaised();
        assertThat(step(s, "approve.zfw.1").cancelled()).isEqualTo(Event.Cause.REPLANNED);
        assertThat(step(s, "approve.zfw.2").held()).isTrue();
        assertThat(step(s, "approve.zfw.2").deed())
                .isEqualTo(step(s, "approve.zfw.1").deed());

        s.at("10:40").does("li", new Command.FollowUp(situation("reads", 181_000), TEXT));
        assertThat(s.last())
                .anyMatch(event ->
                        event instanceof Event.Alarmed alarm && alarm.limit().equals("approve.zfw.2"));
        s.refuses("zhang", settle("approve.zfw.2", approve(1)), Reason.NOT_ALLOWED)
                .settles("chen", "approve.zfw.2", approve(1))
                .hasOpen("publish.gaj.1");
    }

    @Test
    void rule_33_a_hold_says_nothing_of_a_later_version() {
        Scenario s = heldAndRaised().settles("chen", "approve.zfw.2", reject(1));
        s.settles("zhou", "draft.gaj.2", draft(2, null)).settles("gaj-principal", "approve_unit.gaj.3", approve(2));
        assertThat(step(s, "approve.zfw.3").held()).isFalse();
    }

    @Test
    void rule_05_calls_on_an_approval_count_on_when_the_next_role_of_the_same_chain_has_to_give_it() {
        Scenario s = drafted(EdgeScenes.yellow(), null);
        for (String time : List.of("10:10", "10:16")) {
            s.at(time)
                    .does("li", EdgeScenes.unanswered(s, "approve_unit.gaj.1", Role.PRINCIPAL_LEADER, "gaj-principal"));
        }
        s.at("10:20").does("li", new Command.FollowUp(situation("reads", 180_000), TEXT));
        assertThat(step(s, "approve_unit.gaj.2").calls())
                .isEqualTo(step(s, "approve_unit.gaj.1").calls())
                .hasSize(2);
        s.settles("gaj-deputy", "approve_unit.gaj.2", approve(1));
        assertThat(step(s, "approve_unit.gaj.2").deed().capacity()).isEqualTo(Role.DEPUTY_LEADER);
    }

    @Test
    void rule_34_a_further_release_that_nobody_promised_is_opened_by_hand_and_goes_the_whole_way() {
        Scenario unpublished = drafted(EdgeScenes.yellow(), null);
        unpublished.refuses("he", new Command.Open("draft", null), Reason.NOT_ALLOWED);

        Scenario s = published(EdgeScenes.yellow(), null);
        s.refuses("li", new Command.Open("draft", null), Reason.NOT_ALLOWED)
                .refuses("sfj-handler", new Command.Open("draft", null), Reason.NOT_ALLOWED)
                .does("he", new Command.Open("draft", null))
                .hasOpen("draft.gaj.2")
                .refuses("zhou", new Command.Open("draft", null), Reason.NOT_ALLOWED);
        assertThat(step(s, "draft.gaj.2").subject()).isEqualTo(new Subject.Release("zfw"));
        assertThat(s.incident().limits()).doesNotContainKey("draft.gaj.2");

        accepted(s, handled());
        assertThat(s.incident().phase()).isEqualTo(Incident.Phase.COMPLETED);
        s.settles("zhou", "draft.gaj.2", draft(2, null))
                .settles("gaj-deputy", "approve_unit.gaj.2", approve(2))
                .settles("zhang", "approve.zfw.2", approve(2))
                .settles("zhou", "publish.gaj.2", publish(2, "gaj", s.now()));
        assertThat(s.incident().phase()).isEqualTo(Incident.Phase.CLOSED);
    }

    @Test
    void rule_34_after_a_kept_promise_the_responsible_unit_opens_a_further_release_which_is_none() {
        Scenario s = published(EdgeScenes.yellow(), time("17:00"))
                .settles("zhou", "draft.gaj.2", draft(2, null))
                .settles("gaj-deputy", "approve_unit.gaj.2", approve(2))
                .settles("zhang", "approve.zfw.2", approve(2));
        s.settles("zhou", "publish.gaj.2", publish(2, "gaj", s.now())).does("zhou", new Command.Open("draft", null));
        assertThat(step(s, "draft.gaj.3").subject()).isEqualTo(new Subject.Release("gaj"));
    }

    @Test
    void rule_34_the_releases_of_a_plan_lie_ahead() {
        Scenario s = EdgeScenes.red()
                .does(
                        "li",
                        EdgeScenes.committee(
                                "decide.sw.1",
                                EdgeScenes.decide(Outcome.Decide.Course.START_WITHOUT_TASKFORCE, null, null)));
        s.at("10:30").refuses("he", settle("plan.zfw.1", plan("10:20")), Reason.IMPLAUSIBLE_TIME);
        s.does("he", settle("plan.zfw.1", plan("10:20"), EdgeScenes.doneAt(s.instant("10:10"))));
    }

    private static Outcome.Plan plan(String release) {
        return new Outcome.Plan(TEXT, TEXT, List.of(time(release)), List.of(), null, null, null, Words.hash(7));
    }

    @Test
    void rule_34_a_promised_release_is_due_then_and_kept_only_by_publishing_it() {
        Scenario s = published(EdgeScenes.yellow(), time("17:00")).hasOpen("draft.gaj.2");
        s.at("16:00").isDue("release.gaj.2", "17:00");
        assertThat(limit(s, "release.gaj.2").isRunning()).isTrue();

        s.settles("zhou", "draft.gaj.2", draft(2, null)).settles("gaj-deputy", "approve_unit.gaj.2", reject(2));
        s.settles("zhou", "draft.gaj.3", draft(3, null)).settles("gaj-deputy", "approve_unit.gaj.3", approve(3));
        s.settles("zhang", "approve.zfw.2", approve(3));
        assertThat(limit(s, "release.gaj.2").isRunning()).isTrue();
        s.settles("zhou", "publish.gaj.2", publish(3, "gaj", s.now())).isKept("release.gaj.2");
    }

    @Test
    void rule_34_no_news_yet_keeps_the_promise_and_makes_the_next_and_a_missed_one_rings() {
        Scenario s = published(EdgeScenes.yellow(), time("15:00")).at("15:10");
        assertThat(limit(s, "release.gaj.2").missed()).isTrue();
        assertThat(s.events(Event.Alarmed.class))
                .anyMatch(alarm -> alarm.limit().equals("release.gaj.2") && alarm.alarm() == Limit.Alarm.RING);
        s.settles("zhou", "draft.gaj.2", draft(2, time("17:00")))
                .settles("gaj-deputy", "approve_unit.gaj.2", approve(2))
                .settles("zhang", "approve.zfw.2", approve(2))
                .settles("zhou", "publish.gaj.2", publish(2, "gaj", s.now()))
                .isLate("release.gaj.2")
                .isDue("release.gaj.3", "17:00");
    }

    private static Scenario accepted(Scenario s, Outcome.Handle handle) {
        s.settles("zhou", "handle.gaj.1", handle).settles("zhou", "feedback.gaj.1", Words.calm());
        return s.settles("he", "accept.zfw.1", Words.accepted()).settles("li", "summary.zfw.1", Words.summary());
    }

    @Test
    void rule_34_an_incident_does_not_close_with_an_open_promise() {
        Scenario s = accepted(published(EdgeScenes.yellow(), time("17:00")), handled());
        assertThat(s.incident().phase()).isEqualTo(Incident.Phase.COMPLETED);
        Scenario dismissed = published(EdgeScenes.yellow(), time("17:00"));
        dismissed.refuses("li", new Command.Close(Event.Ending.OUTSIDE_JURISDICTION, TEXT, null), Reason.NOT_READY);
    }

    @Test
    void rule_34_one_that_lies_in_a_statutory_procedure_lives_on_with_its_alarm() {
        Instant next = Instant.parse("2026-09-25T01:00:00Z");
        Outcome.Handle procedure = new Outcome.Handle(TEXT, TEXT, true, new Outcome.Procedure(TEXT, TEXT, next));
        Scenario s = accepted(published(EdgeScenes.yellow(), time("17:00")), procedure);
        assertThat(s.incident().phase()).isEqualTo(Incident.Phase.CLOSED);
        assertThat(s.events(Event.PromiseCarried.class))
                .containsExactly(new Event.PromiseCarried("release.gaj.2", StepId.of("handle.gaj.1"), next, s.now()));

        s.day("2026-09-25").at("10:00");
        assertThat(s.last())
                .last()
                .isInstanceOfSatisfying(
                        Event.Alarmed.class, alarm -> assertThat(alarm.at()).isEqualTo(next));
    }

    @Test
    void rule_35_a_wrong_text_is_corrected_within_an_hour_by_a_new_version_with_the_same_approvers() {
        Scenario s = published(EdgeScenes.yellow(), null).at("11:00");
        s.does("zhou", new Command.CorrectStatement(StepId.of("publish.gaj.1"), TEXT))
                .isDue("correction.gaj.2", "12:00");
        assertThat(step(s, "draft.gaj.2").subject()).isEqualTo(new Subject.Correction(StepId.of("publish.gaj.1")));
        s.refuses("zhou", settle("draft.gaj.2", of(Outcome.Draft.Kind.FACTS, 2)), Reason.INVALID)
                .settles("zhou", "draft.gaj.2", of(Outcome.Draft.Kind.CORRECTION, 2))
                .settles("gaj-deputy", "approve_unit.gaj.2", approve(2))
                .settles("zhang", "approve.zfw.2", approve(2));
        assertThat(limit(s, "correction.gaj.2").isRunning()).isTrue();
        s.settles("zhou", "publish.gaj.2", publish(2, "gaj", s.now())).isKept("correction.gaj.2");
        assertThat(s.states()).containsEntry("publish.gaj.1", Step.State.SETTLED);
        assertThat(s.seenBy("gaj"))
                .anyMatch(event -> event instanceof Event.StepSettled settled
                        && settled.step().equals(StepId.of("publish.gaj.1")));
    }

    @Test
    void rule_35_the_press_gets_approved_words_or_the_time_of_the_next_release() {
        Scenario s =
                EdgeScenes.approvedByUnit(EdgeScenes.orange(), "yx-fy").does("li", new Command.Open("press", null));
        s.refuses("zfw-spokesperson", settle("press.zfw.1", new Outcome.Press(TEXT, null, null)), Reason.INVALID)
                .refuses(
                        "zfw-spokesperson",
                        settle("press.zfw.1", new Outcome.Press(TEXT, Words.hash(1), null)),
                        Reason.INVALID)
                .settles("zfw-spokesperson", "press.zfw.1", new Outcome.Press(TEXT, null, time("17:00")));
        s.settles("chen", "approve.zfw.1", approve(1))
                .does("li", new Command.Open("press", null))
                .settles("zfw-spokesperson", "press.zfw.2", new Outcome.Press(TEXT, Words.hash(1), null));
    }

    @Test
    void rule_35_the_press_is_promised_no_release_in_the_past() {
        Scenario s =
                EdgeScenes.orange().does("li", new Command.Open("press", null)).at("10:30");
        Outcome.Press promised = new Outcome.Press(TEXT, null, time("10:20"));
        s.refuses("zfw-spokesperson", settle("press.zfw.1", promised), Reason.IMPLAUSIBLE_TIME)
                .does("zfw-spokesperson", settle("press.zfw.1", promised, EdgeScenes.doneAt(time("10:10"))));
    }

    @Test
    void rule_36_an_approval_or_a_directive_never_touches_a_case_and_to_a_court_the_form_says_so() {
        Scenario court = EdgeScenes.approvedByUnit(EdgeScenes.orange(), "yx-fy");
        Step approval = step(court, "approve.zfw.1");
        assertThat(CaseIndependence.isToBeSaid(court.incident(), approval, SampleCity.UNITS))
                .isTrue();
        court.settles("chen", "approve.zfw.1", approve(1));
        assertThat(court.states()).containsEntry("handle.yx-fy.1", Step.State.OPEN);
        assertThat(court.log())
                .anyMatch(event -> event instanceof Event.StepSettled settled
                        && settled.step().equals(approval.id()));
        assertThat(court.seenBy("yx-fy"))
                .contains(
                        new Event.IndependenceSaid(StepId.of("approve_unit.yx-fy.1"), "yx-fy", court.now()),
                        new Event.IndependenceSaid(approval.id(), "yx-fy", court.now()));

        Scenario police = drafted(EdgeScenes.yellow(), null);
        Step unit = step(police, "approve_unit.gaj.1");
        assertThat(CaseIndependence.isToBeSaid(police.incident(), unit, SampleCity.UNITS))
                .isFalse();
        police.settles("gaj-deputy", "approve_unit.gaj.1", approve(1));
        assertThat(police.events(Event.IndependenceSaid.class)).isEmpty();
    }

    @Test
    void rule_36_a_directive_to_a_procuratorate_says_so_too() {
        Outcome.Decide instructions = new Outcome.Decide(
                Outcome.Decide.Course.OTHER_INSTRUCTIONS,
                TEXT,
                TEXT,
                TEXT,
                TEXT,
                null,
                null,
                List.of(
                        new Outcome.Task("jcy", TaskKind.VERIFY, Line.GROUND, null, TEXT),
                        new Outcome.Task("gaj", TaskKind.VERIFY, Line.GROUND, null, TEXT)));
        Scenario s = EdgeScenes.red().does("li", EdgeScenes.committee("decide.sw.1", instructions));
        assertThat(CaseIndependence.isToBeSaid(s.incident(), step(s, "directive.jcy.1"), SampleCity.UNITS))
                .isTrue();
        assertThat(CaseIndependence.isToBeSaid(s.incident(), step(s, "directive.gaj.1"), SampleCity.UNITS))
                .isFalse();
        assertThat(s.events(Event.IndependenceSaid.class))
                .containsExactly(new Event.IndependenceSaid(StepId.of("directive.jcy.1"), "jcy", s.now()));
    }
}
