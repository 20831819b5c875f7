package org.sise.core.incident;

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

    /** Whether the end of the response that the step came after was denied. */
    static boolean isDeniedSince(Incident incident, Step step) {
        return incident.settled(StepKind.DECIDE)
                .filter(decide -> isEnd(decide.id()) && Approvals.isDenied(incident, decide.id()))
                .anyMatch(decide -> decide.endedAt() != null
                        && step.endedAt() != null
                        && !step.endedAt().isBefore(decide.endedAt()));
    }

    static boolean isEnd(StepId step) {
        return step.key().equals(END);
    }
}
