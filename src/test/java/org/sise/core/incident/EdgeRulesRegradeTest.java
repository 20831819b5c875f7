package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sise.core.incident.EdgeScenes.committee;
import static org.sise.core.incident.EdgeScenes.decide;
import static org.sise.core.incident.EdgeScenes.denied;
import static org.sise.core.incident.EdgeScenes.may;
import static org.sise.core.incident.EdgeScenes.settle;
import static org.sise.core.incident.EdgeScenes.step;
import static org.sise.core.incident.Scenario.phone;
import static org.sise.core.incident.Scenario.situation;
import static org.sise.core.incident.Words.TEXT;
import static org.sise.core.incident.Words.approve;
import static org.sise.core.incident.Words.confirm;
import static org.sise.core.incident.Words.publish;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sise.core.grading.Level;
import org.sise.core.grading.StatutoryClass;
import org.sise.core.incident.Command.Behalf;
import org.sise.core.incident.Outcome.Decide.Course;
import org.sise.core.incident.Rejected.Reason;
import org.sise.core.plan.Role;
import org.sise.core.plan.StepKind;

/** plan.md part B, rules 1-3, 6, 10, 16, 37 and 38: raising, lowering and the class after the confirm step, also by phone. */
class EdgeRulesRegradeTest {
    private static Command.Regrade to(@Nullable Level level, Behalf behalf) {
        return new Command.Regrade(level, null, TEXT, List.of(), behalf);
    }

    private static Command.Regrade ofClass(StatutoryClass statutory, Behalf behalf) {
        return new Command.Regrade(null, statutory, TEXT, List.of(), behalf);
    }

    private static Behalf phoneAt(String decider, @Nullable Instant doneAt) {
        return new Behalf(decider, Means.PHONE, TEXT, null, doneAt);
    }

    /** 橙, published on Tuesday, calm from Wednesday 10:00 on. */
    private static Scenario orangePublished() {
        Scenario s =
                EdgeScenes.approvedByUnit(EdgeScenes.orange(), "yx-fy").settles("chen", "approve.zfw.1", approve(1));
        return s.settles("yx-fy-handler", "publish.yx-fy.1", publish(1, "yx-fy", s.now()));
    }

    private static Event.Graded lastGrade(Scenario s) {
        return s.events(Event.Graded.class).getLast();
    }

    @Test
    void rule_01_a_raise_by_phone_counts_at_once_by_the_rank_of_who_decided_not_of_who_records() {
        Scenario s = EdgeScenes.yellow().at("10:30").does("li", to(Level.ORANGE, phone("wang")));

        s.isAt(Level.ORANGE, false);
        assertThat(lastGrade(s).deed())
                .isEqualTo(new Deed(s.now(), "wang", Role.DUTY_LEADER, Means.PHONE, null, "li", null));
        EdgeScenes.yellow().does("li", to(Level.ORANGE, Behalf.SELF)).isAt(Level.ORANGE, true);
    }

    @Test
    void rule_14_a_raise_above_the_rank_of_who_decided_is_provisional_whoever_records_it() {
        EdgeScenes.yellow().does("zhang", to(Level.RED, phone("wang"))).isAt(Level.RED, true);
        EdgeScenes.yellow().does("li", to(Level.RED, phone("zhang"))).isAt(Level.RED, false);
    }

    @Test
    void rule_02_it_opens_a_signature_of_the_leader_due_at_noon_of_the_next_day() {
        Scenario s = EdgeScenes.yellow().does("li", to(Level.ORANGE, phone("wang")));
        s.hasOpen("ratify.zfw.1").isDueOn("ratify.zfw.1", "2026-09-09", "12:00");
        assertThat(step(s, "ratify.zfw.1").subject())
                .isEqualTo(new Subject.ToRatify(StepId.of("raise.zfw.1"), "wang", null));
        s.refuses("chen", settle("ratify.zfw.1", new Outcome.Ratify(true, null)), Reason.NOT_ALLOWED)
                .settles("wang", "ratify.zfw.1", new Outcome.Ratify(true, null))
                .isAt(Level.ORANGE, false);
    }

