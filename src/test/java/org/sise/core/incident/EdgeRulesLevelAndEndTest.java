package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sise.core.incident.EdgeScenes.committee;
import static org.sise.core.incident.EdgeScenes.decide;
import static org.sise.core.incident.EdgeScenes.drafted;
import static org.sise.core.incident.EdgeScenes.limit;
import static org.sise.core.incident.EdgeScenes.lower;
import static org.sise.core.incident.EdgeScenes.published;
import static org.sise.core.incident.EdgeScenes.settle;
import static org.sise.core.incident.EdgeScenes.step;
import static org.sise.core.incident.Scenario.situation;
import static org.sise.core.incident.Words.TEXT;
import static org.sise.core.incident.Words.approve;
import static org.sise.core.incident.Words.confirm;
import static org.sise.core.incident.Words.publish;
import static org.sise.core.incident.Words.report;
import static org.sise.core.incident.Words.told;
import static org.sise.core.incident.Words.verify;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sise.core.grading.Level;
import org.sise.core.grading.Situation;
import org.sise.core.incident.Outcome.Verify.Finding;
import org.sise.core.incident.Rejected.Reason;

/** plan.md part B, rules 37-40 and 44: raising and lowering, reports, the end, the closed list. */
class EdgeRulesLevelAndEndTest {
    private static final Command.FollowUp TO_ORANGE = new Command.FollowUp(situation("reads", 180_000), TEXT);

    /** 黄, 乙县人民法院, in the hands of the county, confirmed, signed and told. */
    private static Scenario county() {
        Scenario s = Scenario.on(EdgeScenes.DAY).at("10:00");
        s.does("wu", report(s, "990102", "yx-fy", situation("reads", 38_000)))
                .settles("wu", "confirm.yx-zfw.1", confirm("yx-fy"))
                .settles("wu", "tell_leader.yx-zfw.1", told())
                .settles("wu", "first_report.yx-zfw.1", Words.sent("zfw"));
        return s.signs("yx-fy-handler", "verify.yx-fy.1");
    }

    private static Scenario orangePublished() {
        Scenario s =
                EdgeScenes.approvedByUnit(EdgeScenes.orange(), "yx-fy").settles("chen", "approve.zfw.1", approve(1));
        return s.settles("yx-fy-handler", "publish.yx-fy.1", publish(1, "yx-fy", s.now()));
    }

    @Test
    void rule_37_on_a_raise_a_limit_is_the_earlier_of_the_old_and_the_raise_plus_the_new() {
        Scenario s = county().at("10:30").does("wu", TO_ORANGE);
        s.isDue("verify", "12:30").isDue("facts", "12:30").isDue("answer_target", "14:30");
        Scenario late = county().at("15:30").does("wu", TO_ORANGE);
        late.isDue("verify", "16:00").isDue("answer_target", "19:30").isDueOn("answer_hard", "2026-09-10", "10:00");
    }

    @Test
    void rule_37_settled_steps_stay_except_confirm_tell_leader_first_report_and_the_signature() {
        Scenario s = county().settles("yx-fy-handler", "verify.yx-fy.1", verify(Finding.PARTLY));
        s.at("10:30").does("wu", TO_ORANGE).hasOpen("confirm.zfw.1", "tell_leader.zfw.1", "first_report.zfw.1");
        assertThat(s.states())
                .containsEntry("verify.yx-fy.1", Step.State.SETTLED)
                .doesNotContainKey("verify.yx-fy.2");
        s.isDue("ack.yx-fy.2", "11:00");
    }

    @Test
    void rule_37_a_raise_to_yellow_asks_no_new_signature() {
        Scenario s = EdgeScenes.blue().signs("sun", "verify.jx-sfj.1");
        s.does("qian", new Command.FollowUp(situation("reads", 38_000), TEXT)).isAt(Level.YELLOW, true);
        assertThat(s.incident().limits()).doesNotContainKey("ack.jx-sfj.2");
    }

