package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sise.core.incident.EdgeScenes.committee;
import static org.sise.core.incident.EdgeScenes.decide;
import static org.sise.core.incident.EdgeScenes.denied;
import static org.sise.core.incident.EdgeScenes.deputising;
import static org.sise.core.incident.EdgeScenes.doneAt;
import static org.sise.core.incident.EdgeScenes.drafted;
import static org.sise.core.incident.EdgeScenes.may;
import static org.sise.core.incident.EdgeScenes.nobodyReached;
import static org.sise.core.incident.EdgeScenes.settle;
import static org.sise.core.incident.EdgeScenes.step;
import static org.sise.core.incident.EdgeScenes.unanswered;
import static org.sise.core.incident.Scenario.phone;
import static org.sise.core.incident.Scenario.situation;
import static org.sise.core.incident.Words.TEXT;
import static org.sise.core.incident.Words.approve;
import static org.sise.core.incident.Words.confirm;
import static org.sise.core.incident.Words.draft;
import static org.sise.core.incident.Words.publish;
import static org.sise.core.incident.Words.report;
import static org.sise.core.incident.Words.told;
import static org.sise.core.incident.Words.verify;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sise.core.grading.Level;
import org.sise.core.incident.Outcome.Verify.Finding;
import org.sise.core.incident.Rejected.Reason;
import org.sise.core.plan.Role;

/** plan.md part B, rules 1-11: night, phone, deputies. */
class EdgeRulesNightAndPhoneTest {
    @Test
    void rule_01_a_leaders_act_by_phone_counts_at_once_and_says_who_in_which_role_when_and_of_which_version() {
        Scenario s = drafted(EdgeScenes.yellow(), null).at("10:30");
        s.records("li", "gaj-deputy", "approve_unit.gaj.1", approve(1)).hasOpen("approve.zfw.1");

        Step approved = step(s, "approve_unit.gaj.1");
        assertThat(approved.deed())
                .isEqualTo(new Deed(s.now(), "gaj-deputy", Role.DEPUTY_LEADER, Means.PHONE, null, "li", null));
        assertThat(approved.outcome()).isEqualTo(approve(1));
    }

    @Test
    void rule_01_confirm_extend_and_lower_count_by_phone_too() {
        Scenario s = EdgeScenes.orangeReported().records("li", "wang", "confirm.zfw.1", confirm("yx-fy"));
        EdgeScenes.approvedByUnit(s, "yx-fy").records("li", "chen", "approve.zfw.1", approve(1));
        s.settles("yx-fy-handler", "publish.yx-fy.1", publish(1, "yx-fy", s.now()));
        s.does(
                "yx-fy-handler",
                new Command.Extend(StepId.of("handle.yx-fy.1"), s.now().plusSeconds(900_000), TEXT));
        s.records("li", "he", "answer_extension.zfw.1", new Outcome.Answer(true, null, null));

        s.day("2026-09-09").at("10:00");
        Command.Behalf chen = phone("chen");
        s.refuses("li", new Command.Regrade(Level.YELLOW, null, TEXT, List.of(), phone("wang")), Reason.INVALID);
        s.does("li", new Command.Regrade(Level.YELLOW, null, TEXT, List.of(), chen))
                .isAt(Level.YELLOW, false);
        assertThat(s.last())
                .filteredOn(Event.StepOpened.class::isInstance)
                .extracting(event -> ((Event.StepOpened) event).subject())
                .contains(new Subject.ToRatify(StepId.of("lower.zfw.4"), "chen", Level.ORANGE));
    }

    @Test
    void rule_01_what_is_not_on_the_list_is_not_done_by_phone() {
        Scenario s = EdgeScenes.published(EdgeScenes.yellow(), null);
        s.settles("zhou", "handle.gaj.1", Words.handled()).settles("zhou", "feedback.gaj.1", Words.calm());
        s.refuses("li", settle("accept.zfw.1", Words.accepted(), phone("he")), Reason.NOT_ALLOWED);
    }