    @Test
    void rule_02_who_decides_himself_signs_nothing_later() {
        Scenario s = EdgeScenes.yellow().does("wang", to(Level.ORANGE, Behalf.SELF));
        assertThat(s.incident().steps("ratify")).isEmpty();
        assertThat(lastGrade(s).deed())
                .isEqualTo(new Deed(s.now(), "wang", Role.DUTY_LEADER, Means.SYSTEM, null, null, null));
    }

    @Test
    void rule_01_a_lowering_on_paper_says_who_in_which_role_when_and_by_which_reference() {
        Scenario s = orangePublished().day("2026-09-09").at("12:00");
        Instant decided = s.instant("11:00");
        s.does("li", to(Level.YELLOW, new Behalf("chen", Means.PAPER, TEXT, null, decided)))
                .isAt(Level.YELLOW, false);
        assertThat(lastGrade(s).deed())
                .isEqualTo(new Deed(decided, "chen", Role.PRINCIPAL_LEADER, Means.PAPER, TEXT, "li", null));
    }

    @Test
    void rule_01_what_is_recorded_names_a_known_leader_who_may_and_how_he_decided() {
        Scenario s = EdgeScenes.yellow();
        Behalf silent = new Behalf("wang", null, null, null, null);
        Behalf onScreen = new Behalf("wang", Means.SYSTEM, null, null, null);
        Behalf byMessage = new Behalf("wang", Means.MESSAGE, null, null, null);
        Behalf nobody = new Behalf(null, Means.PHONE, null, "wang", null);
        for (Behalf incomplete : List.of(silent, onScreen, byMessage, nobody)) {
            s.refuses("li", to(Level.ORANGE, incomplete), Reason.INVALID);
        }
        s.refuses("li", to(Level.ORANGE, phone("nobody")), Reason.UNKNOWN_PERSON)
                .refuses("li", to(Level.ORANGE, phone("gaj-principal")), Reason.INVALID)
                .refuses("li", to(Level.ORANGE, phone("zfw-handler")), Reason.INVALID)
                .refuses("li", to(Level.BLUE, phone("wang")), Reason.INVALID)
                .refuses("li", ofClass(StatutoryClass.MAJOR, phone("zfw-spokesperson")), Reason.INVALID);
    }

    @Test
    void rule_01_only_the_owners_duty_room_records() {
        Scenario s = EdgeScenes.yellow();
        for (String person : List.of("zhou", "gaj-principal", "zfw-handler", "qian", "auditor", "monitor")) {
            s.refuses(person, to(Level.ORANGE, phone("wang")), Reason.NOT_ALLOWED);
            for (Verb act : List.of(Verb.RAISE, Verb.LOWER, Verb.SET_CLASS)) {
                assertThat(may(s, person, Move.recording(act, "")))
                        .as(person + " " + act)
                        .isFalse();
            }
        }
        assertThat(may(s, "li", Move.recording(Verb.RAISE, ""))).isTrue();
        assertThat(may(s, "li", Move.recording(Verb.SET_CLASS, ""))).isTrue();
        assertThat(may(EdgeScenes.red(), "li", Move.recording(Verb.RAISE, ""))).isFalse();
        assertThat(may(EdgeScenes.blue(), "qian", Move.recording(Verb.LOWER, "")))
                .isFalse();
    }

    @Test
    void rule_10_it_was_decided_after_the_incident_happened_not_in_the_future_and_not_long_ago() {
        Scenario s = EdgeScenes.yellow().at("10:30");
        s.refuses("li", to(Level.ORANGE, phoneAt("wang", s.instant("10:31"))), Reason.IMPLAUSIBLE_TIME)
                .refuses("li", to(Level.ORANGE, phoneAt("wang", s.instant("09:59"))), Reason.IMPLAUSIBLE_TIME)
                .refuses("wang", to(Level.ORANGE, EdgeScenes.doneAt(s.instant("10:31"))), Reason.IMPLAUSIBLE_TIME);
        Instant early = s.instant("10:10");
        s.day("2026-09-09").at("11:00");
        s.refuses("li", to(Level.ORANGE, phoneAt("wang", early)), Reason.IMPLAUSIBLE_TIME)
                .does("wang", to(Level.ORANGE, phoneAt("chen", early)))
                .isAt(Level.ORANGE, false);
    }

