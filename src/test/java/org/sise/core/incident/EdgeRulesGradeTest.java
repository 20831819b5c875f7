package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sise.core.incident.EdgeScenes.limit;
import static org.sise.core.incident.EdgeScenes.settle;
import static org.sise.core.incident.Scenario.situation;
import static org.sise.core.incident.Words.TEXT;
import static org.sise.core.incident.Words.change;
import static org.sise.core.incident.Words.confirm;
import static org.sise.core.incident.Words.report;
import static org.sise.core.incident.Words.verify;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sise.core.grading.Level;
import org.sise.core.grading.Situation;
import org.sise.core.grading.StatutoryClass;
import org.sise.core.incident.Outcome.Verify.Finding;
import org.sise.core.incident.Rejected.Reason;

/** plan.md part B, rules 12-17: the grade. */
class EdgeRulesGradeTest {
    private static final Outcome.Grade NO_BASIS = new Outcome.Grade(
            Outcome.Grade.Verdict.DISMISS,
            null,
            null,
            TEXT,
            null,
            List.of(),
            List.of(),
            null,
            new Dismissal(Dismissal.Ground.NO_BASIS, null, null, null));

    private static Command.Regrade major() {
        return new Command.Regrade(null, StatutoryClass.MAJOR, TEXT, List.of(), Command.Behalf.SELF);
    }

    @Test
    void rule_12_a_machine_sets_counts_and_reach_only() {
        Scenario s = Scenario.on(EdgeScenes.DAY).at("10:00");
        Situation told = situation(
                "reads",
                620,
                "reach",
                "local_media",
                "nature",
                "political_principle",
                "impact",
                "gathering",
                "statutoryClass",
                "extreme",
                "flags.group_event",
                "true");
        s.does("monitor", report(s, "990101", "jx-sfj", told)).isAt(Level.YELLOW, true);

        Situation known = s.incident().situation();
        assertThat(known.reads()).isEqualTo(620);
        assertThat(known.reach()).isEqualTo(Situation.Reach.LOCAL_MEDIA);
        assertThat(known.nature()).isNull();
        assertThat(known.impact()).isNull();
        assertThat(known.statutoryClass()).isNull();
        assertThat(known.flags()).isEmpty();
        assertThat(s.incident().grading().unknown()).contains("nature", "impact");
    }

    @Test
    void rule_13_until_confirmed_only_duty_and_commission_hear_of_a_yellow_incident() {
        Scenario s = EdgeScenes.yellowReported();
        s.does("li", new Command.FollowUp(situation("reads", 40_000), TEXT));
        assertThat(s.seenBy("gaj")).isEmpty();
        assertThat(s.seenBy("zfw")).hasSameSizeAs(s.log());

        s.settles("li", "confirm.zfw.1", confirm("gaj"));
        assertThat(s.seenBy("gaj")).isNotEmpty();
    }

    @Test
    void rule_13_when_the_confirmation_lapses_the_unit_hears_of_it() {
        Scenario s = EdgeScenes.yellowReported().at("12:00").hasOpen("verify.gaj.1", "confirm.zfw.1");
        assertThat(s.seenBy("gaj")).isNotEmpty();
    }

    @Test
    void rule_13_at_orange_the_responsible_unit_local_and_whom_a_person_told_hear_of_it_and_nobody_else() {
        Scenario s = EdgeScenes.orangeReported();
        s.does("li", new Command.FollowUp(situation("reads", 190_000), TEXT));
        assertThat(s.seenBy("yx-fy")).isNotEmpty();
        assertThat(s.seenBy("yx-zfw")).isNotEmpty();
        assertThat(s.seenBy("fy")).isEmpty();
        assertThat(s.seenBy("sw")).isEmpty();

        s.settles("li", "first_report.zfw.1", Words.sent("sw"));
        assertThat(s.seenBy("sw")).isNotEmpty();
        assertThat(s.seenBy("fy")).isEmpty();
    }

    @Test
    void rule_14_confirming_asks_for_the_rank_of_the_level() {
        EdgeScenes.orangeReported()
                .refuses("li", settle("confirm.zfw.1", confirm("yx-fy")), Reason.NOT_ALLOWED)
                .settles("wang", "confirm.zfw.1", confirm("yx-fy"));
        EdgeScenes.redReported()
                .refuses("wang", settle("confirm.zfw.1", confirm("yx-gaj")), Reason.NOT_ALLOWED)
                .settles("chen", "confirm.zfw.1", confirm("yx-gaj"));
    }

    @Test
    void rule_14_dismissing_asks_for_the_same_rank_and_all_who_were_told_hear_of_it() {
        Scenario s = EdgeScenes.orangeReported().settles("li", "first_report.zfw.1", Words.sent("sw", "fy"));
        s.refuses("li", settle("confirm.zfw.1", NO_BASIS), Reason.NOT_ALLOWED)
                .settles("wang", "confirm.zfw.1", NO_BASIS);
        for (String unit : List.of("zfw", "yx-zfw", "yx-fy", "sw", "fy")) {
            assertThat(s.seenBy(unit)).as(unit).last().isInstanceOf(Event.Closed.class);
        }
        assertThat(s.seenBy("yx-gaj")).isEmpty();
    }

