package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sise.core.incident.Scenario.phone;
import static org.sise.core.incident.Scenario.situation;
import static org.sise.core.incident.Words.TEXT;
import static org.sise.core.incident.Words.accepted;
import static org.sise.core.incident.Words.approve;
import static org.sise.core.incident.Words.calm;
import static org.sise.core.incident.Words.confirm;
import static org.sise.core.incident.Words.draft;
import static org.sise.core.incident.Words.draftWithCause;
import static org.sise.core.incident.Words.publish;
import static org.sise.core.incident.Words.report;
import static org.sise.core.incident.Words.sent;
import static org.sise.core.incident.Words.summary;
import static org.sise.core.incident.Words.told;
import static org.sise.core.incident.Words.verify;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sise.core.grading.Level;
import org.sise.core.plan.Line;
import org.sise.core.plan.Role;

/** 橙: an old man falls during enforcement, 乙县人民法院 (plan.md part C). */
class OrangeWalkTest {
    private final Scenario s = Scenario.on("2026-09-08");

    @Test
    void an_old_man_falls_during_enforcement() {
        countyEvening();
        raised();
        consultation();
        statement();
        morning();
        findingAndLowering();
        end();
    }

    private void countyEvening() {
        s.at("23:50")
                .does(
                        "wu",
                        report(
                                s,
                                "990102",
                                "yx-fy",
                                situation("reads", 64_000, "interactions", 900, "reach", "local_media")))
                .isAt(Level.YELLOW, true);
        assertThat(s.incident().assignment().owner()).isEqualTo("990102");
        s.at("23:55").settles("wu", "confirm.yx-zfw.1", confirm("yx-fy", "yx-gaj"));
        s.day("2026-09-09").at("00:10").signs("yx-fy-handler", "verify.yx-fy.1");
        s.at("00:20").signs("yx-gaj-handler", "verify.yx-gaj.1");
    }

    private void raised() {
        s.at("00:35")
                .does("wu", new Command.FollowUp(situation("reads", 180_000, "reach", "provincial_media"), TEXT))
                .isAt(Level.ORANGE, true);
        assertThat(s.incident().assignment().owner()).isEqualTo("990100");
        s.hasOpen("confirm.zfw.1", "tell_leader.zfw.1", "first_report.zfw.1", "verify.yx-fy.1", "verify.yx-gaj.1")
                .isDue("tell_leader", "00:55")
                .isDue("confirm.zfw.1", "01:35")
                .isDue("first_report", "01:35")
                .isDue("verify", "02:35")
                .isDue("facts", "02:35")
                .isDue("draft", "03:05")
                .isDue("answer_target", "04:35")
                .isDueOn("answer_hard", "2026-09-10", "23:50")
                .isDue("ack.yx-fy.2", "01:05");
        s.at("00:41").settles("li", "tell_leader.zfw.1", told(new Step.Call(Role.DUTY_LEADER, "wang", s.now(), true)));
        s.at("00:52")
                .records("li", "wang", "confirm.zfw.1", confirm("yx-fy", "yx-gaj"))
                .isAt(Level.ORANGE, false)
                .isDueOn("ratify.zfw.1", "2026-09-10", "12:00");
        s.at("00:55").settles("li", "first_report.zfw.1", sent("zfw", "sw", "fy"));
        s.at("01:00").signs("yx-fy-handler", "verify.yx-fy.1").isKept("ack.yx-fy.2");
        s.at("01:04").does("li", new Command.Acknowledge(StepId.of("verify.yx-gaj.1"), phone("yx-gaj-handler")));
        s.isKept("ack.yx-gaj.2");
    }

