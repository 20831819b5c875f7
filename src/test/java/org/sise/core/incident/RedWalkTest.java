package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sise.core.incident.Scenario.situation;
import static org.sise.core.incident.Words.TEXT;
import static org.sise.core.incident.Words.accepted;
import static org.sise.core.incident.Words.approve;
import static org.sise.core.incident.Words.calm;
import static org.sise.core.incident.Words.draft;
import static org.sise.core.incident.Words.draftWithCause;
import static org.sise.core.incident.Words.handled;
import static org.sise.core.incident.Words.noChange;
import static org.sise.core.incident.Words.publish;
import static org.sise.core.incident.Words.report;
import static org.sise.core.incident.Words.sent;
import static org.sise.core.incident.Words.told;
import static org.sise.core.incident.Words.verify;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sise.core.grading.Level;
import org.sise.core.grading.StatutoryClass;
import org.sise.core.plan.Line;
import org.sise.core.plan.Role;

/** 红: a death in custody, 乙县看守所 of yx-gaj (plan.md part C). */
class RedWalkTest {
    private static final List<String> NINE =
            List.of("yx-gaj", "gaj", "jcy", "fy", "sfj", "xcb", "wxb", "yx-zfw", "yx-jcy");

    private final Scenario s = Scenario.on("2026-11-11");

    @Test
    void a_death_in_custody() {
        firstHour();
        statement();
        silenceAndFallback();
        taskForce();
        cause();
        end();
    }

    @Test
    void the_committee_declines() {
        firstHour();
        statement();
        silenceAndFallback();
        s.at("03:10")
                .does("li", committee("decide.sw.1", decide(Outcome.Decide.Course.DECLINE)))
                .isAt(Level.ORANGE, false);
        assertThat(s.incident().assignment().owner()).isEqualTo("990100");
        assertThat(s.states()).containsEntry("publish.yx-gaj.1", Step.State.SETTLED);
        assertThat(s.incident().openSteps().map(step -> step.id().key()))
                .contains("convene")
                .doesNotContain("first_measures", "decide", "taskforce");
    }

    private void firstHour() {
        s.at("00:20");
        Instant happened = s.now();
        s.at("01:05");
        Times times = new Times(happened, happened, s.now());
        s.at("01:08")
                .does(
                        "li",
                        report(
                                times,
                                Theme.EMERGENCY,
                                "990102",
                                "yx-gaj",
                                situation(
                                        "reads",
                                        30_000,
                                        "flags.death_or_serious_injury",
                                        "true",
                                        "flags.group_event_possible",
                                        "true")))
                .isAt(Level.RED, true);
        assertThat(s.incident().assignment().owner()).isEqualTo("990100");
        s.isDue("tell_leader", "01:15")
                .isDue("report_committee", "01:25")
                .isDue("ack.yx-gaj", "01:23")
                .isDue("confirm", "01:35")
                .isDue("first_measures.yx-gaj.1", "01:38")
                .isDue("first_report", "01:45")
                .isDue("verify", "02:05")
                .isDue("draft", "02:15")
                .isDue("answer_target", "03:05")
                .isLate("told");
        s.at("01:19")
                .settles(
                        "li",
                        "tell_leader.zfw.1",
                        told(
                                new Step.Call(Role.DUTY_LEADER, "wang", s.instant("01:12"), true),
                                new Step.Call(Role.DEPUTY_LEADER, "zhang", s.instant("01:14"), false),
                                new Step.Call(Role.DEPUTY_LEADER, "zhang", s.instant("01:17"), false),
                                new Step.Call(Role.PRINCIPAL_LEADER, "chen", s.now(), true)));
        s.at("01:20").settles("wang", "report_committee.zfw.1", told());
        s.at("01:22").signs("yx-gaj-handler", "verify.yx-gaj.1");
        s.does("yx-zfw-handler", new Command.Acknowledge(StepId.of("first_measures.yx-zfw.1"), Command.Behalf.SELF));
        Outcome.Grade confirm = new Outcome.Grade(
                Outcome.Grade.Verdict.CONFIRM,
                null,
                StatutoryClass.MAJOR,
                null,
                "yx-gaj",
                List.of(),
                List.of(),
                "jcy",
                null);
        s.at("01:30")
                .records("li", "chen", "confirm.zfw.1", confirm)
                .isAt(Level.RED, false)
                .isDue("answer_hard", "05:20")
                .isDueOn("briefing_hard", "2026-11-12", "00:20")
                .hasOpen("independent.jcy.1", "release_group.zfw.1", "handle.yx-gaj.1");
        Outcome.Measure measures = new Outcome.Measure(
                Set.of(Outcome.Measure.Kind.FAMILIES_MET, Outcome.Measure.Kind.EVIDENCE_KEPT), TEXT);
        s.at("01:35")
                .settles("yx-gaj-handler", "first_measures.yx-gaj.1", measures)
                .isKept("first_measures.yx-gaj.1");
        s.at("01:41").settles("li", "first_report.zfw.1", sent("sw", "gaj")).isKept("first_report");
        s.at("01:44").signs("jcy-handler", "independent.jcy.1");
        s.at("01:50").settles("he", "release_group.zfw.1", new Outcome.Team("zhang", "zfw-spokesperson", List.of()));
        s.settles("yx-zfw-handler", "first_measures.yx-zfw.1", measures);
    }

