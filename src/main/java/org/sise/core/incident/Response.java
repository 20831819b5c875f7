package org.sise.core.incident;

import java.util.stream.Stream;
import org.sise.core.grading.Level;
import org.sise.core.incident.Outcome.Decide.Course;
import org.sise.core.plan.StepKind;

/** The highest response as the committee has it: what it decided of an earlier red, and what it denied, is no decision of now. */
final class Response {
    private static final String END = "end_response";

    private Response() {}

    static boolean isDecided(Incident incident, Course course) {
        return incident.settled(StepKind.DECIDE)
                .anyMatch(step -> step.outcome() instanceof Outcome.Decide decide
                        && decide.decision() == course
                        && stands(incident, step));
    }

    /** Whether the committee's answer is one to what is asked now. */
    static boolean stands(Incident incident, Step decide) {
        return !isOfEarlierRed(incident, decide) && !Approvals.isDenied(incident, decide.id());
    }

    /** Red was left and reached again since. */
    static boolean isOfEarlierRed(Incident incident, Step step) {
        var raised = incident.marks().raisedAt();
        var ended = step.endedAt();
        return incident.level() == Level.RED && raised != null && ended != null && ended.isBefore(raised);
    }

    /** A task force was ordered, and the response has not been ended. */
    static boolean isLed(Incident incident) {
        return incident.level() == Level.RED && isDecided(incident, Course.START) && !isDecided(incident, Course.END);
    }

    /** Whether the end that the step came after was denied, and no other has stood since. */
    static boolean isEndDenied(Incident incident, Step later) {
        return ends(incident, later).anyMatch(end -> Approvals.isDenied(incident, end.id()))
                && ends(incident, later).allMatch(end -> Approvals.isDenied(incident, end.id()));
    }

    private static Stream<Step> ends(Incident incident, Step later) {
        var until = later.endedAt();
        return incident.settled(StepKind.DECIDE)
                .filter(step -> isEnd(step.id()) && step.endedAt() != null)
                .filter(step -> until == null || !until.isBefore(step.endedAt()));
    }

    /** Whether the committee has decided again since, and stands by it. */
    static boolean isOvertaken(Incident incident, Step decide) {
        return incident.settled(StepKind.DECIDE)
                .dropWhile(step -> !step.id().equals(decide.id()))
                .skip(1)
                .anyMatch(step -> !Approvals.isDenied(incident, step.id()));
    }

    /** A response was ordered: what was to be consulted on is decided, until the committee declines. */
    static boolean endsConsultation(Incident incident) {
        return incident.settled(StepKind.DECIDE)
                .filter(step -> !isEnd(step.id()) && !Approvals.isDenied(incident, step.id()))
                .reduce((earlier, later) -> later)
                .filter(step -> step.outcome() instanceof Outcome.Decide decide
                        && (decide.decision() == Course.START || decide.decision() == Course.START_WITHOUT_TASKFORCE))
                .isPresent();
    }

    static boolean isEnd(StepId step) {
        return step.key().equals(END);
    }
}
