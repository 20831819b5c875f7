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
    void what_is_waived_is_not_waited_for_and_asked_anew_by_a_raise() {
        Scenario s = EdgeScenes.orangeReported().does("he", new Command.Waive(StepId.of("first_report.zfw.1"), TEXT));
        assertThat(limit(s, "first_report").isRunning()).isFalse();

        s.at("10:10")
                .does(
                        "li",
                        new Command.FollowUp(situation("reads", 30_000, "flags.group_event_possible", "true"), TEXT));

        s.isAt(Level.RED, true).hasOpen("first_report.zfw.2");
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
}
