package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sise.core.incident.EdgeScenes.committee;
import static org.sise.core.incident.EdgeScenes.decide;
import static org.sise.core.incident.EdgeScenes.lower;
import static org.sise.core.incident.EdgeScenes.may;
import static org.sise.core.incident.EdgeScenes.settle;
import static org.sise.core.incident.EdgeScenes.step;
import static org.sise.core.incident.Scenario.phone;
import static org.sise.core.incident.Scenario.situation;
import static org.sise.core.incident.Words.TEXT;
import static org.sise.core.incident.Words.approve;
import static org.sise.core.incident.Words.change;
import static org.sise.core.incident.Words.confirm;
import static org.sise.core.incident.Words.publish;
import static org.sise.core.incident.Words.report;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sise.core.grading.Level;
import org.sise.core.incident.Outcome.Decide.Course;
import org.sise.core.incident.Rejected.Reason;
import org.sise.core.plan.Role;

/** plan.md part B, rule 15: who is personally concerned is skipped (回避), an involved commission is replaced. */
class EdgeRulesConcernTest {
    /** What the side that assesses does. */
    private static final List<Verb> JUDGING = List.of(
            Verb.RAISE,
            Verb.LOWER,
            Verb.SET_CLASS,
            Verb.ASSIGN,
            Verb.CLOSE,
            Verb.CORRECT,
            Verb.SUPERVISE,
            Verb.WAIVE,
            Verb.CIRCULATE,
            Verb.CHANGE_OWNER,
            Verb.REPIN,
            Verb.SHARE);

    private static Command.Recuse concerned(String person) {
        return new Command.Recuse(person, false, TEXT);
    }

    private static Command.Recuse withdrawn(String person) {
        return new Command.Recuse(person, true, TEXT);
    }

    private static List<Verb> verbs(Scenario s, String person) {
        Actor actor = Scenario.actor(person);
        return Decider.moves(s.incident(), actor, s.context(actor)).stream()
                .map(Move::verb)
                .distinct()
                .toList();
    }

    @Test
    void rule_15_the_duty_room_names_who_is_concerned_in_a_visible_entry_and_he_takes_no_part() {
        Scenario s = EdgeScenes.orangeReported().does("li", concerned("wang"));
        assertThat(s.log()).last().isEqualTo(new Event.Recused("wang", false, TEXT, s.now()));
        assertThat(verbs(s, "wang")).containsExactly(Verb.NOTE);
        s.refuses("wang", settle("confirm.zfw.1", confirm("yx-fy")), Reason.NOT_ALLOWED)
                .refuses("li", settle("confirm.zfw.1", confirm("yx-fy"), phone("wang")), Reason.INVALID)
                .settles("zhang", "confirm.zfw.1", confirm("yx-fy"));
    }

    @Test
    void rule_15_he_neither_approves_accepts_decides_nor_lowers_not_even_by_phone() {
        Scenario s = EdgeScenes.approvedByUnit(EdgeScenes.orange(), "yx-fy").does("he", concerned("chen"));
        s.refuses("chen", settle("approve.zfw.1", approve(1)), Reason.NOT_ALLOWED)
                .refuses("li", settle("approve.zfw.1", approve(1), phone("chen")), Reason.INVALID)
                .refuses("chen", lower(Level.YELLOW), Reason.NOT_ALLOWED)
                .refuses("li", new Command.Regrade(Level.RED, null, TEXT, List.of(), phone("chen")), Reason.INVALID);
        Scenario red = EdgeScenes.red().does("li", concerned("sw-principal"));
        Outcome.Decide start = decide(Course.START, null, null);
        red.refuses("sw-principal", settle("decide.sw.1", start), Reason.NOT_ALLOWED);
        Command.Behalf his = new Command.Behalf("sw-principal", Means.PHONE, TEXT, "wang", null);
        red.refuses("li", settle("decide.sw.1", start, his), Reason.INVALID)
                .does("li", committee("decide.sw.1", start));
    }

    @Test
    void rule_15_a_deputy_acts_at_once_where_every_holder_of_the_role_is_concerned() {
        Scenario s = EdgeScenes.approvedByUnit(EdgeScenes.orange(), "yx-fy");
        s.refuses("zhang", settle("approve.zfw.1", approve(1)), Reason.NOT_ALLOWED)
                .does("li", concerned("chen"))
                .settles("zhang", "approve.zfw.1", approve(1));
        assertThat(step(s, "approve.zfw.1").deed())
                .isEqualTo(new Deed(s.now(), "zhang", Role.DEPUTY_LEADER, Means.SYSTEM, null, null, null));

        s.settles("yx-fy-handler", "publish.yx-fy.1", publish(1, "yx-fy", s.now()));
        s.day("2026-09-09").at("10:00").does("zhang", lower(Level.YELLOW)).isAt(Level.YELLOW, false);
    }

