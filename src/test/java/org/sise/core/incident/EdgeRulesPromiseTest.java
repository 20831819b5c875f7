package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sise.core.incident.EdgeScenes.limit;
import static org.sise.core.incident.EdgeScenes.may;
import static org.sise.core.incident.EdgeScenes.published;
import static org.sise.core.incident.Words.TEXT;
import static org.sise.core.incident.Words.approve;
import static org.sise.core.incident.Words.draft;
import static org.sise.core.incident.Words.publish;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sise.core.grading.Level;
import org.sise.core.plan.LimitSpec;

/** plan.md part B, rules 3, 33-35 where statements meet: promises, corrections, holds, and what a leader denies of them. */
class EdgeRulesPromiseTest {
    private static final Command CORRECT = new Command.CorrectStatement(StepId.of("publish.gaj.1"), TEXT);

    /** 黄: published at 10:00, the next release promised for 17:00. */
    private static Scenario promised() {
        Scenario s = EdgeScenes.yellow();
        return published(s, s.instant("17:00")).hasOpen("draft.gaj.2");
    }

    private static Outcome.Draft correction(int version) {
        return new Outcome.Draft(
                Outcome.Draft.Kind.CORRECTION, TEXT, TEXT, null, null, null, "gaj", Set.of(), Words.hash(version));
    }

    private static void approved(Scenario s, int unitRound, int round, int version) {
        s.settles("gaj-deputy", "approve_unit.gaj." + unitRound, approve(version))
                .settles("zhang", "approve.zfw." + round, approve(version));
    }

    @Test
    void rules_34_and_35_a_correction_and_a_promise_each_go_their_way() {
        Scenario s = promised().does("he", CORRECT).hasOpen("draft.gaj.2", "draft.gaj.3");

        s.settles("zhou", "draft.gaj.3", correction(3));
        approved(s, 2, 2, 3);
        s.settles("zhou", "publish.gaj.2", publish(3, "gaj", s.now())).isKept("correction.gaj.3");

        s.settles("zhou", "draft.gaj.2", draft(2, null)).hasOpen("approve_unit.gaj.3");
        approved(s, 3, 3, 2);
        s.settles("zhou", "publish.gaj.3", publish(2, "gaj", s.now())).isKept("release.gaj.2");
    }

    @Test
    void rule_35_a_correction_goes_before_a_promise_that_is_being_approved() {
        Scenario s = promised().settles("zhou", "draft.gaj.2", draft(2, null)).hasOpen("approve_unit.gaj.2");

        s.does("he", CORRECT).settles("zhou", "draft.gaj.3", correction(3));
        approved(s, 3, 2, 3);
        s.settles("zhou", "publish.gaj.2", publish(3, "gaj", s.now())).hasOpen("approve_unit.gaj.4");

        approved(s, 4, 3, 2);
        s.settles("zhou", "publish.gaj.3", publish(2, "gaj", s.now())).isKept("release.gaj.2");
    }

    @Test
    void rule_35_a_text_is_corrected_once_at_a_time() {
        Scenario s = promised();
        assertThat(may(s, "he", Move.of(Verb.CORRECT_STATEMENT, StepId.of("publish.gaj.1"))))
                .isTrue();

        s.does("he", CORRECT);

        assertThat(may(s, "he", Move.of(Verb.CORRECT_STATEMENT, StepId.of("publish.gaj.1"))))
                .isFalse();
    }

    @Test
    void rule_34_a_text_that_names_the_same_hour_again_promises_it_again() {
        Scenario s = promised().at("16:00").settles("zhou", "draft.gaj.2", draft(2, time(17)));
        approved(s, 2, 2, 2);
        s.settles("zhou", "publish.gaj.2", publish(2, "gaj", s.now())).isKept("release.gaj.2");

        assertThat(limit(s, "release.gaj.3").isRunning()).isTrue();
    }

    @Test
    void what_is_promised_and_what_is_corrected_has_its_time_in_the_inbox() {
        Scenario s = promised().does("he", CORRECT);

        assertThat(Dues.of(s.incident(), EdgeScenes.step(s, "draft.gaj.2"))).contains(time(17));
        assertThat(Dues.of(s.incident(), EdgeScenes.step(s, "draft.gaj.3"))).contains(time(11));
    }