    @Test
    void rule_02_a_signature_is_due_at_noon_of_the_next_day_rings_and_blocks_nothing() {
        Scenario s = drafted(EdgeScenes.yellow(), null)
                .records("li", "gaj-deputy", "approve_unit.gaj.1", approve(1))
                .isDueOn("ratify.gaj.1", "2026-09-09", "12:00");
        s.settles("zhang", "approve.zfw.1", approve(1));
        s.settles("zhou", "publish.gaj.1", publish(1, "gaj", s.now()))
                .hasOpen("ratify.gaj.1")
                .isKept("answer_target");

        s.day("2026-09-09").at("12:20");
        assertThat(s.events(Event.Alarmed.class))
                .filteredOn(alarm -> alarm.limit().equals("ratify.gaj.1") && alarm.alarm() == Limit.Alarm.RING)
                .isNotEmpty()
                .allMatch(alarm -> alarm.unit().equals("gaj"));
        s.refuses(
                "li", settle("ratify.gaj.1", new Outcome.Ratify(true, null), phone("gaj-deputy")), Reason.NOT_ALLOWED);
    }

    @Test
    void rule_03_a_denied_approval_stops_what_is_not_published_and_is_asked_anew() {
        Scenario s = drafted(EdgeScenes.yellow(), null).settles("gaj-deputy", "approve_unit.gaj.1", approve(1));
        s.records("li", "zhang", "approve.zfw.1", approve(1)).hasOpen("publish.gaj.1");

        s.at("11:00").settles("zhang", "ratify.zfw.1", denied());

        assertThat(s.states())
                .containsEntry("publish.gaj.1", Step.State.CANCELLED)
                .containsEntry("approve.zfw.1", Step.State.SETTLED);
        s.hasOpen("approve.zfw.2");
        assertThat(s.last())
                .filteredOn(Event.Alarmed.class::isInstance)
                .extracting(event -> ((Event.Alarmed) event).role(), event -> ((Event.Alarmed) event).person())
                .containsExactly(org.assertj.core.api.Assertions.tuple(Role.PRINCIPAL_LEADER, "chen"));
    }

    @Test
    void rule_03_a_denied_approval_of_a_published_text_opens_its_correction_and_erases_nothing() {
        Scenario s = drafted(EdgeScenes.yellow(), null)
                .records("li", "gaj-deputy", "approve_unit.gaj.1", approve(1))
                .settles("zhang", "approve.zfw.1", approve(1));
        s.settles("zhou", "publish.gaj.1", publish(1, "gaj", s.now()));

        s.at("11:00").settles("gaj-deputy", "ratify.gaj.1", denied()).hasOpen("draft.gaj.2");

        assertThat(step(s, "draft.gaj.2").subject()).isEqualTo(new Subject.Correction(StepId.of("publish.gaj.1")));
        s.isDue("correction.gaj.2", "12:00");
        assertThat(s.states()).containsEntry("publish.gaj.1", Step.State.SETTLED);
    }

    @Test
    void rule_03_a_denied_confirmation_leaves_the_grade_provisional_and_is_asked_anew() {
        Scenario s = EdgeScenes.orangeReported().records("li", "wang", "confirm.zfw.1", confirm("yx-fy"));
        s.settles("wang", "ratify.zfw.1", denied()).hasOpen("confirm.zfw.2").isAt(Level.ORANGE, true);
    }

    @Test
    void rule_04_the_recorder_is_never_the_drafter_of_that_version() {
        Scenario s = Scenario.on(EdgeScenes.DAY).at("10:00");
        s.does("li", report(s, "990100", null, situation("reads", 38_000))).at("12:00");
        s.settles("he", "verify.zfw.1", verify(Finding.PARTLY)).settles("he", "draft.zfw.1", draft(1, null));
        s.refuses("he", settle("approve_unit.zfw.1", approve(1), phone("zhang")), Reason.SAME_PERSON)
                .records("li", "zhang", "approve_unit.zfw.1", approve(1));
    }

