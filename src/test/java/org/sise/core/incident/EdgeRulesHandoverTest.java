package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sise.core.incident.EdgeScenes.approvedByUnit;
import static org.sise.core.incident.EdgeScenes.doneAt;
import static org.sise.core.incident.EdgeScenes.limit;
import static org.sise.core.incident.EdgeScenes.settle;
import static org.sise.core.incident.EdgeScenes.step;
import static org.sise.core.incident.Scenario.situation;
import static org.sise.core.incident.Words.TEXT;
import static org.sise.core.incident.Words.approve;
import static org.sise.core.incident.Words.confirm;
import static org.sise.core.incident.Words.draft;
import static org.sise.core.incident.Words.publish;
import static org.sise.core.incident.Words.report;
import static org.sise.core.incident.Words.verify;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sise.core.incident.Outcome.Verify.Finding;
import org.sise.core.incident.Rejected.Reason;

/** plan.md part B where something goes on to others: an owner, a lead, a request, what a leader signs, what a plan promises. */
class EdgeRulesHandoverTest {
    private static final Command TO_CITY = new Command.ChangeOwner("990100", TEXT);
    private static final Outcome.Answer GRANTED = new Outcome.Answer(true, null, null);

    /** 黄, 甲县司法局, of 甲县; confirmed at 10:00. */
    private static Scenario county() {
        Scenario s = Scenario.on(EdgeScenes.DAY).at("10:00");
        s.does("qian", report(s, "990101", "jx-sfj", situation("reads", 38_000)));
        return s.settles("qian", "confirm.jx-zfw.1", confirm("jx-sfj"));
    }

    private static Command.Extend extend(Scenario s, String step, String until) {
        return new Command.Extend(StepId.of(step), s.instant(until), TEXT);
    }

    private static Scenario asked() {
        Scenario s = EdgeScenes.yellow();
        return s.at("11:00").does("zhou", extend(s, "verify.gaj.1", "20:00")).hasOpen("answer_extension.zfw.1");
    }

    @Test
    void rule_19_a_request_goes_to_the_owner_who_has_the_matter_now_under_the_same_limit() {
        Scenario s = county();
        s.at("10:20").does("sun", new Command.Return(StepId.of("verify.jx-sfj.1"), TEXT));
        Instant due = limit(s, "answer_return.jx-zfw.1").due();

        s.at("10:50").does("wang", TO_CITY).hasOpen("answer_return.zfw.1");

        assertThat(s.states()).containsEntry("answer_return.jx-zfw.1", Step.State.CANCELLED);
        assertThat(limit(s, "answer_return.zfw.1").due()).isEqualTo(due);
        s.settles("li", "answer_return.zfw.1", new Outcome.Answer(true, "gaj", null));
        assertThat(s.incident().assignment().lead()).isEqualTo("gaj");
    }

    @Test
    void rule_19_a_return_ends_when_the_unit_is_relieved_anyway() {
        Scenario s = county();
        s.does("sun", new Command.Return(StepId.of("verify.jx-sfj.1"), TEXT));

        s.does("qian", new Command.Assign("jx-gaj", List.of(), List.of(), null, TEXT));

        assertThat(s.states()).containsEntry("answer_return.jx-zfw.1", Step.State.CANCELLED);
    }

    @Test
    void rule_22_a_request_for_time_ends_with_its_limit() {
        Scenario s = asked();

        s.settles("zhou", "verify.gaj.1", verify(Finding.PARTLY));

        assertThat(s.states()).containsEntry("answer_extension.zfw.1", Step.State.CANCELLED);
    }

    @Test
    void rule_03_an_extension_that_was_never_granted_is_taken_back() {
        Scenario s = asked();
        Instant due = limit(s, "verify").due();
        s.records("li", "he", "answer_extension.zfw.1", GRANTED).isDue("verify", "20:00");

        s.settles("he", "ratify.zfw.1", EdgeScenes.denied());

        assertThat(limit(s, "verify").due()).isEqualTo(due);
    }

    @Test
    void rule_03_what_is_taken_back_after_its_time_is_missed_at_once() {
        Scenario s = asked().records("li", "he", "answer_extension.zfw.1", GRANTED);

        s.at("17:00").settles("he", "ratify.zfw.1", EdgeScenes.denied()).at("17:01");

        assertThat(limit(s, "verify").missed()).isTrue();
    }