    @Test
    void rule_15_what_is_never_delegated_stays_so_and_goes_to_the_head_of_the_committee() {
        Scenario s = EdgeRulesRedTest.ending(EdgeScenes.red()).does("li", concerned("chen"));
        s.does("li", committee("end_response.sw.1", decide(Course.END, null, null)))
                .refuses("zhang", lower(Level.ORANGE), Reason.NOT_ALLOWED)
                .does("sw-principal", lower(Level.ORANGE))
                .isAt(Level.ORANGE, false);
    }

    @Test
    void rule_15_the_call_chain_skips_him() {
        Scenario s = EdgeScenes.yellow().does("li", concerned("zhou")).does("li", concerned("gaj-deputy"));
        s.at("12:00");
        assertThat(s.events(Event.Alarmed.class))
                .filteredOn(alarm -> alarm.limit().equals("ack.gaj") && alarm.alarm() == Limit.Alarm.RING)
                .extracting(Event.Alarmed::person)
                .startsWith("gaj-handler", "gaj-principal")
                .doesNotContain("zhou", "gaj-deputy");
    }

    @Test
    void rule_15_the_committees_office_is_rung_past_him_and_a_denial_is_told_to_nobody_who_is_concerned() {
        Scenario s = EdgeScenes.red().does("li", concerned("sw-duty")).at("10:40");
        assertThat(s.events(Event.Alarmed.class))
                .filteredOn(alarm -> alarm.limit().equals("decide.sw.1") && alarm.alarm() == Limit.Alarm.RING)
                .extracting(Event.Alarmed::person)
                .doesNotContain("sw-duty");
        Scenario denied = EdgeScenes.orangeReported().records("li", "wang", "confirm.zfw.1", confirm("yx-fy"));
        denied.does("li", concerned("chen")).settles("wang", "ratify.zfw.1", EdgeScenes.denied());
        assertThat(denied.last())
                .filteredOn(Event.Alarmed.class::isInstance)
                .extracting(alarm -> ((Event.Alarmed) alarm).person())
                .doesNotContain("chen");
    }

    @Test
    void rule_15_what_he_had_decided_before_he_still_signs_for() {
        Scenario s = EdgeScenes.orangeReported().records("li", "wang", "confirm.zfw.1", confirm("yx-fy"));
        s.does("li", concerned("wang"));
        assertThat(verbs(s, "wang")).containsExactlyInAnyOrder(Verb.NOTE, Verb.SETTLE);
        s.settles("wang", "ratify.zfw.1", new Outcome.Ratify(true, null));
    }

    @Test
    void rule_15_he_records_witnesses_signs_and_leads_nothing_either() {
        Scenario s = EdgeScenes.red().does("he", concerned("wang")).does("he", concerned("li"));
        Outcome.Decide start = decide(Course.START, null, null);
        s.refuses("li", committee("decide.sw.1", start), Reason.NOT_ALLOWED)
                .refuses("zhang", committee("decide.sw.1", start), Reason.INVALID);
        s.does("zhang", settle("decide.sw.1", start, new Command.Behalf(null, Means.PHONE, TEXT, "he", null)));
        Outcome.Team team = new Outcome.Team("wang", null, List.of());
        s.refuses(
                "zhang",
                settle("taskforce.sw.1", team, new Command.Behalf(null, Means.PHONE, TEXT, "he", null)),
                Reason.INVALID);
    }

    @Test
    void rule_15_a_unit_names_itself_out_and_only_the_duty_rooms_name_others() {
        Scenario s = EdgeScenes.yellow();
        s.refuses("zhou", concerned("gaj-deputy"), Reason.INVALID)
                .does("gaj-deputy", concerned("gaj-deputy"))
                .refuses("fy-principal", concerned("chen"), Reason.NOT_ALLOWED)
                .refuses("monitor", concerned("chen"), Reason.NOT_ALLOWED)
                .refuses("li", concerned("nobody"), Reason.UNKNOWN_PERSON)
                .refuses("li", concerned("monitor"), Reason.INVALID)
                .refuses("li", concerned("gaj-deputy"), Reason.WRONG_STATE);
        EdgeScenes.blue().does("li", concerned("jx-zfw-principal"));
    }

