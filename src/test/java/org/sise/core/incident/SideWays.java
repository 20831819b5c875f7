package org.sise.core.incident;

import static org.sise.core.incident.Scenario.situation;
import static org.sise.core.incident.Words.TEXT;
import static org.sise.core.incident.Words.approve;
import static org.sise.core.incident.Words.calm;
import static org.sise.core.incident.Words.confirm;
import static org.sise.core.incident.Words.draft;
import static org.sise.core.incident.Words.report;
import static org.sise.core.incident.Words.verify;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sise.core.grading.Level;
import org.sise.core.grading.Situation;
import org.sise.core.grading.StatutoryClass;

/** Short scenarios of what the four walk-throughs never come to. */
final class SideWays {
    private static final Situation YELLOW = situation("reads", 38_000, "reach", "local_media");
    private static final Situation ORANGE = situation("reads", 180_000, "reach", "provincial_media");

    private SideWays() {}

    static void all() {
        theCommissionSteers();
        aConsultationWithOneSilent();
        aTextIsHeldBack();
        aPublicationIsCorrected();
        promise();
        aHoldOutlastsTheRaise();
        whatWasToldByPhone();
        theTaskForceChanges();
        theCityTakesOverAndCloses();
        whatWasDecidedByPhoneIsSignedAfterTheEnd();
        aDrillEnds();
        EdgeScenes.yellow().does("li", Others.takeIn(Others.published("2026-09-08", "09:00")));
    }

    private static void aDrillEnds() {
        EdgeScenes.drill().machine(new Command.EndExercise());
    }

    private static void whatWasDecidedByPhoneIsSignedAfterTheEnd() {
        Scenario s = EdgeScenes.yellowReported().records("li", "wang", "confirm.zfw.1", confirm("gaj"));
        s.does("li", new Command.Close(Event.Ending.MISREPORT, TEXT, null));
        s.settles("wang", "ratify.zfw.1", new Outcome.Ratify(true, null));
    }

    private static Scenario confirmed(Situation situation) {
        Scenario s = Scenario.on("2026-09-01").at("09:00");
        s.does("li", report(s, "990100", "gaj", situation));
        return s.at("09:05").settles("chen", "confirm.zfw.1", confirm("gaj", "sfj"));
    }

    private static void theCommissionSteers() {
        Scenario s = confirmed(ORANGE);
        s.does("li", new Command.Supervise(StepId.of("verify.gaj.1"), TEXT))
                .does("he", new Command.Circulate("gaj", TEXT))
                .does("he", new Command.Share("jcy", TEXT))
                .does("he", new Command.Waive(StepId.of("verify.sfj.1"), TEXT))
                .does("he", new Command.Repin(TEXT))
                .does("li", new Command.Note(TEXT))
                .does("li", new Command.Recuse("fy-deputy", false, TEXT))
                .does("zhang", new Command.Recuse("fy-deputy", true, TEXT))
                .does("li", new Command.Link("another", Event.Linked.Relation.RELATED))
                .does("li", new Command.Assign("gaj", List.of("sfj"), List.of("fy"), null, TEXT))
                .does(
                        "zhou",
                        new Command.Extend(StepId.of("handle.gaj.1"), Instant.parse("2026-09-08T04:00:00Z"), TEXT))
                .settles("he", "answer_extension.zfw.1", new Outcome.Answer(true, null, TEXT))
                .does("he", new Command.ExtendLimit("complete", Instant.parse("2026-09-15T10:00:00Z"), TEXT));
        s.does("li", new Command.Correct(situation("reads", 620, "reach", "local_self_media"), null, TEXT))
                .does("chen", new Command.Regrade(null, StatutoryClass.MAJOR, TEXT, List.of(), Command.Behalf.SELF))
                .does("li", new Command.Open("press", null));
        thePressIsAnswered(s);
    }

    /** Approved words, or when the next are released (rule 35); nothing else. */
    private static void thePressIsAnswered(Scenario s) {
        s.refuses("zfw-spokesperson", press(null, null), Rejected.Reason.INVALID)
                .refuses("zfw-spokesperson", press(Words.hash(1), null), Rejected.Reason.INVALID)
                .does("zfw-spokesperson", press(null, s.instant("11:00")));
    }

    private static Command press(@Nullable String hash, @Nullable Instant next) {
        return new Command.Settle(StepId.of("press.zfw.1"), new Outcome.Press(TEXT, hash, next), Command.Behalf.SELF);
    }

    private static void aConsultationWithOneSilent() {
        Scenario s = confirmed(ORANGE);
        List<Outcome.Convene.Invited> units =
                List.of(new Outcome.Convene.Invited("fy", false), new Outcome.Convene.Invited("jcy", false));
        s.settles(
                        "he",
                        "convene.zfw.1",
                        new Outcome.Convene(TEXT, units, Outcome.Convene.Mode.PHONE, s.instant("10:00")))
                .does("he", new Command.Invite("xcb", false))
                .settles("fy-handler", "opinion.fy.1", new Outcome.Opinion(true, null, null, null, null))
                .settles("xcb-handler", "opinion.xcb.1", new Outcome.Opinion(true, null, null, null, null))
                .at("10:30")
                .does("he", new Command.Waive(StepId.of("opinion.jcy.1"), TEXT));
    }