    @Test
    void rule_04_for_a_unit_with_one_person_on_duty_the_owners_duty_room_rings_back_and_records() {
        Scenario s = drafted(EdgeScenes.yellow(), null);
        s.refuses("zhou", settle("approve_unit.gaj.1", approve(1), phone("gaj-deputy")), Reason.NOT_ALLOWED)
                .records("li", "gaj-deputy", "approve_unit.gaj.1", approve(1));
    }

    @Test
    void rule_05_two_unanswered_calls_pass_to_the_next_only_when_they_lie_apart() {
        Scenario s = EdgeScenes.orange();
        s.settles("yx-fy-handler", "verify.yx-fy.1", verify(Finding.PARTLY));
        s.settles("yx-fy-handler", "draft.yx-fy.1", draft(1, null));
        String approval = "approve_unit.yx-fy.1";
        s.does("li", unanswered(s, approval, Role.PRINCIPAL_LEADER, "yx-fy-principal"));
        s.at("10:04").does("li", unanswered(s, approval, Role.PRINCIPAL_LEADER, "yx-fy-principal"));
        s.refuses("yx-fy-deputy", settle(approval, approve(1)), Reason.NOT_ALLOWED);

        s.at("10:05").does("li", unanswered(s, approval, Role.PRINCIPAL_LEADER, "yx-fy-principal"));
        s.settles("yx-fy-deputy", approval, approve(1));
        assertThat(step(s, approval).calls()).hasSize(3);
    }

    @Test
    void rule_05_the_chain_of_a_unit_is_rung_person_by_person_and_then_the_next_higher_role() {
        Scenario s = EdgeScenes.yellow().at("12:00");
        assertThat(s.events(Event.Alarmed.class))
                .filteredOn(alarm -> alarm.limit().equals("ack.gaj") && alarm.alarm() == Limit.Alarm.RING)
                .extracting(Event.Alarmed::person)
                .startsWith("zhou", "gaj-handler", "gaj-deputy", "gaj-principal");
    }

    @Test
    void rule_05_nobody_reached_is_an_outcome_and_every_call_an_entry() {
        Scenario s = EdgeScenes.orangeReported().at("10:15");
        s.refuses("li", settle("tell_leader.zfw.1", new Outcome.Call(List.of(), false)), Reason.INVALID);
        s.settles("li", "tell_leader.zfw.1", nobodyReached(s));
        assertThat(s.events(Event.Called.class))
                .hasSize(6)
                .noneMatch(called -> called.call().answered());
    }

    @Test
    void rule_06_a_deputy_acts_by_delegation_or_after_two_calls_and_the_entry_says_which() {
        Scenario s = EdgeScenes.approvedByUnit(EdgeScenes.orange(), "yx-fy");
        Move approval = Move.of(Verb.SETTLE, "approve.zfw.1");
        assertThat(may(s, "zhang", approval)).isFalse();
        assertThat(may(s, deputising("zhang", Role.PRINCIPAL_LEADER), approval)).isTrue();

        s.does("li", unanswered(s, "approve.zfw.1", Role.PRINCIPAL_LEADER, "chen"));
        s.at("10:06").does("li", unanswered(s, "approve.zfw.1", Role.PRINCIPAL_LEADER, "chen"));
        s.settles("zhang", "approve.zfw.1", approve(1));
        assertThat(step(s, "approve.zfw.1").deed().capacity()).isEqualTo(Role.DEPUTY_LEADER);
    }

    @Test
    void rule_06_ending_the_response_and_lowering_red_are_never_delegated() {
        Scenario s = EdgeRulesRedTest.ending(EdgeScenes.red());
        Move end = Move.of(Verb.SETTLE, "end_response.sw.1");
        assertThat(may(s, "sw-principal", end)).isTrue();
        assertThat(may(s, deputising("sw-deputy", Role.PRINCIPAL_LEADER), end)).isFalse();
        assertThat(may(s, deputising("zhang", Role.PRINCIPAL_LEADER), Move.of(Verb.LOWER)))
                .isFalse();
        assertThat(may(s, "chen", Move.of(Verb.LOWER))).isTrue();
    }

