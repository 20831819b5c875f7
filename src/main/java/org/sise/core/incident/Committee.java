package org.sise.core.incident;

import java.util.List;
import org.sise.core.grading.Level;
import org.sise.core.incident.Outcome.Decide.Course;

/** What the committee decides at red, and what follows (rules 26, 27); what it denies is not decided (rule 3). */
final class Committee {
    private final Decision decision;
    private final TaskForces taskForces;

    Committee(Decision decision) {
        this.decision = decision;
        taskForces = new TaskForces(decision);
    }

    void check(Outcome.Decide decide, StepId step) throws Rejected {
        Course course = decide.decision();
        if (Response.isEnd(step) != (course == Course.END)) {
            throw new Rejected(Ground.COURSE_OF_OTHER_STEP, step.key(), course);
        }
        if (decide.level() != null && course != Course.DECLINE) {
            throw new Rejected(Ground.LEVEL_WITHOUT_DECLINING);
        }
        if (decide.level() == Level.RED) {
            throw new Rejected(Ground.DECLINED_TO_RED);
        }
        boolean instructs = course == Course.OTHER_INSTRUCTIONS || course == Course.START_WITHOUT_TASKFORCE;
        if (!instructs && !decide.directives().isEmpty()) {
            throw new Rejected(Ground.DIRECTIVES_ELSEWHERE);
        }
        if (decide.lead() != null && course != Course.START_WITHOUT_TASKFORCE) {
            throw new Rejected(Ground.LEAD_WITH_TASK_FORCE);
        }
    }

    void decided(Outcome.Decide decide) throws Rejected {
        switch (decide.decision()) {
            case START -> taskForces.endConsultation();
            case START_WITHOUT_TASKFORCE -> startWithout(decide);
            case OTHER_INSTRUCTIONS -> taskForces.direct(decide.directives());
            case DECLINE -> decline(decide);
            case END -> {}
        }
    }

    private void startWithout(Outcome.Decide decide) throws Rejected {
        taskForces.endConsultation();
        Incident.Assignment now = decision.incident().assignment();
        if (decide.lead() != null && !decide.lead().equals(now.lead())) {
            new Grades(decision).lead(decide.lead());
        }
        taskForces.direct(decide.directives());
    }

    /** Settled steps stay, the red-only ones go, the owner stays the city. */
    private void decline(Outcome.Decide decide) throws Rejected {
        Level level = decide.level() == null ? Level.ORANGE : decide.level();
        Grades grades = new Grades(decision);
        if (grades.floor().above(level)) {
            throw new Rejected(Ground.CLASS_ASKS_FOR_LEVEL, grades.floor());
        }
        decision.incident()
                .openSteps()
                .filter(step -> decision.context()
                        .plan()
                        .flow(level)
                        .step(step.id().key())
                        .isEmpty())
                .filter(step -> !step.kind().isRequest())
                .toList()
                .forEach(step -> decision.cancel(step, Event.Cause.DECLINED));
        grades.change(level, false, decide.reference(), List.of());
    }

    /** The level that its decision left is in force again, unless the committee has decided anew since. */
    void denied(Step step, Outcome.Decide decide) {
        boolean ends = decide.decision() == Course.END;
        boolean left = ends || decide.decision() == Course.DECLINE;
        if (!left || Response.isOvertaken(decision.incident(), step)) {
            return;
        }
        if (Level.RED.above(decision.level())) {
            new Grades(decision).change(Level.RED, true, null, List.of());
        } else if (ends) {
            new Limits(decision).dropEndOfResponse();
            reopen();
        }
    }

    private void reopen() {
        if (decision.incident().phase() == Incident.Phase.COMPLETED) {
            decision.emit(new Event.Replanned(
                    Event.Replanned.Change.REOPENED,
                    decision.level(),
                    decision.level(),
                    decision.incident().plan(),
                    decision.incident().marks().kept(),
                    null,
                    decision.now()));
        }
    }
}