    private void statement() {
        s.at("02:00")
                .settles("yx-gaj-handler", "verify.yx-gaj.1", verify(Outcome.Verify.Finding.OPEN))
                .isKept("verify");
        s.refuses(
                "yx-gaj-handler",
                new Command.Settle(StepId.of("draft.yx-gaj.1"), draftWithCause(1), Command.Behalf.SELF),
                Rejected.Reason.CAUSE_LOCKED);
        s.at("02:12")
                .settles("yx-gaj-handler", "draft.yx-gaj.1", draft(1, s.instant("08:00")))
                .isKept("draft");
        assertThat(s.incident().limit("decide.sw.1").orElseThrow().rings()).isPositive();
        assertThat(s.incident().steps("convene")).isEmpty();
        s.at("02:25")
                .records("li", "yx-gaj-principal", "approve_unit.yx-gaj.1", approve(1))
                .hasOpen("approve.sw.1");
    }

    private void silenceAndFallback() {
        s.hasOpen("convene.zfw.1");
        s.at("02:36").settles("chen", "approve.sw.1", approve(1)).hasOpen("publish.yx-gaj.1");
        s.at("02:44")
                .settles("yx-gaj-handler", "publish.yx-gaj.1", publish(1, "yx-gaj", s.now()))
                .isKept("answer_target")
                .isKept("answer_hard");
    }

    private static Outcome.Decide decide(Outcome.Decide.Course course) {
        return new Outcome.Decide(course, TEXT, TEXT, TEXT, TEXT, null, null, List.of());
    }

    private static Command.Settle committee(String step, Outcome outcome) {
        return new Command.Settle(StepId.of(step), outcome, new Command.Behalf(null, Means.PHONE, TEXT, "wang", null));
    }

