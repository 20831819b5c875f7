package org.sise.core.incident;

import static org.sise.core.incident.EdgeScenes.committee;
import static org.sise.core.incident.EdgeScenes.decide;
import static org.sise.core.incident.Scenario.situation;
import static org.sise.core.incident.Words.TEXT;
import static org.sise.core.incident.Words.approve;
import static org.sise.core.incident.Words.confirm;
import static org.sise.core.incident.Words.draft;
import static org.sise.core.incident.Words.report;
import static org.sise.core.incident.Words.told;
import static org.sise.core.incident.Words.verify;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sise.core.grading.Level;
import org.sise.core.incident.Outcome.Decide.Course;

/** Where a replan begins: an incident of 市公安局 at each level, and what lets it be lowered. */
final class ReplanScenes {
    private ReplanScenes() {}

    static Scenario confirmedAt(Level level) {
        Scenario s = Scenario.on("2026-09-01").at("09:00");
        s.does(
                "li",
                report(
                        s,
                        "990100",
                        "gaj",
                        switch (level) {
                            case BLUE -> situation("reads", 620, "reach", "local_self_media");
                            case YELLOW -> situation("reads", 38_000, "reach", "local_media");
                            case ORANGE -> situation("reads", 180_000, "reach", "provincial_media");
                            case RED -> situation("flags.group_event_possible", "true");
                        }));
        s.at("09:05").settles("chen", "confirm.zfw.1", confirm("gaj", "sfj")).isAt(level, false);
        return s.at("09:10");
    }

    /** Publishes the lead unit's first version, as the level asks. */
    static void publishFacts(Scenario s, @Nullable Instant next) {
        s.settles("zhou", "verify.gaj.1", verify(Outcome.Verify.Finding.CONFIRMED))
                .settles("zhou", "draft.gaj.1", draft(1, next))
                .settles("gaj-principal", "approve_unit.gaj.1", approve(1));
        if (s.incident().level() == Level.RED) {
            s.does("li", committee("approve.sw.1", approve(1)));
        } else {
            s.settles("chen", "approve.zfw.1", approve(1));
        }
        s.settles("zhou", "publish.gaj.1", Words.publish(1, "gaj", s.now()));
    }

    /** Red, from asking the committee to the end of its response. */
    static void endResponse(Scenario s) {
        s.settles("wang", "report_committee.zfw.1", told())
                .does("li", committee("decide.sw.1", decide(Course.START_WITHOUT_TASKFORCE, null, null)));
        publishFacts(s, null);
        s.settles("zhou", "handle.gaj.1", Words.handled())
                .refuses("chen", regrade(Level.ORANGE), Rejected.Reason.NOT_READY)
                .does("li", committee("end_response.sw.1", decide(Course.END, null, null)));
    }

    static Command.Regrade regrade(Level to, StepId... keep) {
        return new Command.Regrade(to, null, TEXT, List.of(keep), Command.Behalf.SELF);
    }
}