    @Test
    void rule_37_an_approved_but_unpublished_text_needs_the_approver_of_the_new_level() {
        Scenario s = drafted(EdgeScenes.yellow(), null)
                .settles("gaj-deputy", "approve_unit.gaj.1", approve(1))
                .settles("zhang", "approve.zfw.1", approve(1))
                .hasOpen("publish.gaj.1");
        s.at("10:30").does("li", TO_ORANGE).hasOpen("approve_unit.gaj.2");
        assertThat(s.states()).containsEntry("publish.gaj.1", Step.State.CANCELLED);
        s.settles("gaj-principal", "approve_unit.gaj.2", approve(1))
                .refuses("zhang", settle("approve.zfw.2", approve(1)), Reason.NOT_ALLOWED)
                .settles("chen", "approve.zfw.2", approve(1))
                .hasOpen("publish.gaj.2");
    }

    @Test
    void rule_37_a_text_already_published_stays() {
        Scenario s = published(EdgeScenes.yellow(), null)
                .at("10:30")
                .does("li", TO_ORANGE)
                .isKept("answer_target");
        assertThat(s.incident().openSteps().map(step -> step.id().key()))
                .doesNotContain("draft", "approve_unit", "approve", "publish");
    }

    @Test
    void rule_37_the_owner_moves_and_the_old_one_becomes_local() {
        Scenario s = county().at("10:30").does("wu", TO_ORANGE);
        assertThat(s.incident().assignment().owner()).isEqualTo("990100");
        assertThat(new Parties(s.incident(), SampleCity.UNITS).local()).contains("yx-zfw");
        s.does("li", new Command.FollowUp(situation("reads", 190_000), TEXT));
        assertThat(s.seenBy("yx-zfw")).contains(s.last().getFirst());
    }

    @Test
    void rule_38_lowering_goes_one_level_at_a_time_by_the_approver_of_the_level_left() {
        Scenario s = orangePublished().day("2026-09-09").at("10:00");
        s.refuses("chen", lower(Level.BLUE), Reason.INVALID)
                .refuses("zhang", lower(Level.YELLOW), Reason.NOT_ALLOWED)
                .does("chen", lower(Level.YELLOW))
                .isAt(Level.YELLOW, false)
                .refuses("li", lower(Level.BLUE), Reason.NOT_ALLOWED)
                .does("zhang", lower(Level.BLUE))
                .isAt(Level.BLUE, false);
    }

    @Test
    void rule_38_orange_is_lowered_when_facts_are_published_and_no_rise_came_for_24_hours() {
        Scenario silent = EdgeScenes.orange().day("2026-09-09").at("12:00");
        silent.refuses("chen", lower(Level.YELLOW), Reason.NOT_READY);
        Scenario rising =
                orangePublished().at("14:00").does("monitor", new Command.FollowUp(situation("reads", 420_000), null));
        rising.day("2026-09-09")
                .at("13:59")
                .refuses("chen", lower(Level.YELLOW), Reason.NOT_READY)
                .at("14:00")
                .does("chen", lower(Level.YELLOW));
    }

    @Test
    void rule_38_interactions_that_grow_are_a_rise_too() {
        Scenario s = orangePublished()
                .at("14:00")
                .does("monitor", new Command.FollowUp(situation("interactions", 20), null));
        s.day("2026-09-09")
                .at("13:59")
                .refuses("chen", lower(Level.YELLOW), Reason.NOT_READY)
                .at("14:00")
                .does("chen", lower(Level.YELLOW));
    }

    @Test
    void rule_38_red_is_lowered_only_when_the_response_has_ended() {
        Scenario s = EdgeRulesRedTest.ending(EdgeScenes.red());
        s.refuses("chen", lower(Level.ORANGE), Reason.NOT_READY)
                .does("li", committee("end_response.sw.1", decide(Outcome.Decide.Course.END, null, null)))
                .does("chen", lower(Level.ORANGE))
                .isAt(Level.ORANGE, false);
    }

