package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sise.core.incident.EdgeScenes.limit;
import static org.sise.core.incident.EdgeScenes.may;
import static org.sise.core.incident.EdgeScenes.settle;
import static org.sise.core.incident.EdgeScenes.step;
import static org.sise.core.incident.Scenario.situation;
import static org.sise.core.incident.Words.TEXT;
import static org.sise.core.incident.Words.confirm;
import static org.sise.core.incident.Words.draft;
import static org.sise.core.incident.Words.report;
import static org.sise.core.incident.Words.verify;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sise.core.incident.Outcome.Verify.Finding;
import org.sise.core.incident.Rejected.Reason;
import org.sise.core.plan.Role;

/** plan.md part B, rules 18-22: units, 退回, 延期. */
class EdgeRulesUnitsTest {
    private static Command.Return back(String step) {
        return new Command.Return(StepId.of(step), TEXT);
    }

    private static Outcome.Answer to(String unit) {
        return new Outcome.Answer(true, unit, null);
    }

    private static Command.Assign assign(String lead, String... assisting) {
        return new Command.Assign(lead, List.of(assisting), List.of(), null, TEXT);
    }

    private static Command.Extend extend(Scenario s, String step, String until) {
        return new Command.Extend(StepId.of(step), s.instant(until), TEXT);
    }

    @Test
    void rule_18_steps_of_an_unknown_unit_are_held_by_the_owners_duty_room_under_the_same_limits() {
        Scenario s = Scenario.on(EdgeScenes.DAY).at("10:00");
        s.does("li", report(s, "990100", null, situation("reads", 38_000))).at("12:00");
        s.hasOpen("verify.zfw.1").isDue("verify", "16:00");
        s.settles("li", "verify.zfw.1", verify(Finding.OPEN));
        assertThat(step(s, "verify.zfw.1").deed().capacity()).isEqualTo(Role.DUTY_OFFICER);
    }

    @Test
    void rule_18_at_orange_the_local_commission_acts_and_naming_the_lead_is_part_of_confirm() {
        Scenario s = Scenario.on(EdgeScenes.DAY).at("10:00");
        s.does("li", report(s, "990102", null, situation("reads", 180_000)))
                .hasOpen("verify.yx-zfw.1")
                .isDue("verify", "12:00")
                .refuses("wang", settle("confirm.zfw.1", confirm(null)), Reason.INVALID)
                .settles("wang", "confirm.zfw.1", confirm("yx-fy"))
                .hasOpen("verify.yx-fy.1")
                .isDue("verify", "12:00");
        assertThat(s.states()).containsEntry("verify.yx-zfw.1", Step.State.CANCELLED);
    }

    @Test
    void rule_19_a_return_is_possible_once_before_the_first_outcome_and_within_twice_the_limit() {
        Scenario once = EdgeScenes.yellow().does("zhou", back("verify.gaj.1")).isDue("answer_return.zfw.1", "11:00");
        once.settles("li", "answer_return.zfw.1", new Outcome.Answer(false, null, TEXT))
                .refuses("zhou", back("handle.gaj.1"), Reason.NOT_ALLOWED);
        EdgeScenes.yellow()
                .settles("zhou", "verify.gaj.1", verify(Finding.PARTLY))
                .refuses("zhou", back("handle.gaj.1"), Reason.NOT_ALLOWED);
        EdgeScenes.yellow().at("12:00").does("zhou", back("verify.gaj.1"));
        EdgeScenes.yellow().at("12:01").refuses("zhou", back("verify.gaj.1"), Reason.NOT_ALLOWED);
    }

    @Test
    void rule_19_the_answer_has_its_own_limit_by_level_and_no_answer_is_a_refusal() {
        EdgeScenes.blue().does("sun", back("verify.jx-sfj.1")).isDue("answer_return.jx-zfw.1", "14:00");
        Scenario red = EdgeScenes.red().does("yx-gaj-handler", back("verify.yx-gaj.1"));
        red.isDue("answer_return.zfw.1", "10:10");
        Scenario s = EdgeScenes.orange()
                .does("yx-fy-handler", back("verify.yx-fy.1"))
                .isDue("answer_return.zfw.1", "10:20");
        s.at("10:21");
        assertThat(step(s, "answer_return.zfw.1").outcome()).isEqualTo(new Outcome.Answer(false, null, null));
        assertThat(s.incident().assignment().lead()).isEqualTo("yx-fy");
        s.hasOpen("verify.yx-fy.1");
    }

    @Test
    void rule_19_at_orange_the_unit_works_on_until_the_next_one_has_signed() {
        Scenario s = EdgeScenes.orange().does("yx-fy-handler", back("verify.yx-fy.1"));
        s.at("10:10")
                .settles("li", "answer_return.zfw.1", to("fy"))
                .hasOpen("verify.yx-fy.1", "verify.fy.1")
                .isDue("ack.fy", "10:40")
                .isDue("verify", "12:00");
        s.at("10:20").signs("fy-handler", "verify.fy.1");
        assertThat(s.states()).containsEntry("verify.yx-fy.1", Step.State.CANCELLED);
    }