    @Test
    void rule_02_a_dismissal_by_phone_is_signed_after_the_end() {
        Scenario s = EdgeScenes.orangeReported().records("li", "wang", "confirm.zfw.1", noBasis());

        assertThat(s.incident().phase()).isEqualTo(Incident.Phase.CLOSED);
        s.isOpen("ratify.zfw.1").isDueOn("ratify.zfw.1", "2026-09-09", "12:00");
        s.at("11:00")
                .settles("wang", "ratify.zfw.1", new Outcome.Ratify(true, null))
                .isOpen()
                .isKept("ratify.zfw.1");
    }

    @Test
    void rule_03_a_dismissal_that_was_never_given_is_told_to_the_principal_leader() {
        Scenario s = EdgeScenes.orangeReported().records("li", "wang", "confirm.zfw.1", noBasis());

        s.settles("wang", "ratify.zfw.1", EdgeScenes.denied()).isOpen();

        assertThat(s.last())
                .anyMatch(event -> event instanceof Event.Alarmed alarmed && "chen".equals(alarmed.person()));
    }

    @Test
    void rule_02_what_was_decided_by_phone_is_signed_after_the_end_of_the_incident_too() {
        Scenario s = EdgeScenes.yellowReported().records("li", "wang", "confirm.zfw.1", confirm("gaj"));
        s.does("li", new Command.Close(Event.Ending.MISREPORT, TEXT, null)).isOpen("ratify.zfw.1");
        s.settles("wang", "ratify.zfw.1", new Outcome.Ratify(true, null)).isOpen();
    }

    @Test
    void rule_28_an_answer_that_was_denied_was_none_and_the_committee_is_silent_anew() {
        Scenario s = EdgeScenes.red().at("10:30");
        Outcome.Decide starts = EdgeScenes.decide(Outcome.Decide.Course.START_WITHOUT_TASKFORCE, null, null);
        s.does(
                "li",
                settle("decide.sw.1", starts, new Command.Behalf("sw-principal", Means.PHONE, TEXT, "wang", null)));

        s.at("10:50")
                .settles("sw-principal", "ratify.sw.1", EdgeScenes.denied())
                .hasOpen("decide.sw.2");

        s.isDue("silence", "11:50").at("11:51");
        assertThat(Silence.isBroken(s.incident())).isTrue();
    }

    @Test
    void rule_10_nobody_signs_for_what_was_not_yet_his() {
        Scenario s = EdgeScenes.yellow().at("10:30");
        s.does("li", new Command.Assign("sfj", List.of(), List.of(), null, TEXT))
                .at("10:40");

        s.refuses(
                "sfj-handler",
                new Command.Acknowledge(StepId.of("verify.sfj.1"), doneAt(s.instant("10:20"))),
                Reason.IMPLAUSIBLE_TIME);

        s.does("sfj-handler", new Command.Acknowledge(StepId.of("verify.sfj.1"), doneAt(s.instant("10:30"))))
                .isKept("ack.sfj");
    }

    @Test
    void rule_10_work_that_was_done_before_it_was_assigned_takes_the_assignment() {
        Scenario s = EdgeScenes.yellow().at("10:30");
        s.does("li", new Command.Assign("sfj", List.of(), List.of(), null, TEXT))
                .at("10:40");

        s.does("sfj-handler", settle("verify.sfj.1", verify(Finding.PARTLY), doneAt(s.instant("10:20"))));

        s.isKept("ack.sfj");
    }

    @Test
    void rule_37_a_new_owner_has_no_new_time() {
        Scenario s = county().settles("sun", "verify.jx-sfj.1", verify(Finding.PARTLY));
        s.settles("sun", "draft.jx-sfj.1", draft(1, null));
        s.settles("jx-sfj-deputy", "approve_unit.jx-sfj.1", approve(1)).hasOpen("approve.jx-zfw.1");
        Instant due = limit(s, "approve.jx-zfw.1").due();

        s.at("11:00").does("wang", TO_CITY).hasOpen("approve.zfw.1");

        assertThat(limit(s, "approve.zfw.1").due()).isEqualTo(due);
    }

    @Test
    void rule_20_what_a_former_lead_did_is_done_again_by_the_lead_of_now() {
        Scenario s = EdgeScenes.published(EdgeScenes.yellow(), null).settles("zhou", "handle.gaj.1", Words.handled());
        s.does("li", new Command.Assign("sfj", List.of(), List.of(), null, TEXT));
        s.settles("sfj-handler", "feedback.sfj.1", Words.calm());

        s.settles("he", "accept.zfw.1", Words.redo("handle.gaj.1")).hasOpen("handle.sfj.1");

        assertThat(s.states()).doesNotContainKey("accept.zfw.2");
        s.settles("sfj-handler", "handle.sfj.1", Words.handled()).hasOpen("accept.zfw.2");
    }

