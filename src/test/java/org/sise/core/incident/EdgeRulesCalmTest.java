package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sise.core.incident.EdgeScenes.committee;
import static org.sise.core.incident.EdgeScenes.decide;
import static org.sise.core.incident.EdgeScenes.lower;
import static org.sise.core.incident.EdgeScenes.step;
import static org.sise.core.incident.Scenario.situation;
import static org.sise.core.incident.Words.TEXT;
import static org.sise.core.incident.Words.approve;
import static org.sise.core.incident.Words.draft;
import static org.sise.core.incident.Words.publish;
import static org.sise.core.incident.Words.told;
import static org.sise.core.incident.Words.verify;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sise.core.grading.Level;
import org.sise.core.incident.Outcome.Decide.Course;
import org.sise.core.incident.Outcome.Verify.Finding;
import org.sise.core.incident.Rejected.Reason;
import org.sise.core.plan.Line;

/** plan.md part B, rule 38, and A8 end_response: what the machine proposes by itself when it has been calm for long enough. */
class EdgeRulesCalmTest {
    private static Scenario orangePublished() {
        Scenario s =
                EdgeScenes.approvedByUnit(EdgeScenes.orange(), "yx-fy").settles("chen", "approve.zfw.1", approve(1));
        return s.settles("yx-fy-handler", "publish.yx-fy.1", publish(1, "yx-fy", s.now()));
    }

    private static List<Event.Proposed> proposed(Scenario s) {
        return s.events(Event.Proposed.class);
    }

    private static Command.FollowUp reads(int reads) {
        return new Command.FollowUp(situation("reads", reads), null);
    }

    @Test
    void rule_38_lowering_orange_is_proposed_when_facts_are_published_and_nothing_rose_for_24_hours() {
        Scenario s = orangePublished().day("2026-09-09").at("09:59");
        assertThat(proposed(s)).isEmpty();

        s.at("10:00");
        Instant reported = s.incident().report().at();
        assertThat(proposed(s)).containsExactly(new Event.Proposed(Proposal.LOWER, reported, s.now()));
        s.isAt(Level.ORANGE, false);
    }

    @Test
    void rule_38_without_a_publication_nothing_is_proposed_and_a_late_one_brings_it_up_at_once() {
        Scenario s =
                EdgeScenes.approvedByUnit(EdgeScenes.orange(), "yx-fy").settles("chen", "approve.zfw.1", approve(1));
        s.day("2026-09-09").at("12:00");
        assertThat(proposed(s)).isEmpty();
        s.settles("yx-fy-handler", "publish.yx-fy.1", publish(1, "yx-fy", s.now()))
                .at("12:00");
        assertThat(proposed(s)).extracting(Event.Proposed::at).containsExactly(s.now());
    }

    @Test
    void rule_38_a_rise_puts_it_off_and_opens_a_new_quiet_time() {
        Scenario s = orangePublished().at("14:00").does("monitor", reads(420_000));
        s.day("2026-09-09").at("13:59");
        assertThat(proposed(s)).isEmpty();
        s.at("14:00");
        assertThat(proposed(s)).hasSize(1);

        s.at("15:00").does("monitor", reads(430_000)).day("2026-09-10").at("14:59");
        assertThat(proposed(s)).hasSize(1);
        s.at("15:00");
        assertThat(proposed(s)).hasSize(2);
    }

    @Test
    void rule_38_it_comes_up_once_in_a_quiet_time_and_changes_nothing_by_itself() {
        Scenario s = orangePublished().day("2026-09-14").at("10:00").does("monitor", reads(100_000));
        s.day("2026-09-15").at("10:00");
        assertThat(proposed(s)).hasSize(1);
        s.isAt(Level.ORANGE, false);
        assertThat(EdgeScenes.limit(s, "calm_lower").missed()).isFalse();
    }