    private static Scenario drafted(Instant next) {
        return confirmed(YELLOW)
                .settles("zhou", "verify.gaj.1", verify(Outcome.Verify.Finding.CONFIRMED))
                .settles("sfj-handler", "verify.sfj.1", verify(Outcome.Verify.Finding.CONFIRMED))
                .settles("zhou", "draft.gaj.1", draft(1, next));
    }

    private static void aTextIsHeldBack() {
        Outcome.Approve hold = new Outcome.Approve(Words.hash(1), Outcome.Approve.Ruling.HOLD, Set.of(), null, TEXT);
        drafted(null)
                .settles("gaj-deputy", "approve_unit.gaj.1", hold)
                .does("li", new Command.FollowUp(situation("interactions", 20), null))
                .settles("gaj-deputy", "approve_unit.gaj.1", approve(1))
                .settles("zhang", "approve.zfw.1", hold)
                .does("chen", new Command.Regrade(Level.RED, null, TEXT, List.of(), Command.Behalf.SELF));
    }

    private static void aHoldOutlastsTheRaise() {
        Outcome.Approve hold = new Outcome.Approve(Words.hash(1), Outcome.Approve.Ruling.HOLD, Set.of(), null, TEXT);
        drafted(null)
                .settles("gaj-deputy", "approve_unit.gaj.1", approve(1))
                .settles("zhang", "approve.zfw.1", hold)
                .at("09:30")
                .does("li", new Command.Regrade(Level.ORANGE, null, TEXT, List.of(), Command.Behalf.SELF))
                .settles("gaj-principal", "approve_unit.gaj.2", approve(1));
    }

    /** Amended, and confirmed (rule 8). */
    private static void whatWasToldByPhone() {
        Outcome told = verify(Outcome.Verify.Finding.PARTLY);
        confirmed(YELLOW)
                .does("li", new Command.Acknowledge(StepId.of("verify.sfj.1"), Scenario.phone("sfj-handler")))
                .settles("sfj-handler", "affirm.sfj.1", new Outcome.Affirm(true, null))
                .records("li", "zhou", "verify.gaj.1", told)
                .does("zhou", new Command.Amend(StepId.of("verify.gaj.1"), told, Command.Behalf.SELF));
    }

    private static void theTaskForceChanges() {
        Outcome.Team.Group court = new Outcome.Team.Group(Workgroup.VERIFICATION, "fy", Outcome.Team.Seat.MEMBER);
        EdgeScenes.red()
                .does(
                        "li",
                        EdgeScenes.committee("decide.sw.1", EdgeScenes.decide(Outcome.Decide.Course.START, null, null)))
                .does("li", EdgeScenes.committee("taskforce.sw.1", new Outcome.Team("chen", null, List.of(court))))
                .does(
                        "chen",
                        new Command.Regroup(
                                List.of(new Outcome.Team.Group(
                                        Workgroup.VERIFICATION, "jcy", Outcome.Team.Seat.MEMBER)),
                                List.of(),
                                null,
                                TEXT));
    }

    private static Scenario published(Instant next) {
        Scenario s = drafted(next)
                .settles("gaj-deputy", "approve_unit.gaj.1", approve(1))
                .settles("zhang", "approve.zfw.1", approve(1));
        return s.settles("zhou", "publish.gaj.1", Words.publish(1, "gaj", s.now()));
    }

    private static void aPublicationIsCorrected() {
        published(null).does("zhou", new Command.CorrectStatement(StepId.of("publish.gaj.1"), TEXT));
    }

    static Scenario promise() {
        Instant next = Instant.parse("2026-09-03T01:00:00Z");
        Outcome.Procedure procedure = new Outcome.Procedure(TEXT, TEXT, Instant.parse("2026-10-15T01:00:00Z"));
        return published(next)
                .settles("zhou", "handle.gaj.1", new Outcome.Handle(TEXT, TEXT, true, procedure))
                .settles("zhou", "feedback.gaj.1", calm())
                .settles("sfj-handler", "feedback.sfj.1", calm())
                .settles("he", "accept.zfw.1", Words.accepted());
    }

    private static void theCityTakesOverAndCloses() {
        Scenario s = Scenario.on("2026-09-01").at("09:00");
        s.does("qian", report(s, "990101", "jx-sfj", situation("reads", 620)))
                .does("wang", new Command.ChangeOwner("990100", TEXT))
                .does("chen", new Command.Close(Event.Ending.NO_BASIS, TEXT, null))
                .does("admin", new Command.Purge(List.of("1/title"), TEXT));
    }
}