    @Test
    void rule_07_when_nobody_is_reached_the_duty_officer_assigns_reports_unverified_and_convenes() {
        Scenario s = EdgeScenes.orangeReported().at("10:15");
        Command.Assign assign = new Command.Assign("yx-fy", List.of("yx-gaj"), List.of(), null, TEXT);
        s.refuses("li", assign, Reason.NOT_ALLOWED)
                .settles("li", "tell_leader.zfw.1", nobodyReached(s))
                .does("li", assign)
                .hasOpen("verify.yx-gaj.1");
        s.refuses("li", settle("first_report.zfw.1", Words.sent("sw")), Reason.INVALID)
                .settles("li", "first_report.zfw.1", new Outcome.Report(List.of("sw"), TEXT, false, true));
        s.does("li", new Command.Open("convene", null))
                .settles("li", "convene.zfw.1", EdgeScenes.convene(s.instant("11:00"), "yx-fy", "fy"))
                .hasOpen("opinion.fy.1");
    }

    @Test
    void rule_07_alone_the_duty_officer_never_lowers_dismisses_approves_or_ends() {
        Scenario s = EdgeScenes.orangeReported().at("10:15").settles("li", "tell_leader.zfw.1", nobodyReached(s()));
        s.refuses("li", settle("confirm.zfw.1", confirm("yx-fy")), Reason.NOT_ALLOWED)
                .refuses("li", EdgeScenes.lower(Level.YELLOW), Reason.NOT_ALLOWED)
                .refuses("li", new Command.Close(Event.Ending.NO_BASIS, TEXT, null), Reason.NOT_ALLOWED);
        Scenario atRed = EdgeScenes.redReported().at("10:10").settles("li", "tell_leader.zfw.1", nobodyReached(s()));
        atRed.settles("li", "report_committee.zfw.1", told())
                .refuses(
                        "li",
                        settle("decide.sw.1", decide(Outcome.Decide.Course.START, null, null)),
                        Reason.NOT_ALLOWED);
        assertThat(atRed.incident().openSteps().map(step -> step.id().key())).contains("first_measures");
    }

    private static Scenario s() {
        return Scenario.on(EdgeScenes.DAY).at("10:10");
    }

    @Test
    void rule_08_an_acknowledgement_by_phone_says_who_gave_it_and_who_recorded_it() {
        Scenario s = EdgeScenes.yellow();
        StepId verify = StepId.of("verify.gaj.1");
        s.refuses("li", new Command.Acknowledge(verify, Command.Behalf.SELF), Reason.UNKNOWN_PERSON)
                .refuses("li", new Command.Acknowledge(verify, phone("sfj-handler")), Reason.UNKNOWN_PERSON)
                .at("10:20")
                .does("li", new Command.Acknowledge(verify, phone("zhou")))
                .isKept("ack.gaj");
        assertThat(s.events(Event.Acknowledged.class))
                .last()
                .extracting(Event.Acknowledged::deed)
                .isEqualTo(new Deed(s.now(), "zhou", Role.HANDLER, Means.PHONE, null, "li", null));
    }

    private static Outcome.Affirm affirmed(boolean asRecorded, @Nullable Text correction) {
        return new Outcome.Affirm(asRecorded, correction);
    }

    private static Command.Amend amend(String step, Outcome outcome) {
        return new Command.Amend(StepId.of(step), outcome, Command.Behalf.SELF);
    }

    @Test
    void rule_08_the_unit_is_asked_for_its_acknowledgement_by_phone_and_nobody_is_rung_for_it() {
        Scenario s = EdgeScenes.yellow().does("li", new Command.Acknowledge(StepId.of("verify.gaj.1"), phone("zhou")));
        assertThat(step(s, "affirm.gaj.1").subject())
                .isEqualTo(new Subject.ToAffirm(StepId.of("verify.gaj.1"), Subject.ToAffirm.Recorded.ACKNOWLEDGEMENT));
        assertThat(s.incident().limits()).doesNotContainKey("affirm.gaj.1");
        assertThat(may(s, "he", Move.of(Verb.WAIVE, "affirm.gaj.1"))).isFalse();

        s.refuses("li", settle("affirm.gaj.1", affirmed(true, null), phone("zhou")), Reason.NOT_ALLOWED)
                .refuses("zhou", settle("affirm.gaj.1", affirmed(false, null)), Reason.INVALID)
                .settles("zhou", "affirm.gaj.1", affirmed(false, TEXT));
        assertThat(may(s, "zhou", Move.of(Verb.RETURN, "verify.gaj.1")))
                .as("it has done no work yet")
                .isTrue();
    }