    @Test
    void rule_38_only_the_commissions_hear_of_a_proposal_to_lower() {
        Scenario s = orangePublished().day("2026-09-09").at("10:00");
        Event.Proposed proposal = proposed(s).getFirst();
        assertThat(s.seenBy("zfw")).contains(proposal);
        assertThat(s.seenBy("yx-zfw")).contains(proposal);
        assertThat(s.seenBy("yx-fy")).doesNotContain(proposal);
    }

    @Test
    void rule_38_after_the_lowering_nothing_more_is_proposed() {
        Scenario s = orangePublished().day("2026-09-09").at("09:30");
        s.at("10:00").does("chen", lower(Level.YELLOW)).day("2026-09-12").at("10:00");
        assertThat(proposed(s)).hasSize(1);
        assertThat(s.incident().limit("calm_lower")).get().matches(limit -> !limit.isRunning());
    }

    @Test
    void rule_38_an_alarm_or_an_overdue_mark_is_never_made_of_it() {
        Scenario s = orangePublished().day("2026-09-09").at("11:00");
        assertThat(s.events(Event.Alarmed.class))
                .noneMatch(alarm -> alarm.limit().startsWith("calm_"));
        assertThat(s.events(Event.LimitMissed.class))
                .noneMatch(missed -> missed.limit().startsWith("calm_"));
    }

    @Test
    void rule_38_the_end_of_the_response_is_proposed_after_48_hours_and_its_committee_hears_of_it() {
        Scenario s = EdgeRulesRedTest.ending(EdgeScenes.red()).day("2026-09-10").at("09:59");
        assertThat(proposed(s)).isEmpty();
        s.at("10:00");
        assertThat(proposed(s)).extracting(Event.Proposed::proposal).containsExactly(Proposal.END_RESPONSE);
        assertThat(s.seenBy("sw")).containsAll(proposed(s));
        assertThat(s.seenBy("yx-gaj")).doesNotContainAnyElementsOf(proposed(s));
        s.isAt(Level.RED, false).hasOpen("end_response.sw.1");
        s.refuses("chen", lower(Level.ORANGE), Reason.NOT_READY);
    }

    @Test
    void rule_38_an_open_directive_or_an_open_promise_holds_the_proposal_back() {
        Scenario s = EdgeScenes.red();
        s.does("li", committee("decide.sw.1", decide(Course.START, null, null)));
        Outcome.Team team = new Outcome.Team(
                "chen", null, List.of(new Outcome.Team.Group(Workgroup.VERIFICATION, "gaj", Outcome.Team.Seat.MEMBER)));
        s.does("li", committee("taskforce.sw.1", team));
        Instant promised = Scenario.on("2026-09-11").instant("09:00");
        s.settles("yx-gaj-handler", "verify.yx-gaj.1", verify(Finding.PARTLY))
                .settles("yx-gaj-handler", "draft.yx-gaj.1", draft(1, promised))
                .settles("yx-gaj-principal", "approve_unit.yx-gaj.1", approve(1))
                .does("li", committee("approve.sw.1", approve(1)));
        s.settles("yx-gaj-handler", "publish.yx-gaj.1", publish(1, "yx-gaj", s.now()))
                .settles("yx-gaj-handler", "handle.yx-gaj.1", Words.handled());
        s.does("chen", issue("gaj")).settles("gaj-handler", "directive.gaj.1", new Outcome.Done(TEXT, null));
        s.hasOpen("end_response.sw.1").day("2026-09-10").at("12:00");
        assertThat(proposed(s)).as("a release is promised").isEmpty();

        s.day("2026-09-11").at("08:00").does("chen", issue("gaj"));
        s.settles("yx-gaj-handler", "draft.yx-gaj.2", draft(2, null))
                .settles("yx-gaj-principal", "approve_unit.yx-gaj.2", approve(2))
                .does("li", committee("approve.sw.2", approve(2)));
        s.settles("yx-gaj-handler", "publish.yx-gaj.2", publish(2, "yx-gaj", s.now()))
                .at("08:30");
        assertThat(proposed(s)).as("a directive is open").isEmpty();

        s.settles("gaj-handler", "directive.gaj.2", new Outcome.Done(TEXT, null))
                .at("08:30");
        assertThat(proposed(s)).hasSize(1);
        s.does("chen", issue("gaj")).settles("gaj-handler", "directive.gaj.3", new Outcome.Done(TEXT, null));
        s.at("12:00");
        assertThat(proposed(s)).as("once in a quiet time").hasSize(1);
    }