    @Test
    void rule_15_a_wrong_name_is_taken_back_by_a_leader_and_both_entries_stay() {
        Scenario s = EdgeScenes.yellow().does("li", concerned("chen"));
        assertThat(may(s, "zhang", Move.of(Verb.RECUSE, "chen"))).isTrue();
        s.refuses("li", withdrawn("chen"), Reason.NOT_ALLOWED)
                .refuses("chen", withdrawn("chen"), Reason.NOT_ALLOWED)
                .refuses("zhang", withdrawn("wang"), Reason.NOT_ALLOWED)
                .does("zhang", withdrawn("chen"));
        assertThat(s.incident().recused()).isEmpty();
        assertThat(s.events(Event.Recused.class)).hasSize(2);
        assertThat(verbs(s, "chen")).contains(Verb.RAISE);
    }

    @Test
    void rule_15_the_commissions_and_his_own_unit_hear_of_it_and_nobody_outside_the_circle() {
        Scenario s = EdgeScenes.yellow().does("li", concerned("gaj-deputy"));
        Event named = s.last().getFirst();
        assertThat(s.seenBy("zfw")).contains(named);
        assertThat(s.seenBy("gaj")).contains(named);
        Scenario early = EdgeScenes.yellowReported().does("li", concerned("gaj-deputy"));
        assertThat(early.seenBy("gaj")).isEmpty();
        s.does("li", concerned("chen"));
        assertThat(s.seenBy("gaj")).doesNotContain(s.last().getFirst());
    }

    @Test
    void rule_15_an_involved_county_commission_judges_nothing_and_the_one_above_does_all_of_it() {
        Scenario s = Scenario.on(EdgeScenes.DAY).at("10:00");
        s.does("li", report(s, "990101", "jx-zfw", situation("reads", 38_000)))
                .settles("li", "confirm.zfw.1", confirm("jx-zfw"));
        for (String person :
                List.of("qian", "jx-zfw-shift", "jx-zfw-coordinator", "jx-zfw-deputy", "jx-zfw-principal")) {
            assertThat(verbs(s, person)).as(person).doesNotContainAnyElementsOf(JUDGING);
        }
        s.refuses("qian", concerned("zhang"), Reason.INVALID);
        assertThat(verbs(s, "zhang")).contains(Verb.RAISE, Verb.LOWER, Verb.CLOSE, Verb.ASSIGN);
        s.does("zhang", lower(Level.BLUE)).isAt(Level.BLUE, false);
    }

    @Test
    void rule_15_the_citys_own_commission_is_replaced_by_the_committees_office() {
        Scenario s = Scenario.on(EdgeScenes.DAY).at("10:00");
        s.does("li", report(s, "990100", "zfw", situation("reads", 38_000)))
                .settles("sw-duty", "confirm.sw.1", confirm("zfw"));
        for (String person : List.of("li", "wang", "he", "zhang", "chen")) {
            assertThat(verbs(s, person)).as(person).doesNotContainAnyElementsOf(JUDGING);
        }
        s.refuses("li", concerned("sw-deputy"), Reason.INVALID);
        assertThat(verbs(s, "sw-office")).contains(Verb.RAISE, Verb.SUPERVISE, Verb.RECUSE);
        s.settles("zfw-handler", "verify.zfw.1", Words.verify(Outcome.Verify.Finding.PARTLY))
                .settles("zfw-handler", "draft.zfw.1", Words.draft(1, null))
                .settles("zhang", "approve_unit.zfw.1", approve(1))
                .refuses("chen", settle("approve.sw.1", approve(1)), Reason.NOT_ALLOWED)
                .settles("sw-deputy", "approve.sw.1", approve(1))
                .settles("zfw-handler", "publish.zfw.1", publish(1, "zfw", s.now()))
                .settles("zfw-handler", "handle.zfw.1", Words.handled())
                .settles("zfw-handler", "feedback.zfw.1", Words.calm())
                .refuses("he", settle("accept.sw.1", Words.accepted()), Reason.NOT_ALLOWED)
                .settles("sw-office", "accept.sw.1", Words.accepted());
    }

    @Test
    void rule_15_a_commission_that_becomes_the_lead_hands_the_judging_up_at_once() {
        Scenario s = EdgeScenes.orangeReported().settles("wang", "confirm.zfw.1", change(Level.ORANGE, "yx-fy"));
        s.does("li", new Command.Assign("zfw", List.of(), List.of(), null, TEXT));
        assertThat(verbs(s, "chen")).doesNotContainAnyElementsOf(JUDGING);
        assertThat(verbs(s, "sw-principal")).contains(Verb.LOWER, Verb.CLOSE);
    }
}