    @Test
    void rule_19_a_second_dispute_is_settled_by_the_deputy_leader() {
        Scenario s = EdgeScenes.yellow().does("zhou", back("verify.gaj.1"));
        s.settles("li", "answer_return.zfw.1", to("sfj")).does("sfj-handler", back("verify.sfj.1"));
        s.refuses("li", settle("answer_return.zfw.2", to("gaj")), Reason.NOT_ALLOWED)
                .settles("zhang", "answer_return.zfw.2", to("gaj"))
                .hasOpen("verify.gaj.2");
    }

    @Test
    void rule_20_the_lead_alone_drafts_and_each_assisting_unit_has_its_own_verify_and_feedback() {
        Scenario s = EdgeScenes.yellowReported().settles("li", "confirm.zfw.1", confirm("gaj", "sfj", "jcy"));
        s.settles("zhou", "verify.gaj.1", verify(Finding.PARTLY))
                .hasOpen("verify.sfj.1", "verify.jcy.1", "draft.gaj.1");
        assertThat(s.incident().steps("draft")).hasSize(1);
        s.settles("zhou", "draft.gaj.1", draft(1, null));
        s.settles("gaj-deputy", "approve_unit.gaj.1", Words.approve(1))
                .settles("zhang", "approve.zfw.1", Words.approve(1));
        s.settles("zhou", "publish.gaj.1", Words.publish(1, "gaj", s.now()))
                .settles("zhou", "handle.gaj.1", Words.handled());
        s.hasOpen("feedback.gaj.1", "feedback.sfj.1", "feedback.jcy.1");
    }

    @Test
    void rule_20_an_assisting_units_facts_alone_open_no_draft() {
        Scenario s = EdgeScenes.yellowReported().settles("li", "confirm.zfw.1", confirm("gaj", "sfj"));
        s.settles("sfj-handler", "verify.sfj.1", verify(Finding.PARTLY));
        assertThat(s.incident().steps("draft")).isEmpty();
    }

    @Test
    void rule_20_a_change_of_lead_hands_over_open_steps_only() {
        Scenario s = EdgeScenes.yellow().settles("zhou", "verify.gaj.1", verify(Finding.PARTLY));
        s.at("11:00")
                .does("li", assign("sfj"))
                .hasOpen("draft.sfj.1", "handle.sfj.1")
                .isDue("draft", "17:30");
        assertThat(s.states())
                .containsEntry("verify.gaj.1", Step.State.SETTLED)
                .containsEntry("draft.gaj.1", Step.State.CANCELLED)
                .doesNotContainKey("verify.sfj.1");
    }

    @Test
    void rule_20_a_promised_release_is_handed_over_too() {
        Scenario s = EdgeScenes.published(
                EdgeScenes.yellow(), Scenario.on(EdgeScenes.DAY).instant("17:00"));
        s.at("11:00").does("li", assign("sfj")).hasOpen("draft.sfj.1").isDue("release.gaj.2", "17:00");
        assertThat(step(s, "draft.sfj.1").subject()).isEqualTo(new Subject.Promise(s.instant("17:00")));
    }

    @Test
    void rule_21_the_functional_superior_sees_its_units_incident_from_the_assignment_and_signs_nothing() {
        Scenario s = Scenario.on(EdgeScenes.DAY).at("10:00");
        s.does("qian", report(s, "990101", "jx-sfj", situation("reads", 620)));
        assertThat(s.seenBy("sfj")).isEmpty();
        s.settles("qian", "confirm.jx-zfw.1", confirm("jx-sfj"));
        assertThat(s.seenBy("sfj"))
                .anyMatch(event -> event instanceof Event.StepOpened opened
                        && opened.step().equals(StepId.of("verify.jx-sfj.1")));
        assertThat(s.incident().limits()).doesNotContainKeys("ack.sfj", "ack.jx-zfw");
        Scenario orange = EdgeScenes.orange();
        assertThat(orange.seenBy("fy")).isNotEmpty();
        assertThat(orange.seenBy("yx-zfw"))
                .hasSizeGreaterThan(orange.seenBy("fy").size());
        assertThat(orange.incident().limits()).doesNotContainKeys("ack.fy", "ack.yx-zfw");
    }