    @Test
    void rule_34_the_releases_of_an_approved_plan_are_promised_one_after_the_other() {
        Scenario s = planned(List.of("14:00", "18:00"), null).hasOpen("draft.yx-gaj.2");

        s.isDue("release.yx-gaj.2", "14:00");
        s.at("13:00").settles("yx-gaj-handler", "draft.yx-gaj.2", draft(2, null));
        s.settles("yx-gaj-principal", "approve_unit.yx-gaj.2", approve(2));
        s.does("li", EdgeScenes.committee("approve.sw.2", approve(2)));
        s.settles("yx-gaj-handler", "publish.yx-gaj.2", publish(2, "yx-gaj", s.now()));

        s.isKept("release.yx-gaj.2").isDue("release.yx-gaj.3", "18:00");
        assertThat(limit(s, "release.yx-gaj.3").isRunning()).isTrue();
    }

    @Test
    void part_a2_a_plan_says_when_red_is_completed() {
        Instant closeBy = Instant.parse("2026-09-15T10:00:00Z");
        Scenario s = planned(List.of(), closeBy).settles("yx-gaj-handler", "handle.yx-gaj.1", Words.handled());

        s.day("2026-09-11")
                .at("11:00")
                .does(
                        "li",
                        EdgeScenes.committee(
                                "end_response.sw.1", EdgeScenes.decide(Outcome.Decide.Course.END, null, null)));

        assertThat(limit(s, "complete").due()).isEqualTo(closeBy);
    }

    @Test
    void part_a3_an_organ_that_did_nothing_leaves_when_another_is_named() {
        Scenario s = Scenario.on(EdgeScenes.DAY).at("10:00");
        s.does(
                "li",
                report(
                        new Times(s.now(), s.now(), s.now()),
                        Theme.STAFF_MISCONDUCT,
                        "990100",
                        "gaj",
                        situation("reads", 38_000)));
        s.settles("li", "confirm.zfw.1", confirm("gaj")).hasOpen("independent.jcy.1");

        s.does("li", new Command.Assign("gaj", List.of(), List.of(), "jw", TEXT))
                .hasOpen("independent.jw.1");

        assertThat(s.incident().circle()).containsKey("jw").doesNotContainKey("jcy");
    }

    @Test
    void rule_39_one_report_that_is_waived_does_not_end_the_reports() {
        Scenario s = EdgeScenes.yellow().settles("zhou", "verify.gaj.1", verify(Finding.PARTLY));
        s.hasOpen("follow_up.gaj.1").isDue("follow_up.gaj.1", "17:00");

        s.does("he", new Command.Waive(StepId.of("follow_up.gaj.1"), TEXT)).hasOpen("follow_up.gaj.2");

        s.isDueOn("follow_up.gaj.2", "2026-09-09", "17:00");
    }

    /** 红, without a task force: published, its plan approved. */
    private static Scenario planned(List<String> releases, @Nullable Instant closeBy) {
        Scenario s = approvedByUnit(EdgeScenes.red(), "yx-gaj");
        s.does("li", EdgeScenes.committee("approve.sw.1", approve(1)));
        s.settles("yx-gaj-handler", "publish.yx-gaj.1", publish(1, "yx-gaj", s.now()));
        s.does(
                "li",
                EdgeScenes.committee(
                        "decide.sw.1", EdgeScenes.decide(Outcome.Decide.Course.START_WITHOUT_TASKFORCE, null, null)));
        List<Instant> times = releases.stream().map(s::instant).toList();
        s.settles(
                "he", "plan.zfw.1", new Outcome.Plan(TEXT, TEXT, times, List.of(), null, null, closeBy, Words.hash(7)));
        return s.settles("chen", "approve_plan.zfw.1", approve(7));
    }

    private static Outcome.Grade noBasis() {
        Dismissal dismissal = new Dismissal(Dismissal.Ground.NO_BASIS, null, null, null);
        return new Outcome.Grade(
                Outcome.Grade.Verdict.DISMISS, null, null, TEXT, null, List.of(), List.of(), null, dismissal);
    }
}