    private static Command.Issue issue(String unit) {
        return new Command.Issue(List.of(new Outcome.Task(unit, TaskKind.VERIFY, Line.GROUND, null, TEXT)));
    }

    /** 红, ended, lowered to orange, and risen again. */
    private static Scenario redAgain() {
        Scenario s = EdgeRulesRedTest.ending(EdgeScenes.red());
        s.does("li", committee("end_response.sw.1", decide(Course.END, null, null)));
        s.at("11:00").does("chen", lower(Level.ORANGE)).at("12:00");
        return s.does("zhang", raise()).isAt(Level.RED, false);
    }

    private static Command.Regrade raise() {
        return new Command.Regrade(Level.RED, null, TEXT, List.of(), Command.Behalf.SELF);
    }

    @Test
    void rule_38_red_raised_a_second_time_is_not_lowered_by_the_end_of_the_first() {
        Scenario s = redAgain();
        s.refuses("chen", lower(Level.ORANGE), Reason.NOT_READY).at("12:10");
        assertThat(step(s, "feedback.yx-gaj.1").cancelled()).isEqualTo(Event.Cause.REPLANNED);
        s.settles("wang", "report_committee.zfw.2", told())
                .does("li", committee("decide.sw.2", decide(Course.START_WITHOUT_TASKFORCE, null, null)))
                .refuses("chen", lower(Level.ORANGE), Reason.NOT_READY)
                .does("li", committee("end_response.sw.2", decide(Course.END, null, null)))
                .does("chen", lower(Level.ORANGE))
                .isAt(Level.ORANGE, false);
    }

    @Test
    void rule_37_red_raised_a_second_time_asks_the_committee_anew_and_its_silence_counts_anew() {
        Scenario s = redAgain().at("12:10").settles("wang", "report_committee.zfw.2", told());
        s.hasOpen("decide.sw.2").isDue("silence", "13:10");
        assertThat(EdgeScenes.limit(s, "silence").isRunning()).isTrue();
    }

    @Test
    void rule_39_follow_up_reports_go_on_where_an_earlier_response_had_ended_them() {
        Scenario s = EdgeScenes.red().settles("li", "first_report.zfw.1", Words.sent("sw"));
        assertThat(open(s, "follow_up")).containsExactly("follow_up.zfw.1");
        EdgeRulesRedTest.ending(s).does("li", committee("end_response.sw.1", decide(Course.END, null, null)));
        assertThat(open(s, "follow_up")).isEmpty();
        s.at("11:00").does("chen", lower(Level.ORANGE));
        assertThat(open(s, "follow_up")).as("twice a day until accept").hasSize(1);
    }

    @Test
    void rule_26_after_a_declined_red_the_committee_is_asked_again_when_it_rises_again() {
        Scenario s = EdgeScenes.red().does("li", committee("decide.sw.1", decide(Course.DECLINE, null, null)));
        s.at("11:00").does("zhang", raise()).settles("wang", "report_committee.zfw.2", told());
        s.hasOpen("decide.sw.2");
    }

    @Test
    void rule_39_follow_up_reports_go_on_after_another_unit_leads() {
        Scenario s = EdgeScenes.yellow().settles("zhou", "verify.gaj.1", verify(Finding.PARTLY));
        s.at("11:00").does("li", assign("sfj"));
        assertThat(open(s, "follow_up")).containsExactly("follow_up.sfj.1");
    }

    private static Command.Assign assign(@Nullable String lead) {
        return new Command.Assign(lead, List.of(), List.of(), null, TEXT);
    }

    private static List<String> open(Scenario s, String key) {
        return s.incident()
                .openSteps()
                .filter(step -> step.id().key().equals(key))
                .map(step -> step.id().toString())
                .toList();
    }
}