    @Test
    void rule_22_an_extension_is_asked_before_the_limit_and_unanswered_the_limit_stands() {
        Scenario s = EdgeScenes.yellow().does("zhou", extend(s(), "verify.gaj.1", "18:00"));
        s.isDue("answer_extension.zfw.1", "16:00").at("16:01").isDue("verify", "16:00");
        assertThat(step(s, "answer_extension.zfw.1").outcome()).isEqualTo(new Outcome.Answer(false, null, null));
        assertThat(limit(s, "verify").missed()).isTrue();
        s.refuses("zhou", extend(s, "verify.gaj.1", "18:00"), Reason.NOT_ALLOWED);
    }

    private static Scenario s() {
        return Scenario.on(EdgeScenes.DAY);
    }

    @Test
    void rule_22_at_most_twice() {
        Scenario s = EdgeScenes.yellow().does("zhou", extend(s(), "verify.gaj.1", "18:00"));
        s.settles("he", "answer_extension.zfw.1", new Outcome.Answer(true, null, null))
                .isDue("verify", "18:00");
        s.does("zhou", extend(s, "verify.gaj.1", "19:00"))
                .settles("he", "answer_extension.zfw.2", new Outcome.Answer(true, null, null))
                .isDue("verify", "19:00")
                .isDue("facts", "16:00")
                .refuses("zhou", extend(s, "verify.gaj.1", "20:00"), Reason.NOT_ALLOWED);
    }

    @Test
    void rule_22_not_for_hard_limits() {
        Scenario s = EdgeScenes.yellow();
        assertThat(s.incident().limits().values().stream().filter(Limit::isLegal))
                .isNotEmpty()
                .noneMatch(legal -> may(s, "zhou", Move.of(Verb.EXTEND, legal.id()))
                        || may(s, "chen", Move.of(Verb.EXTEND_LIMIT, legal.id())));
        Scenario published = EdgeScenes.drafted(s, null);
        published
                .settles("gaj-deputy", "approve_unit.gaj.1", Words.approve(1))
                .settles("zhang", "approve.zfw.1", Words.approve(1))
                .does("zhou", extend(s(), "publish.gaj.1", "12:00"))
                .settles("he", "answer_extension.zfw.1", new Outcome.Answer(true, null, null))
                .isDueOn("answer_hard", "2026-09-10", "10:00");
    }

    private static Command.ExtendLimit completeBy(String day) {
        return new Command.ExtendLimit("complete", java.time.Instant.parse(day + "T10:00:00Z"), TEXT);
    }

    @Test
    void rule_22_at_orange_the_commission_has_the_completion_extended_at_most_twice() {
        Scenario s = EdgeScenes.orange().isDueOn("complete", "2026-09-15", "18:00");
        s.refuses("li", completeBy("2026-09-18"), Reason.NOT_ALLOWED)
                .refuses("yx-fy-handler", completeBy("2026-09-18"), Reason.NOT_ALLOWED)
                .refuses("he", completeBy("2026-09-14"), Reason.INVALID)
                .does("he", completeBy("2026-09-18"))
                .isDueOn("answer_extension.zfw.1", "2026-09-15", "18:00")
                .refuses("he", completeBy("2026-09-19"), Reason.NOT_ALLOWED)
                .refuses(
                        "he",
                        settle("answer_extension.zfw.1", new Outcome.Answer(true, null, null)),
                        Reason.NOT_ALLOWED);

        s.settles("zhang", "answer_extension.zfw.1", new Outcome.Answer(true, null, null))
                .isDueOn("complete", "2026-09-18", "18:00");
        s.does("he", completeBy("2026-09-22"))
                .settles("zhang", "answer_extension.zfw.2", new Outcome.Answer(true, null, null))
                .isDueOn("complete", "2026-09-22", "18:00")
                .refuses("he", completeBy("2026-09-25"), Reason.NOT_ALLOWED);
    }

    @Test
    void rule_22_an_extension_of_the_completion_that_nobody_answers_is_refused() {
        Scenario s = EdgeScenes.orange().does("he", completeBy("2026-09-18"));
        s.day("2026-09-15").at("18:01").isDueOn("complete", "2026-09-15", "18:00");
        assertThat(step(s, "answer_extension.zfw.1").outcome()).isEqualTo(new Outcome.Answer(false, null, null));
        assertThat(limit(s, "complete").missed()).isTrue();
        s.refuses("he", completeBy("2026-09-25"), Reason.NOT_ALLOWED);
    }

    @Test
    void rule_22_no_other_milestone_and_no_other_level_has_it() {
        for (Scenario s : List.of(EdgeScenes.yellow(), EdgeScenes.orange(), EdgeScenes.red())) {
            assertThat(s.incident().limits().values().stream()
                            .filter(limit ->
                                    limit.unit() == null && may(s, "chen", Move.of(Verb.EXTEND_LIMIT, limit.id()))))
                    .extracting(Limit::id)
                    .isSubsetOf(s.incident().level() == org.sise.core.grading.Level.ORANGE ? "complete" : "none");
        }
    }
}