    @Test
    void rule_38_promises_hard_limits_and_what_was_overdue_stay_and_open_steps_end_unless_kept() {
        Instant promised = Scenario.on("2026-09-10").instant("17:00");
        Scenario s = EdgeScenes.orange("yx-gaj").settles("yx-fy-handler", "verify.yx-fy.1", verify(Finding.PARTLY));
        s.settles("yx-fy-handler", "draft.yx-fy.1", Words.draft(1, promised))
                .settles("yx-fy-principal", "approve_unit.yx-fy.1", approve(1))
                .settles("chen", "approve.zfw.1", approve(1));
        s.at("14:30")
                .settles("yx-fy-handler", "publish.yx-fy.1", publish(1, "yx-fy", s.now()))
                .isLate("answer_target");
        s.day("2026-09-09").at("12:00").does("chen", lower(Level.YELLOW, "release_group.zfw.1"));

        s.isDueOn("release.yx-fy.2", "2026-09-10", "17:00").hasOpen("draft.yx-fy.2", "release_group.zfw.1");
        assertThat(limit(s, "release.yx-fy.2").isRunning()).isTrue();
        assertThat(limit(s, "answer_hard").due())
                .isEqualTo(Scenario.on("2026-09-10").instant("10:00"));
        s.isLate("answer_target");
        assertThat(step(s, "convene.zfw.1").cancelled()).isEqualTo(Event.Cause.REPLANNED);
    }

    @Test
    void rule_38_a_promise_stays_even_where_the_lower_flow_has_no_statement() {
        Scenario s = published(EdgeScenes.yellow(), Scenario.on(EdgeScenes.DAY).instant("17:00"));
        s.does("zhang", lower(Level.BLUE)).isAt(Level.BLUE, false).isDue("release.gaj.2", "17:00");
        assertThat(limit(s, "release.gaj.2").isRunning()).isTrue();
        s.at("11:00")
                .settles("zhou", "answer.gaj.1", Words.publicReply(s.now(), "gaj-deputy"))
                .isKept("release.gaj.2");
    }

    @Test
    void rule_39_at_most_one_follow_up_report_is_open_and_the_next_closes_the_missed_one() {
        Scenario s = EdgeScenes.yellow().settles("zhou", "verify.gaj.1", verify(Finding.PARTLY));
        s.isDue("follow_up.gaj.1", "17:00").at("17:00").hasOpen("follow_up.gaj.2");
        assertThat(step(s, "follow_up.gaj.1").cancelled()).isEqualTo(Event.Cause.OMITTED);
        assertThat(s.incident().openSteps().filter(step -> step.id().key().equals("follow_up")))
                .hasSize(1);
    }

    @Test
    void rule_39_a_report_sent_in_the_last_hour_counts_and_no_change_is_one_tap() {
        Scenario s = EdgeScenes.yellow().settles("zhou", "verify.gaj.1", verify(Finding.PARTLY));
        s.at("16:10")
                .settles("zhou", "follow_up.gaj.1", Words.noChange())
                .isDueOn("follow_up.gaj.2", "2026-09-09", "17:00");
        Scenario earlier = EdgeScenes.yellow().settles("zhou", "verify.gaj.1", verify(Finding.PARTLY));
        earlier.at("15:50").settles("zhou", "follow_up.gaj.1", Words.noChange()).isDue("follow_up.gaj.2", "17:00");
    }

    @Test
    void rule_39_no_clock_is_stopped() {
        Scenario s = drafted(EdgeScenes.yellow(), null).settles("gaj-deputy", "approve_unit.gaj.1", approve(1));
        Instant due = limit(s, "answer_target").due();
        s.settles(
                "zhang",
                "approve.zfw.1",
                new Outcome.Approve(Words.hash(1), Outcome.Approve.Ruling.HOLD, Set.of(), null, TEXT));
        s.at("11:00")
                .does(
                        "zhou",
                        new Command.Extend(StepId.of("handle.gaj.1"), s.now().plusSeconds(900_000), TEXT));
        assertThat(limit(s, "answer_target").due()).isEqualTo(due);
        assertThat(limit(s, "answer_target").isRunning()).isTrue();
    }

    private static Scenario closed() {
        Scenario s = published(EdgeScenes.yellow(), null).settles("zhou", "handle.gaj.1", Words.handled());
        s.settles("zhou", "feedback.gaj.1", Words.calm()).settles("he", "accept.zfw.1", Words.accepted());
        return s.settles("li", "summary.zfw.1", Words.summary());
    }