    @Test
    void rule_15_the_involved_unit_never_grades_accepts_or_dismisses() {
        Scenario s = EdgeScenes.blue();
        s.refuses("sun", EdgeScenes.lower(Level.BLUE), Reason.NOT_ALLOWED)
                .refuses("jx-sfj-principal", new Command.Close(Event.Ending.NO_BASIS, TEXT, null), Reason.NOT_ALLOWED);
        EdgeScenes.yellowReported().refuses("li", settle("confirm.zfw.1", confirm("zfw")), Reason.INVALID);
    }

    @Test
    void rule_15_a_commission_that_is_itself_involved_is_replaced_by_the_one_above() {
        Scenario county = Scenario.on(EdgeScenes.DAY).at("10:00");
        county.does("li", report(county, "990101", "jx-zfw", situation("reads", 38_000)))
                .isOpen("confirm.zfw.1")
                .refuses("jx-zfw-shift", new Command.Close(Event.Ending.NO_BASIS, TEXT, null), Reason.NOT_ALLOWED);
        Scenario city = Scenario.on(EdgeScenes.DAY).at("10:00");
        city.does("li", report(city, "990100", "zfw", situation("reads", 38_000)))
                .isOpen("confirm.sw.1")
                .settles("sw-duty", "confirm.sw.1", confirm("zfw"));
    }

    @Test
    void rule_16_a_follow_up_may_raise_by_machine_and_only_proposes_to_lower() {
        Scenario s = EdgeScenes.yellowReported();
        s.does("monitor", new Command.FollowUp(situation("reads", 120_000), null))
                .isAt(Level.ORANGE, true);
        s.does("monitor", new Command.FollowUp(situation("reads", 5_000), null)).isAt(Level.ORANGE, true);
        assertThat(s.last())
                .filteredOn(Event.LoweringSuggested.class::isInstance)
                .hasSize(1);
    }

    @Test
    void rule_16_after_a_person_set_a_lower_level_only_a_new_criterion_or_ten_times_the_count_raises() {
        Scenario same = EdgeScenes.orangeReported().settles("wang", "confirm.zfw.1", change(Level.YELLOW, "yx-fy"));
        same.does("monitor", new Command.FollowUp(situation("reads", 900_000), null))
                .isAt(Level.YELLOW, false)
                .does("monitor", new Command.FollowUp(situation("reach", "provincial_media"), null))
                .isAt(Level.ORANGE, true);
        Scenario tenfold = EdgeScenes.orangeReported().settles("wang", "confirm.zfw.1", change(Level.YELLOW, "yx-fy"));
        tenfold.does("monitor", new Command.FollowUp(situation("reads", 1_800_000), null));
        assertThat(tenfold.incident().level()).isGreaterThan(Level.YELLOW);
    }

    @Test
    void rule_17_a_change_of_class_arms_the_hard_limits_anew_from_the_first_knowledge() {
        Scenario s = Scenario.on(EdgeScenes.DAY).at("09:00");
        Times times = new Times(s.now(), s.now(), s.instant("10:00"));
        s.at("10:00").does("li", report(times, Theme.OTHER, "990102", "yx-fy", situation("reads", 180_000)));
        s.settles("wang", "confirm.zfw.1", confirm("yx-fy")).isDueOn("answer_hard", "2026-09-10", "09:00");

        s.at("11:00")
                .does("wang", major())
                .isDue("answer_hard", "14:00")
                .isDueOn("briefing_hard", "2026-09-09", "09:00");
    }

    @Test
    void rule_17_even_one_already_past_which_is_missed_once() {
        Scenario s = EdgeScenes.orange().at("16:00").does("wang", major()).at("17:00");
        assertThat(limit(s, "answer_hard").due()).isEqualTo(s.instant("15:00"));
        assertThat(s.events(Event.LimitMissed.class))
                .filteredOn(missed -> missed.limit().equals("answer_hard"))
                .hasSize(1)
                .allMatch(missed -> missed.atIntake() && missed.at().equals(s.instant("16:00")));
    }

    @Test
    void rule_17_a_publication_before_the_class_was_known_is_judged_by_the_new_limit() {
        Scenario s = EdgeScenes.approvedByUnit(EdgeScenes.orange(), "yx-fy")
                .settles("chen", "approve.zfw.1", Words.approve(1));
        s.at("15:30")
                .settles("yx-fy-handler", "publish.yx-fy.1", Words.publish(1, "yx-fy", s.now()))
                .isKept("answer_hard");
        s.at("16:00").does("wang", major()).isLate("answer_hard");
    }

    @Test
    void rule_17_a_direct_answer_no_longer_meets_the_limit_of_a_graver_class() {
        Scenario s = EdgeScenes.blue().settles("sun", "verify.jx-sfj.1", verify(Finding.PARTLY));
        Outcome.Reply direct =
                new Outcome.Reply(Outcome.Reply.Mode.DIRECT, null, s.now(), TEXT, null, "jx-sfj-principal");
        s.settles("sun", "answer.jx-sfj.1", direct).isKept("answer_hard");
        s.at("11:00").does("qian", major());
        assertThat(s.incident().level().atLeast(Level.ORANGE)).isTrue();
        assertThat(limit(s, "answer_hard").isRunning()).isTrue();
        s.isDue("answer_hard", "15:00");
    }
}