    @Test
    void rule_38_a_recorded_lowering_is_judged_by_when_it_was_decided() {
        Scenario s = orangePublished().day("2026-09-09").at("12:00");
        s.refuses("li", to(Level.YELLOW, phoneAt("chen", s.instant("09:59"))), Reason.NOT_READY);
        Scenario risen = orangePublished().day("2026-09-09").at("10:30");
        Instant calm = risen.now();
        risen.at("11:00")
                .does("monitor", new Command.FollowUp(situation("reads", 420_000), null))
                .refuses("li", to(Level.YELLOW, phoneAt("chen", calm)), Reason.NOT_READY);
        s.does("li", to(Level.YELLOW, phoneAt("chen", s.instant("10:00")))).isAt(Level.YELLOW, false);
    }

    @Test
    void rule_06_lowering_red_is_the_principals_own_also_by_phone() {
        Scenario s = EdgeRulesRedTest.ending(EdgeScenes.red());
        s.does("li", committee("end_response.sw.1", decide(Course.END, null, null)));
        s.refuses("li", to(Level.ORANGE, phone("zhang")), Reason.INVALID)
                .refuses("li", to(Level.ORANGE, phone("sw-deputy")), Reason.INVALID)
                .does("li", to(Level.ORANGE, phone("chen")))
                .isAt(Level.ORANGE, false);
    }

    @Test
    void rule_38_the_approver_of_red_is_the_committee_whose_head_lowers_it_too() {
        Scenario s = EdgeRulesRedTest.ending(EdgeScenes.red());
        s.refuses("sw-principal", to(Level.ORANGE, Behalf.SELF), Reason.NOT_READY);
        s.does("li", committee("end_response.sw.1", decide(Course.END, null, null)))
                .refuses("sw-deputy", to(Level.ORANGE, Behalf.SELF), Reason.NOT_ALLOWED)
                .does("li", to(Level.ORANGE, phone("sw-principal")))
                .isAt(Level.ORANGE, false)
                .hasOpen("ratify.sw.1");
    }

    @Test
    void rule_01_the_class_is_set_by_phone_and_raises_with_it() {
        Scenario s = EdgeScenes.yellow().does("li", ofClass(StatutoryClass.MAJOR, phone("wang")));
        s.isAt(Level.ORANGE, false).hasOpen("ratify.zfw.1");
        assertThat(s.events(Event.ClassSet.class).getLast().deed())
                .isEqualTo(lastGrade(s).deed());
        EdgeScenes.orange().refuses("li", ofClass(StatutoryClass.MAJOR, Behalf.SELF), Reason.NOT_ALLOWED);
    }

    @Test
    void rule_01_a_raise_that_also_sets_the_class_asks_for_the_rank_of_both() {
        Command.Regrade both =
                new Command.Regrade(Level.RED, StatutoryClass.MAJOR, TEXT, List.of(), phone("zfw-principal"));
        EdgeScenes.orange().refuses("li", both, Reason.UNKNOWN_PERSON);
        Command.Regrade own = new Command.Regrade(Level.RED, StatutoryClass.MAJOR, TEXT, List.of(), Behalf.SELF);
        EdgeScenes.orange().refuses("li", own, Reason.INVALID).does("wang", own).isAt(Level.RED, true);
    }

    @Test
    void a_change_that_changes_nothing_is_refused_and_opens_no_signature() {
        EdgeScenes.yellow()
                .refuses("li", to(Level.YELLOW, phone("wang")), Reason.INVALID)
                .refuses("li", to(null, Behalf.SELF), Reason.INVALID);
    }