    @Test
    void rule_03_who_denies_a_hold_has_approved_all_the_same() {
        Scenario s = EdgeScenes.drafted(EdgeScenes.yellow(), null)
                .settles("gaj-deputy", "approve_unit.gaj.1", approve(1))
                .records("li", "zhang", "approve.zfw.1", hold(1))
                .settles("zhang", "ratify.zfw.1", EdgeScenes.denied());

        s.at("10:05").settles("zhang", "approve.zfw.1", approve(1)).hasOpen("publish.gaj.1");
    }

    @Test
    void rule_03_an_approval_is_denied_at_a_level_that_has_no_statements() {
        Scenario s = EdgeScenes.drafted(EdgeScenes.yellow(), null)
                .settles("gaj-deputy", "approve_unit.gaj.1", approve(1))
                .records("li", "zhang", "approve.zfw.1", approve(1))
                .settles(
                        "zhou",
                        "publish.gaj.1",
                        publish(1, "gaj", EdgeScenes.blue().now()));
        s.does("zhang", EdgeScenes.lower(Level.BLUE));

        s.settles("zhang", "ratify.zfw.1", EdgeScenes.denied());

        assertThat(s.states()).containsEntry("ratify.zfw.1", Step.State.SETTLED);
        assertThat(may(s, "he", Move.of(Verb.CORRECT_STATEMENT, StepId.of("publish.gaj.1"))))
                .isFalse();
    }

    @Test
    void part_a2_an_overdue_answer_rings_who_holds_it_up() {
        Scenario s = EdgeScenes.orange("yx-gaj")
                .settles("yx-fy-handler", "verify.yx-fy.1", Words.verify(Outcome.Verify.Finding.PARTLY))
                .settles("yx-fy-handler", "draft.yx-fy.1", draft(1, null, "yx-gaj"))
                .hasOpen("countersign.yx-gaj.1");

        s.at("16:00");

        assertThat(s.events(Event.Alarmed.class))
                .filteredOn(alarmed -> alarmed.limit().equals("answer_target"))
                .filteredOn(alarmed -> alarmed.at().isAfter(s.instant("11:00")))
                .isNotEmpty()
                .allMatch(alarmed -> alarmed.unit().equals("yx-fy"));
    }

    @Test
    void rule_27_the_committee_names_an_assisting_unit_to_lead() {
        Scenario s = EdgeScenes.redReported()
                .settles("wang", "report_committee.zfw.1", Words.told())
                .settles("zhang", "confirm.zfw.1", Words.confirm("yx-gaj", "yx-jcy"));

        s.does(
                "li",
                EdgeScenes.committee(
                        "decide.sw.1",
                        EdgeScenes.decide(Outcome.Decide.Course.START_WITHOUT_TASKFORCE, null, "yx-jcy")));

        assertThat(s.incident().assignment().lead()).isEqualTo("yx-jcy");
        assertThat(s.incident().assignment().assisting()).isEmpty();
    }

    @Test
    void a_signature_that_nobody_can_give_is_not_owed() {
        Scenario s = EdgeScenes.orange().signs("yx-fy-handler", "verify.yx-fy.1");
        s.settles("yx-fy-handler", "verify.yx-fy.1", Words.verify(Outcome.Verify.Finding.PARTLY))
                .settles("yx-fy-handler", "handle.yx-fy.1", Words.handled());

        assertThat(s.incident().limits().values())
                .filteredOn(limit -> limit.kind() == LimitSpec.Kind.ACKNOWLEDGEMENT && "yx-fy".equals(limit.unit()))
                .noneMatch(Limit::isRunning);
    }

    private static Outcome.Approve hold(int version) {
        return new Outcome.Approve(Words.hash(version), Outcome.Approve.Ruling.HOLD, Set.of(), null, TEXT);
    }

    private static Instant time(int hour) {
        return Instant.parse("2026-09-08T%02d:00:00Z".formatted(hour - 8));
    }

    @Test
    void rule_34_the_draft_of_a_promised_release_is_owed_by_its_hour() {
        Scenario s = EdgeScenes.yellow();
        published(s, s.instant("17:00"));

        assertThat(Dues.ofOutcome(s.incident(), EdgeScenes.step(s, "draft.gaj.2")))
                .contains(s.instant("17:00"));
    }
}
