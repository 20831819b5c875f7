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
import static org.sise.core.incident.Words.handled;
import static org.sise.core.incident.Words.publish;
import static org.sise.core.incident.Words.redo;
import static org.sise.core.incident.Words.reject;
import static org.sise.core.incident.Words.report;
import static org.sise.core.incident.Words.sent;
import static org.sise.core.incident.Words.summary;
import static org.sise.core.incident.Words.told;
import static org.sise.core.incident.Words.verify;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sise.core.grading.Level;
import org.sise.core.plan.Role;

/** 黄: parking fines after lines were repainted, 市公安局 (plan.md part C). */
class YellowWalkTest {
    private final Scenario s = Scenario.on("2026-09-04");

    @Test
    void parking_fines_after_lines_were_repainted() {
        firstEvening();
        statement();
        promisedRelease();
        afterTheWeekend();

        assertThat(s.incident().phase()).isEqualTo(Incident.Phase.CLOSED);
        assertThat(s.events(Event.StepOpened.class))
                .filteredOn(opened -> opened.subject() instanceof Subject.ReturnAsked)
                .hasSize(1);
        assertThat(s.incident().settled(org.sise.core.plan.StepKind.DRAFT)).hasSize(3);
        assertThat(s.incident().settled(org.sise.core.plan.StepKind.PUBLISH)).hasSize(2);
        assertThat(s.incident().settled(org.sise.core.plan.StepKind.RATIFY)).hasSize(2);
    }

    private void firstEvening() {
        s.at("19:20");
        Times times = new Times(s.now(), s.now(), s.now());
        s.at("19:24")
                .does(
                        "li",
                        report(
                                times,
                                Theme.LAW_ENFORCEMENT,
                                "990100",
                                null,
                                situation(
                                        "reads", 38_000, "interactions", 460, "platforms", 2, "reach", "local_media")))
                .isAt(Level.YELLOW, true);
        s.at("19:26")
                .settles("li", "confirm.zfw.1", confirm("sfj"))
                .isDue("tell_leader.zfw.1", "19:56")
                .isDue("first_report", "21:20")
                .isDueOn("facts", "2026-09-05", "01:20")
                .isDueOn("answer_target", "2026-09-05", "07:20")
                .isDueOn("answer_hard", "2026-09-06", "19:20");
        Instant first = s.instant("19:35");
        s.at("19:35")
                .does(
                        "li",
                        new Command.LogCall(StepId.of("tell_leader.zfw.1"), Role.DUTY_LEADER, "wang", first, false));
        s.at("19:41").does("sfj-handler", new Command.Return(StepId.of("verify.sfj.1"), TEXT));
        s.at("19:45").settles("li", "tell_leader.zfw.1", told(new Step.Call(Role.DUTY_LEADER, "wang", s.now(), true)));
        s.at("19:48")
                .settles("li", "answer_return.zfw.1", new Outcome.Answer(true, "gaj", null))
                .hasOpen("verify.gaj.1", "handle.gaj.1")
                .isDue("ack.gaj", "20:48")
                .isDueOn("verify", "2026-09-05", "01:20");
        assertThat(s.incident().openSteps()).noneMatch(step -> step.id().unit().equals("sfj"));
        s.at("20:15").signs("zhou", "verify.gaj.1").isKept("ack.gaj");
        s.at("20:40").settles("li", "first_report.zfw.1", sent("zfw")).isKept("first_report");
        s.at("23:50")
                .settles("zhou", "verify.gaj.1", verify(Outcome.Verify.Finding.PARTLY))
                .hasOpen("draft.gaj.1");
    }

    private void statement() {
        s.day("2026-09-05").at("00:40").settles("zhou", "draft.gaj.1", draft(1, null));
        s.at("01:20")
                .settles("gaj-deputy", "approve_unit.gaj.1", reject(1))
                .hasOpen("draft.gaj.2")
                .isDue("draft.gaj.2", "02:50");
        Instant promised = s.instant("17:00");
        s.at("01:45").settles("zhou", "draft.gaj.2", draft(2, promised)).hasOpen("approve_unit.gaj.2");
        s.at("02:05")
                .refuses(
                        "zhou",
                        new Command.Settle(StepId.of("approve_unit.gaj.2"), approve(2), phone("gaj-deputy")),
                        Rejected.Reason.NOT_ALLOWED)
                .records("li", "gaj-deputy", "approve_unit.gaj.2", approve(2))
                .hasOpen("approve.zfw.1", "ratify.gaj.1")
                .isDueOn("ratify.gaj.1", "2026-09-06", "12:00");
        s.at("02:20").records("wang", "zhang", "approve.zfw.1", approve(2)).hasOpen("publish.gaj.1");
        s.at("02:36")
                .refuses(
                        "zhou",
                        new Command.Settle(StepId.of("publish.gaj.1"), publish(9, "gaj", s.now()), Command.Behalf.SELF),
                        Rejected.Reason.VERSION_MISMATCH);
        s.at("02:38")
                .settles("zhou", "publish.gaj.1", publish(2, "gaj", s.now()))
                .isKept("answer_target")
                .isKept("answer_hard")
                .hasOpen("draft.gaj.3")
                .isDue("release.gaj.3", "17:00");
    }

    private void promisedRelease() {
        s.at("09:00").settles("gaj-deputy", "ratify.gaj.1", new Outcome.Ratify(true, null));
        s.at("09:05").settles("zhang", "ratify.zfw.1", new Outcome.Ratify(true, null));
        s.at("16:00").settles("zhou", "draft.gaj.3", draft(3, null));
        s.at("16:10").settles("gaj-deputy", "approve_unit.gaj.3", approve(3));
        s.at("16:20").settles("zhang", "approve.zfw.2", approve(3));
        s.at("16:50")
                .settles("zhou", "publish.gaj.2", publish(3, "gaj", s.now()))
                .isKept("release.gaj.3");
        s.at("16:55").settles("zhou", "follow_up.gaj.1", sent("zfw"));
        assertThat(s.seenBy("sfj")).last().isInstanceOf(Event.UnitLeft.class);
    }

    private void afterTheWeekend() {
        s.day("2026-09-07")
                .at("15:00")
                .settles("zhou", "handle.gaj.1", handled())
                .isKept("handle");
        s.at("16:00").settles("zhou", "feedback.gaj.1", calm());
        s.at("17:00").settles("he", "accept.zfw.1", redo("handle.gaj.1"));
        assertThat(s.incident().openSteps().map(step -> step.id().toString()))
                .contains("handle.gaj.2")
                .doesNotContain("accept.zfw.2");
        s.day("2026-09-08").at("10:00").settles("zhou", "handle.gaj.2", handled());
        s.settles("he", "accept.zfw.2", accepted()).hasOpen("summary.zfw.1").isDueOn("summary", "2026-09-11", "18:00");
        assertThat(s.incident().phase()).isEqualTo(Incident.Phase.COMPLETED);
        s.at("11:00").settles("li", "summary.zfw.1", summary());
        assertThat(s.incident().steps("review").toList()).isEqualTo(List.of());
    }
}