    @Test
    void rule_40_closing_needs_both_lines_and_every_must_step() {
        Scenario s = published(EdgeScenes.yellow(), null);
        assertThat(s.incident().openSteps().map(step -> step.id().key()))
                .doesNotContain("feedback", "accept", "summary");
        s.refuses("li", new Command.Close(Event.Ending.SUMMARIZED, TEXT, null), Reason.NOT_READY);
        s.settles("zhou", "handle.gaj.1", Words.handled()).settles("zhou", "feedback.gaj.1", Words.calm());
        s.settles("he", "accept.zfw.1", Words.accepted());
        assertThat(s.incident().phase()).isEqualTo(Incident.Phase.COMPLETED);
        s.settles("li", "summary.zfw.1", Words.summary());
        assertThat(s.incident().phase()).isEqualTo(Incident.Phase.CLOSED);
    }

    @Test
    void rule_40_a_closed_incident_takes_notes_and_links_only() {
        Scenario s = closed();
        assertThat(s.incident().phase()).isEqualTo(Incident.Phase.CLOSED);
        for (String person : List.of("li", "wang", "he", "zhang", "chen", "zhou", "sw-principal")) {
            Actor actor = Scenario.actor(person);
            assertThat(Decider.moves(s.incident(), actor, s.context(actor)))
                    .extracting(Move::verb)
                    .isSubsetOf(Verb.NOTE, Verb.LINK);
        }
        s.does("li", new Command.Note(TEXT))
                .does("li", new Command.Link("YQ-2026-000002", Event.Linked.Relation.RELATED));
    }

    @Test
    void rule_41_a_machine_adds_a_note_after_closing_and_only_then() {
        EdgeScenes.yellow().refuses("monitor", new Command.Note(TEXT), Reason.NOT_ALLOWED);
        closed().does("monitor", new Command.Note(TEXT));
    }

    @Test
    void texts_are_withdrawn_after_closing_by_an_administrator() {
        Command purge = new Command.Purge(List.of("1/title"), TEXT);
        EdgeScenes.yellow().refuses("admin", purge, Reason.NOT_ALLOWED);
        Scenario s = closed();
        s.refuses("chen", purge, Reason.NOT_ALLOWED).does("admin", purge);
        assertThat(s.incident().phase()).isEqualTo(Incident.Phase.CLOSED);
    }

    @Test
    void rule_41_redo_is_possible_until_closing_not_after() {
        Scenario s = published(EdgeScenes.yellow(), null).settles("zhou", "handle.gaj.1", Words.handled());
        s.settles("zhou", "feedback.gaj.1", Words.calm()).settles("he", "accept.zfw.1", Words.redo("handle.gaj.1"));
        s.hasOpen("handle.gaj.2");
        closed().refuses(
                        "li",
                        settle("summary.zfw.1", new Outcome.Summary(TEXT, StepId.of("handle.gaj.1"))),
                        Reason.NOT_ALLOWED);
    }

    @Test
    void rule_44_the_kinds_of_task_and_directive_are_the_closed_list_of_the_plan() {
        assertThat(TaskKind.values())
                .extracting(Enum::name)
                .containsExactly(
                        "VERIFY",
                        "HANDLE_BY_LAW",
                        "RESCUE_AND_CARE",
                        "KEEP_EVIDENCE",
                        "RECEIVE_PEOPLE_CONCERNED",
                        "ORDER_ON_SITE",
                        "PUBLISH",
                        "ANSWER_PRESS",
                        "EXPLAIN_LAW",
                        "SUPPLY_FIGURES",
                        "RECTIFY");
    }

    @Test
    void rule_44_no_field_of_a_situation_concerns_an_author_an_account_or_a_ranking() {
        assertThat(Situation.class.getRecordComponents())
                .extracting(RecordComponent::getName)
                .containsExactlyInAnyOrder(
                        "nature",
                        "impact",
                        "reach",
                        "trending",
                        "platforms",
                        "reads",
                        "interactions",
                        "sources",
                        "units",
                        "statutoryClass",
                        "flags");
    }
}