    @Test
    void a_class_that_asks_for_more_is_never_lowered_past() {
        Scenario s = orangePublished().day("2026-09-09").at("12:00");
        Command.Regrade contradiction =
                new Command.Regrade(Level.YELLOW, StatutoryClass.EXTREME, TEXT, List.of(), Behalf.SELF);
        s.refuses("chen", contradiction, Reason.INVALID);
    }

    @Test
    void rule_03_a_lowering_that_its_leader_denies_goes_back_provisional_and_is_confirmed_anew() {
        Scenario s = orangePublished().day("2026-09-09").at("12:00").does("li", to(Level.YELLOW, phone("chen")));
        String signature = s.incident()
                .openSteps()
                .filter(open -> open.kind() == StepKind.RATIFY)
                .findFirst()
                .orElseThrow()
                .id()
                .toString();
        s.at("12:10").settles("chen", signature, denied()).isAt(Level.ORANGE, true);
        assertThat(s.incident().openSteps().map(open -> open.id().key())).contains("confirm");
        assertThat(s.events(Event.Alarmed.class).stream()
                        .filter(alarm -> alarm.at().equals(s.now())))
                .anyMatch(alarm -> alarm.role() == Role.PRINCIPAL_LEADER);
    }

    @Test
    void rule_03_a_raise_that_its_leader_denies_stands_as_provisional_until_a_person_confirms() {
        Scenario s = EdgeScenes.yellow().at("10:30").does("li", to(Level.ORANGE, phone("wang")));
        s.settles("wang", "ratify.zfw.1", denied()).isAt(Level.ORANGE, true).hasOpen("confirm.zfw.2");
        Scenario confirmed = EdgeScenes.yellow().at("10:30").does("li", to(Level.ORANGE, phone("wang")));
        confirmed
                .settles("chen", "confirm.zfw.2", confirm("gaj"))
                .settles("wang", "ratify.zfw.1", denied())
                .isAt(Level.ORANGE, false);
    }

    @Test
    void rule_16_after_a_lowering_by_phone_only_a_new_criterion_or_ten_times_the_count_raises() {
        Scenario s = orangePublished().day("2026-09-09").at("10:00").does("li", to(Level.YELLOW, phone("chen")));
        s.does("monitor", new Command.FollowUp(situation("reads", 900_000), null))
                .isAt(Level.YELLOW, false)
                .does("monitor", new Command.FollowUp(situation("interactions", 1_200), null))
                .isAt(Level.ORANGE, true);
        Scenario tenfold = orangePublished().day("2026-09-09").at("10:00").does("li", to(Level.YELLOW, phone("chen")));
        tenfold.does("monitor", new Command.FollowUp(situation("reads", 1_799_999), null));
        assertThat(tenfold.incident().level()).isEqualTo(Level.RED);
    }

    @Test
    void rule_16_what_was_below_a_threshold_and_comes_back_above_it_is_weighed_against_the_last_person() {
        Scenario s = EdgeScenes.orangeReported().settles("wang", "confirm.zfw.1", Words.change(Level.YELLOW, "yx-fy"));
        s.does("monitor", new Command.FollowUp(situation("reads", 5_000), null))
                .isAt(Level.YELLOW, false)
                .does("monitor", new Command.FollowUp(situation("reads", 200_000), null))
                .isAt(Level.YELLOW, false);
    }

    @Test
    void rule_37_a_raise_by_somebody_below_the_rank_is_no_decision_that_stops_the_machine() {
        Scenario s =
                EdgeScenes.blue().does("qian", to(Level.YELLOW, Behalf.SELF)).isAt(Level.YELLOW, false);
        s.does("qian", to(Level.ORANGE, Behalf.SELF)).isAt(Level.ORANGE, true);
        assertThat(s.incident().grading().decided())
                .isNotNull()
                .satisfies(decided -> assertThat(decided.level()).isEqualTo(Level.YELLOW));
        s.settles("wang", "confirm.zfw.1", confirm("jx-sfj")).isAt(Level.ORANGE, false);
    }
}