    private void consultation() {
        Outcome.Convene convene = new Outcome.Convene(
                TEXT,
                List.of(
                        new Outcome.Convene.Invited("yx-fy", true),
                        new Outcome.Convene.Invited("yx-gaj", false),
                        new Outcome.Convene.Invited("fy", false),
                        new Outcome.Convene.Invited("xcb", false),
                        new Outcome.Convene.Invited("wxb", false)),
                Outcome.Convene.Mode.VIDEO,
                s.instant("02:20"));
        s.isDue("convene.zfw.1", "01:22").at("01:20").settles("he", "convene.zfw.1", convene);
        s.at("01:30").settles("he", "release_group.zfw.1", new Outcome.Team("zhang", "zfw-spokesperson", List.of()));
        Outcome.Opinion opinion = new Outcome.Opinion(false, TEXT, null, TEXT, TEXT);
        s.at("01:50").settles("yx-fy-handler", "opinion.yx-fy.1", opinion);
        s.at("01:55").settles("yx-gaj-handler", "opinion.yx-gaj.1", opinion);
        s.at("02:00").settles("fy-handler", "opinion.fy.1", opinion);
        s.at("02:05").settles("xcb-handler", "opinion.xcb.1", opinion);
        s.at("02:10").settles("yx-fy-handler", "verify.yx-fy.1", verify(Outcome.Verify.Finding.OPEN));
        s.refuses(
                "yx-fy-handler",
                new Command.Settle(StepId.of("draft.yx-fy.1"), draftWithCause(1), Command.Behalf.SELF),
                Rejected.Reason.CAUSE_LOCKED);
        s.at("02:20").hasOpen("resolve.zfw.1").isDue("resolve.zfw.1", "02:50");
        assertThat(s.incident().step(StepId.of("opinion.wxb.1")).orElseThrow().lapsed())
                .isTrue();
    }

    private void statement() {
        s.at("02:30").settles("yx-fy-handler", "draft.yx-fy.1", draft(1, s.instant("10:00"), "yx-gaj"));
        s.at("02:40")
                .settles(
                        "zhang",
                        "resolve.zfw.1",
                        new Outcome.Resolve(
                                List.of("yx-fy", "yx-gaj", "fy", "xcb"), List.of("wxb"), null, null, null, TEXT));
        s.at("02:45")
                .settles(
                        "yx-gaj-deputy",
                        "countersign.yx-gaj.1",
                        new Outcome.Countersign(Words.hash(1), Outcome.Countersign.View.AGREE, null))
                .hasOpen("approve_unit.yx-fy.1");
        StepId approval = StepId.of("approve_unit.yx-fy.1");
        Command.Settle byDeputy = new Command.Settle(approval, approve(1), Command.Behalf.SELF);
        s.at("02:46")
                .does("li", new Command.LogCall(approval, Role.PRINCIPAL_LEADER, "yx-fy-principal", s.now(), false))
                .refuses("yx-fy-deputy", byDeputy, Rejected.Reason.NOT_ALLOWED);
        s.at("02:51")
                .does("li", new Command.LogCall(approval, Role.PRINCIPAL_LEADER, "yx-fy-principal", s.now(), false))
                .at("02:58")
                .does("yx-fy-deputy", byDeputy);
        s.at("03:20").settles("chen", "approve.zfw.1", approve(1)).hasOpen("publish.yx-fy.1");
        s.at("03:35")
                .settles("yx-fy-handler", "publish.yx-fy.1", publish(1, "yx-fy", s.now()))
                .isKept("answer_target")
                .isKept("answer_hard")
                .isDue("release.yx-fy.2", "10:00");
        Instant thursday = Instant.parse("2026-09-10T04:00:00Z");
        Outcome.Plan plan = new Outcome.Plan(
                TEXT,
                TEXT,
                List.of(),
                List.of(
                        task("yx-fy", TaskKind.HANDLE_BY_LAW, thursday),
                        task("yx-gaj", TaskKind.KEEP_EVIDENCE, thursday),
                        task("fy", TaskKind.VERIFY, thursday),
                        task("xcb", TaskKind.ANSWER_PRESS, thursday),
                        task("wxb", TaskKind.SUPPLY_FIGURES, thursday)),
                null,
                null,
                null,
                Words.hash(77));
        s.at("04:10").settles("he", "plan.zfw.1", plan);
        s.at("04:50")
                .settles("chen", "approve_plan.zfw.1", approve(77))
                .hasOpen("task.yx-fy.1", "task.yx-gaj.1", "task.fy.1", "task.xcb.1", "task.wxb.1")
                .isDue("ack.wxb.2", "05:20");
    }