    private void taskForce() {
        s.at("03:10")
                .does("li", committee("decide.sw.1", decide(Outcome.Decide.Course.START)))
                .isLate("decide.sw.1")
                .hasOpen("taskforce.sw.1");
        assertThat(s.states()).containsEntry("convene.zfw.1", Step.State.CANCELLED);
        List<Outcome.Team.Group> groups = NINE.stream()
                .map(unit -> new Outcome.Team.Group(Workgroup.VERIFICATION, unit, Outcome.Team.Seat.MEMBER))
                .toList();
        s.at("03:55")
                .does("li", committee("taskforce.sw.1", new Outcome.Team("chen", "zfw-spokesperson", groups)))
                .hasOpen("plan.zfw.1");
        List<Outcome.Task> directives = Stream.concat(NINE.stream(), Stream.of("xcb", "gaj"))
                .map(unit -> new Outcome.Task(unit, TaskKind.VERIFY, Line.GROUND, null, TEXT))
                .toList();
        s.at("03:58")
                .does("chen", new Command.Issue(directives))
                .hasOpen("directive.xcb.2", "directive.gaj.1")
                .isDue("directive.gaj.1", "05:58");
        s.refuses("wang", new Command.Issue(directives), Rejected.Reason.NOT_ALLOWED);
        s.at("04:12");
        NINE.forEach(unit ->
                s.signs(unit.equals("yx-zfw") ? "yx-zfw-handler" : unit + "-handler", "directive." + unit + ".1"));
        s.at("05:30").settles("li", "follow_up.zfw.1", sent("sw"));
        assertThat(s.incident().openSteps().filter(step -> step.id().key().equals("follow_up")))
                .hasSize(1);
        Outcome.Plan plan = new Outcome.Plan(TEXT, TEXT, List.of(), List.of(), null, TEXT, null, Words.hash(50));
        s.at("07:30").settles("he", "plan.zfw.1", plan);
        s.at("07:35").settles("chen", "approve_plan.zfw.1", approve(50));
        s.at("07:40").settles("yx-gaj-handler", "draft.yx-gaj.2", draft(2, null));
        s.at("07:45").settles("yx-gaj-principal", "approve_unit.yx-gaj.2", approve(2));
        s.at("07:50").does("li", committee("approve.sw.2", approve(2)));
        s.at("08:00").settles("yx-gaj-handler", "publish.yx-gaj.2", publish(2, "yx-gaj", s.now()));
        s.isKept("release.yx-gaj.2");
        s.at("09:25").settles("li", "follow_up.zfw.2", noChange());
        s.at("16:00")
                .settles("zfw-spokesperson", "briefing.zfw.1", new Outcome.Briefing(TEXT, s.now(), 14))
                .isKept("briefing_hard");
    }

    private void cause() {
        s.day("2026-11-13")
                .at("15:00")
                .settles("jcy-handler", "independent.jcy.1", verify(Outcome.Verify.Finding.CONFIRMED));
        s.does("yx-gaj-handler", new Command.Open("verify", null))
                .settles("yx-gaj-handler", "verify.yx-gaj.2", verify(Outcome.Verify.Finding.CONFIRMED));
        s.at("17:00").settles("yx-gaj-handler", "handle.yx-gaj.1", handled());
        Stream.concat(NINE.stream().map(unit -> unit + ".1"), Stream.of("xcb.2", "gaj.2"))
                .forEach(id -> s.settles(
                        id.substring(0, id.indexOf('.')) + "-handler",
                        "directive." + id,
                        new Outcome.Done(TEXT, null)));
        s.hasOpen("end_response.sw.1");
    }

    private void end() {
        s.day("2026-11-14").at("11:30").does("li", committee("end_response.sw.1", decide(Outcome.Decide.Course.END)));
        s.day("2026-11-15").at("10:00");
        NINE.forEach(unit -> s.settles(unit + "-handler", "feedback." + unit + ".1", calm()));
        s.day("2026-11-16").at("10:00").settles("zhang", "accept.zfw.1", accepted());
        s.at("15:00").settles("li", "final_report.zfw.1", sent("sw"));
        s.settles("yx-gaj-principal", "ratify.yx-gaj.1", new Outcome.Ratify(true, null));
        List<Outcome.Review.Notice> notices = List.of(
                new Outcome.Review.Notice("yx-gaj", TEXT, Instant.parse("2026-12-15T10:00:00Z")),
                new Outcome.Review.Notice("yx-jcy", TEXT, Instant.parse("2026-12-15T10:00:00Z")));
        s.day("2026-11-18").at("10:00").settles("chen", "review.zfw.1", new Outcome.Review(true, true, TEXT, notices));
        assertThat(s.incident().phase()).isEqualTo(Incident.Phase.CLOSED);
        assertThat(s.seenBy("yx-fy")).isEmpty();
    }
}