    @Test
    void rule_08_facts_told_by_phone_are_amended_by_the_unit_beside_what_was_recorded() {
        Scenario s = EdgeScenes.yellow().records("li", "zhou", "verify.gaj.1", verify(Finding.PARTLY));
        s.hasOpen("affirm.gaj.1", "draft.gaj.1")
                .refuses("zhou", settle("affirm.gaj.1", affirmed(false, TEXT)), Reason.INVALID)
                .refuses("li", amend("verify.gaj.1", verify(Finding.CONFIRMED)), Reason.NOT_ALLOWED)
                .refuses("zhou", amend("verify.gaj.1", Words.handled()), Reason.WRONG_OUTCOME);

        s.at("11:00").does("zhou", amend("verify.gaj.1", verify(Finding.CONFIRMED)));
        assertThat(s.states())
                .containsEntry("verify.gaj.1", Step.State.SETTLED)
                .containsEntry("verify.gaj.2", Step.State.SETTLED)
                .containsEntry("affirm.gaj.1", Step.State.SETTLED);
        assertThat(step(s, "verify.gaj.1").outcome()).isEqualTo(verify(Finding.PARTLY));
        assertThat(step(s, "verify.gaj.2").deed().decidedBy()).isEqualTo("zhou");
        assertThat(step(s, "verify.gaj.2").deed().recordedBy()).isNull();
        s.refuses("zhou", amend("verify.gaj.1", verify(Finding.OPEN)), Reason.NOT_ALLOWED);
    }

    @Test
    void rule_08_what_was_recorded_as_it_was_told_is_confirmed_with_one_tap() {
        Scenario s = EdgeScenes.yellow().records("li", "zhou", "verify.gaj.1", verify(Finding.PARTLY));
        s.settles("gaj-handler", "affirm.gaj.1", affirmed(true, null))
                .refuses("zhou", amend("verify.gaj.1", verify(Finding.OPEN)), Reason.NOT_ALLOWED);
    }

    @Test
    void rule_08_what_the_units_own_people_record_is_asked_of_nobody() {
        Scenario s = EdgeScenes.yellow().records("gaj-deputy", "zhou", "verify.gaj.1", verify(Finding.PARTLY));
        assertThat(s.incident().steps("affirm")).isEmpty();
    }

    @Test
    void rule_08_an_amended_report_leaves_the_next_one_open_alone() {
        Scenario s = EdgeScenes.yellow().settles("zhou", "verify.gaj.1", verify(Finding.PARTLY));
        s.records("li", "zhou", "follow_up.gaj.1", Words.noChange()).hasOpen("follow_up.gaj.2");
        s.does("zhou", amend("follow_up.gaj.1", Words.sent("zfw")));
        assertThat(s.incident().steps("follow_up").filter(Step::isOpen))
                .extracting(step -> step.id().toString())
                .containsExactly("follow_up.gaj.2");
    }

    @Test
    void rule_08_an_unanswered_question_blocks_no_closing() {
        Scenario s = EdgeScenes.blue()
                .records("qian", "sun", "verify.jx-sfj.1", verify(Finding.UNTRUE))
                .hasOpen("affirm.jx-sfj.1");
        s.settles("sun", "answer.jx-sfj.1", Words.publicReply(s.now()))
                .settles("sun", "feedback.jx-sfj.1", Words.calm())
                .settles("qian", "summary.jx-zfw.1", Words.summary());
        assertThat(s.incident().phase()).isEqualTo(Incident.Phase.CLOSED);
        assertThat(step(s, "affirm.jx-sfj.1").cancelled()).isEqualTo(Event.Cause.CLOSED);
    }