    private static Outcome.Task task(String unit, TaskKind kind, Instant due) {
        return new Outcome.Task(unit, kind, Line.GROUND, due, TEXT);
    }

    private void morning() {
        for (String unit : List.of("yx-fy", "yx-gaj", "fy", "xcb", "wxb")) {
            s.signs(unit + "-handler", "task." + unit + ".1");
        }
        s.at("07:50").settles("yx-fy-handler", "follow_up.yx-fy.1", sent("zfw"));
        s.at("09:00").settles("yx-fy-handler", "draft.yx-fy.2", draft(2, null, "yx-gaj"));
        s.settles(
                "yx-gaj-deputy",
                "countersign.yx-gaj.2",
                new Outcome.Countersign(Words.hash(2), Outcome.Countersign.View.AGREE, null));
        s.at("09:20").settles("yx-fy-principal", "approve_unit.yx-fy.2", approve(2));
        s.at("09:40").settles("chen", "approve.zfw.2", approve(2));
        s.at("09:50").settles("yx-fy-handler", "publish.yx-fy.2", publish(2, "yx-fy", s.now()));
        s.isKept("release.yx-fy.2");
        s.at("14:00")
                .does("monitor", new Command.FollowUp(situation("reads", 420_000), null))
                .isAt(Level.ORANGE, false);
        s.at("16:30").settles("yx-fy-handler", "follow_up.yx-fy.2", sent("zfw"));
    }

    private void findingAndLowering() {
        s.day("2026-09-10").at("11:00").settles("wang", "ratify.zfw.1", new Outcome.Ratify(true, null));
        s.at("11:40").settles("fy-handler", "task.fy.1", new Outcome.Done(TEXT, null));
        s.does("yx-fy-handler", new Command.Open("verify", null))
                .settles("yx-fy-handler", "verify.yx-fy.2", verify(Outcome.Verify.Finding.CONFIRMED));
        Outcome.Procedure procedure = new Outcome.Procedure(TEXT, TEXT, Instant.parse("2026-09-25T01:00:00Z"));
        s.day("2026-09-11")
                .at("10:00")
                .settles("yx-fy-handler", "handle.yx-fy.1", new Outcome.Handle(TEXT, TEXT, true, procedure));
        s.settles("yx-gaj-handler", "verify.yx-gaj.1", verify(Outcome.Verify.Finding.CONFIRMED));
        for (String unit : List.of("yx-fy", "yx-gaj", "xcb", "wxb")) {
            s.settles(unit + "-handler", "task." + unit + ".1", new Outcome.Done(TEXT, null));
        }
        s.at("15:30").hasOpen("feedback.yx-fy.1", "feedback.yx-gaj.1", "feedback.fy.1");
        s.at("16:00")
                .does(
                        "chen",
                        new Command.Regrade(
                                Level.YELLOW, null, TEXT, List.of(StepId.of("feedback.fy.1")), Command.Behalf.SELF))
                .isAt(Level.YELLOW, false)
                .hasOpen("feedback.fy.1", "feedback.yx-fy.1", "feedback.yx-gaj.1");
        assertThat(s.incident().openSteps().map(step -> step.id().toString()))
                .doesNotContain("feedback.xcb.1", "confirm.zfw.2");
    }

    private void end() {
        s.day("2026-09-12").at("11:00");
        for (String unit : List.of("yx-fy", "yx-gaj", "fy")) {
            s.settles(unit + "-handler", "feedback." + unit + ".1", calm());
        }
        s.day("2026-09-14").at("15:00").settles("he", "accept.zfw.1", accepted());
        s.day("2026-09-15").at("10:00").settles("li", "summary.zfw.1", summary());
        assertThat(s.incident().phase()).isEqualTo(Incident.Phase.COMPLETED);
        Outcome.Review.Notice notice = new Outcome.Review.Notice("yx-fy", TEXT, Instant.parse("2026-10-15T10:00:00Z"));
        s.day("2026-09-16")
                .at("10:00")
                .settles("he", "review.zfw.1", new Outcome.Review(true, true, TEXT, List.of(notice)));
        assertThat(s.incident().phase()).isEqualTo(Incident.Phase.CLOSED);
        s.isKept("complete");
    }
}
