package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sise.core.incident.Scenario.situation;
import static org.sise.core.incident.Words.calm;
import static org.sise.core.incident.Words.confirm;
import static org.sise.core.incident.Words.publicReply;
import static org.sise.core.incident.Words.report;
import static org.sise.core.incident.Words.summary;
import static org.sise.core.incident.Words.verify;

import org.junit.jupiter.api.Test;
import org.sise.core.grading.Level;

/** 蓝: a fee misunderstood, 甲县司法局 (plan.md part C). */
class BlueWalkTest {
    @Test
    void a_fee_misunderstood() {
        Scenario s = Scenario.on("2026-09-01").at("02:40");
        s.does(
                        "monitor",
                        report(
                                s,
                                "990101",
                                "jx-sfj",
                                situation("reads", 620, "interactions", 14, "reach", "local_self_media")))
                .isAt(Level.BLUE, true)
                .isOpen("confirm.jx-zfw.1")
                .isDue("confirm.jx-zfw.1", "09:00");
        assertThat(s.seenBy("jx-sfj")).isEmpty();
        assertThat(s.seenBy("zfw")).isNotEmpty();

        s.at("03:10").does("monitor", new Command.FollowUp(situation("reads", 910, "interactions", 22), null));
        s.isAt(Level.BLUE, true);

        s.at("08:05")
                .settles("qian", "confirm.jx-zfw.1", confirm("jx-sfj"))
                .isAt(Level.BLUE, false)
                .isOpen("verify.jx-sfj.1", "answer.jx-sfj.1")
                .isDue("ack.jx-sfj", "12:05")
                .isDueOn("verify", "2026-09-02", "02:40")
                .isDueOn("answer_hard", "2026-09-03", "02:40");
        assertThat(s.seenBy("jx-sfj")).isNotEmpty();

        s.at("08:20")
                .refuses(
                        "sun",
                        new Command.Regrade(Level.YELLOW, null, Words.TEXT, java.util.List.of(), Command.Behalf.SELF),
                        Rejected.Reason.NOT_ALLOWED)
                .at("08:40")
                .signs("sun", "verify.jx-sfj.1")
                .isKept("ack.jx-sfj");

        s.at("09:50").settles("sun", "verify.jx-sfj.1", verify(Outcome.Verify.Finding.UNTRUE));
        Command.Behalf at0945 = new Command.Behalf(null, null, null, null, s.instant("09:45"));
        s.does("sun", new Command.Settle(StepId.of("answer.jx-sfj.1"), publicReply(s.instant("09:45")), at0945))
                .isKept("answer_target")
                .isKept("answer_hard")
                .isOpen("feedback.jx-sfj.1")
                .isDueOn("feedback.jx-sfj.1", "2026-09-02", "18:00");

        s.at("16:30").settles("sun", "feedback.jx-sfj.1", calm()).isOpen("summary.jx-zfw.1");
        s.isDueOn("complete", "2026-09-03", "18:00");
        s.at("16:40").settles("qian", "summary.jx-zfw.1", summary()).isOpen();

        assertThat(s.incident().phase()).isEqualTo(Incident.Phase.CLOSED);
        assertThat(s.seenBy("yx-zfw")).isEmpty();
        assertThat(s.seenBy("sfj")).isNotEmpty();
        assertThat(s.incident().limits().values()).noneMatch(Limit::isRunning);
        assertThat(s.events(Event.Alarmed.class)).noneMatch(alarm -> alarm.alarm() == Limit.Alarm.RING);
    }
}