    @Test
    void rule_09_the_committees_answer_has_channel_reference_and_a_second_person() {
        Scenario s = EdgeScenes.red();
        Outcome.Decide start = decide(Outcome.Decide.Course.START, null, null);
        s.refuses("li", settle("decide.sw.1", start, phone("sw-principal")), Reason.INVALID)
                .refuses(
                        "li",
                        settle("decide.sw.1", start, new Command.Behalf(null, Means.PHONE, TEXT, "li", null)),
                        Reason.INVALID)
                .refuses(
                        "li",
                        settle("decide.sw.1", start, new Command.Behalf(null, Means.PHONE, null, "wang", null)),
                        Reason.INVALID)
                .refuses("yx-gaj-handler", committee("decide.sw.1", start), Reason.NOT_ALLOWED)
                .does("li", committee("decide.sw.1", start));
        assertThat(step(s, "decide.sw.1").deed())
                .isEqualTo(new Deed(s.now(), "sw", Role.PRINCIPAL_LEADER, Means.PHONE, TEXT, "li", "wang"));
    }

    @Test
    void rule_10_limits_are_judged_by_when_it_was_done_and_alarms_sent_stay() {
        Scenario s = EdgeScenes.yellow().at("16:30");
        int alarms = s.events(Event.Alarmed.class).size();
        s.does("zhou", settle("verify.gaj.1", verify(Finding.PARTLY), doneAt(s.instant("15:30"))));
        assertThat(EdgeScenes.limit(s, "verify").endedAt()).isEqualTo(s.instant("15:30"));
        assertThat(step(s, "verify.gaj.1").endedAt()).isEqualTo(s.now());
        assertThat(s.events(Event.Alarmed.class)).hasSizeGreaterThanOrEqualTo(alarms);
        s.refuses("zhou", settle("handle.gaj.1", Words.handled(), doneAt(s.instant("16:31"))), Reason.IMPLAUSIBLE_TIME)
                .refuses(
                        "zhou",
                        settle("handle.gaj.1", Words.handled(), doneAt(s.instant("09:59"))),
                        Reason.IMPLAUSIBLE_TIME);
    }

    @Test
    void rule_10_more_than_24_hours_back_needs_a_duty_leader() {
        Scenario s = EdgeScenes.yellow();
        java.time.Instant done = s.instant("10:30");
        s.day("2026-09-09").at("11:00");
        s.refuses("zhou", settle("verify.gaj.1", verify(Finding.PARTLY), doneAt(done)), Reason.IMPLAUSIBLE_TIME)
                .does("gaj-deputy", settle("verify.gaj.1", verify(Finding.PARTLY), doneAt(done)))
                .isKept("verify")
                .isKept("ack.gaj");
    }

    @Test
    void rule_10_a_limit_already_past_when_armed_gives_one_alarm_late_at_intake() {
        Scenario s = Scenario.on(EdgeScenes.DAY).at("05:30");
        Times times = new Times(s.now(), s.now(), s.now());
        s.at("10:00").does("li", report(times, Theme.OTHER, "990102", "yx-fy", situation("reads", 180_000)));
        s.at("10:00");
        List<Event.LimitMissed> missed = s.events(Event.LimitMissed.class);
        assertThat(missed)
                .extracting(Event.LimitMissed::limit)
                .contains("tell_leader", "confirm", "first_report", "verify", "facts", "answer_target")
                .doesNotHaveDuplicates();
        assertThat(missed).filteredOn(limit -> !limit.limit().equals("told")).allMatch(Event.LimitMissed::atIntake);
        assertThat(s.events(Event.Alarmed.class))
                .extracting(Event.Alarmed::limit)
                .doesNotHaveDuplicates();
    }

    @Test
    void rule_11_steps_belong_to_unit_and_role_not_to_a_person() {
        Scenario s = EdgeScenes.yellow().signs("zhou", "verify.gaj.1");
        s.settles("gaj-handler", "verify.gaj.1", verify(Finding.PARTLY)).settles("zhou", "draft.gaj.1", draft(1, null));
    }
}
