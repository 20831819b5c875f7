package org.sise.core.incident;

import java.time.Instant;
import java.util.List;
import org.sise.core.grading.Level;
import org.sise.core.incident.Outcome.Approve.Ruling;
import org.sise.core.plan.Party;
import org.sise.core.plan.Role;
import org.sise.core.plan.StepKind;

/** Settles a step: checks the outcome, records it, and sets going what it asks for. */
final class Settlement {
    private final Decision decision;
    private final Statements statements;
    private final TaskForces taskForces;

    Settlement(Decision decision) {
        this.decision = decision;
        statements = new Statements(decision);
        taskForces = new TaskForces(decision);
    }

    void settle(Command.Settle command) throws Rejected {
        Step step = decision.step(command.step());
        if (!step.isOpen()) {
            throw new Rejected(Ground.STEP_ENDED, step.id(), step.state());
        }
        Deed deed = checked(step, command.outcome(), command.behalf());
        if (command.outcome() instanceof Outcome.Approve approve && approve.ruling() == Ruling.HOLD) {
            decision.emit(new Event.StepHeld(step.id(), approve, deed, decision.now()));
            CaseIndependence.say(decision, step.id());
            new Requests(decision).askSignature(step, deed);
            return;
        }
        sign(step, deed);
        record(step, command.outcome(), deed);
        if (!decision.incident().isOver()) {
            new Requests(decision).askSignature(step, deed);
            new Affirmations(decision).ask(step, deed);
        }
    }

    /** The unit's own outcome, a round of its own beside what was recorded for it (rule 8): nothing is overwritten. */
    void amend(Command.Amend command) throws Rejected {
        Step recorded = decision.step(command.step());
        Step again = new Redo(decision).again(recorded);
        Deed deed = checked(again, command.outcome(), command.behalf());
        record(again, command.outcome(), deed);
        new Affirmations(decision).amended(recorded, deed);
    }

    private Deed checked(Step step, Outcome outcome, Command.Behalf behalf) throws Rejected {
        if (!Outcome.of(step.kind()).isInstance(outcome)) {
            throw new Rejected(Ground.OTHER_OUTCOME, step.id(), step.kind());
        }
        Deed deed = new Deeds(decision).of(step, behalf);
        new Codes(decision).check(step.id(), outcome);
        check(step, outcome, deed);
        return deed;
    }

    private void record(Step step, Outcome outcome, Deed deed) throws Rejected {
        Circle.join(decision, outcome);
        decision.emit(new Event.StepSettled(step.id(), outcome, deed, decision.now()));
        if (outcome instanceof Outcome.Approve) {
            CaseIndependence.say(decision, step.id());
        }
        follow(step, outcome, deed);
    }

    /** Who does the work has taken it: an outcome before 签收 is its 签收. */
    private void sign(Step step, Deed deed) {
        if (new Acknowledgements(decision).needsSignature(step)) {
            String unit = step.id().unit();
            decision.emit(new Event.Acknowledged(unit, new Deeds(decision).taking(unit, deed), decision.now()));
        }
    }

    private void check(Step step, Outcome outcome, Deed deed) throws Rejected {
        switch (outcome) {
            case Outcome.Grade grade -> check(grade, deed);
            case Outcome.Draft draft -> statements.check(step, draft);
            case Outcome.Countersign countersign -> statements.check(step, countersign);
            case Outcome.Approve approve -> statements.check(step, approve, deed);
            case Outcome.Publish publish -> statements.check(step, publish);
            case Outcome.Reply reply -> check(step, reply);
            case Outcome.Convene convene -> taskForces.check(convene);
            case Outcome.Resolve resolve -> taskForces.check(resolve, deed);
            case Outcome.Decide decide -> new Committee(decision).check(decide, step.id());
            case Outcome.Accept accept -> new Redo(decision).check(accept.redo());
            case Outcome.Summary summary -> check(summary);
            case Outcome.Report report -> check(report, deed);
            case Outcome.Plan plan -> check(plan, deed);
            case Outcome.Team team -> new Teams(decision).check(step, team);
            case Outcome.Review review -> check(review);
            case Outcome.Press press -> statements.check(press, deed);
            case Outcome.Call call -> check(step, call);
            case Outcome.Verify verify -> {}
            case Outcome.Handle handle -> {}
            case Outcome.Measure measure -> {}
            case Outcome.Briefing briefing -> new Deeds(decision).plausible(briefing.at());
            case Outcome.Opinion opinion -> {}
            case Outcome.Done done -> {}
            case Outcome.Feedback feedback -> {}
            case Outcome.Answer answer -> {}
            case Outcome.Ratify ratify -> {}
            case Outcome.Affirm affirm -> Affirmations.check(step, affirm);
        }
    }

    private void check(Outcome.Grade grade, Deed deed) throws Rejected {
        if (grade.verdict() == Outcome.Grade.Verdict.CHANGE && (grade.level() == null || grade.reason() == null)) {
            throw new Rejected(Ground.GRADE_CHANGE_UNEXPLAINED);
        }
        String unit = decision.units().person(deed.decidedBy()).map(Actor::unit).orElse("");
        if (unit.equals(grade.lead())) {
            throw new Rejected(Ground.INVOLVED_GRADES_ITSELF, unit);
        }
    }

    private void check(Step step, Outcome.Reply reply) throws Rejected {
        Parties parties = new Parties(decision.incident(), decision.units());
        String unit = step.id().unit();
        String signing = parties.isLeaderless(unit) ? parties.commission() : unit;
        boolean signed = decision.units()
                .person(reply.signedBy())
                .filter(signer -> signer.unit().equals(signing) && signer.may(Role.DEPUTY_LEADER))
                .isPresent();
        if (!signed) {
            throw new Rejected(Ground.REPLY_UNSIGNED, signing);
        }
        if (reply.at() != null) {
            new Deeds(decision).plausible(reply.at());
        }
        boolean complete = switch (reply.mode()) {
            case PUBLIC -> reply.address() != null && reply.text() != null;
            case DIRECT -> reply.text() != null;
            case NONE -> reply.reason() != null;
        };
        if (!complete) {
            throw new Rejected(Ground.REPLY_INCOMPLETE);
        }
    }

    /** "Nobody reached" is an outcome, too, of calls that were made and not answered (rule 5). */
    private void check(Step step, Outcome.Call call) throws Rejected {
        Step rung = step;
        for (Step.Call each : call.calls()) {
            new Deeds(decision).plausible(each.at());
            rung = rung.called(each);
        }
        if (call.told()) {
            return;
        }
        if (rung.calls().isEmpty() || rung.calls().stream().anyMatch(Step.Call::answered)) {
            throw new Rejected(Ground.UNREACHED_WITHOUT_CALLS);
        }
        if (!Silence.asksCommittee(step) && !new CallChains(decision.incident(), decision.units()).isUnreached(rung)) {
            throw new Rejected(Ground.UNREACHED_TOO_EARLY);
        }
    }

    /** Where no draft can keep a promise any more, an answer in public does, or nothing ever would. */
    private void check(Outcome.Summary summary) throws Rejected {
        new Redo(decision).check(summary.redo());
        boolean speaks = decision.flow().steps().stream().anyMatch(spec -> spec.kind() == StepKind.DRAFT);
        if (summary.redo() == null && !speaks && Closing.isPromiseOpen(decision.incident())) {
            throw new Rejected(Ground.PROMISE_BEFORE_SUMMARY);
        }
    }

    private void check(Outcome.Report report, Deed deed) throws Rejected {
        if (report.text() == null && !report.noChange()) {
            throw new Rejected(Ground.REPORT_EMPTY);
        }
        boolean alone = deed.capacity() == Role.DUTY_OFFICER
                && new CallChains(decision.incident(), decision.units()).isNobodyReached();
        boolean verified =
                decision.incident().settled(StepKind.VERIFY).findAny().isPresent();
        if (alone && !verified && !report.unverified()) {
            throw new Rejected(Ground.REPORT_NOT_MARKED_UNVERIFIED);
        }
        decision.knownUnits(report.to());
    }

    private void check(Outcome.Plan plan, Deed deed) throws Rejected {
        for (Instant release : plan.releases()) {
            Statements.checkAhead(release, deed.doneAt());
        }
        for (Outcome.Task task : plan.tasks()) {
            decision.knownUnit(task.unit());
            taskForces.checkDue(task);
        }
    }

    private void check(Outcome.Review review) throws Rejected {
        for (Outcome.Review.Notice notice : review.notices()) {
            decision.knownUnit(notice.unit());
        }
    }

    private void follow(Step step, Outcome outcome, Deed deed) throws Rejected {
        switch (outcome) {
            case Outcome.Grade grade -> new Grades(decision).confirmed(step, grade, deed);
            case Outcome.Call call -> logCalls(step, call);
            case Outcome.Approve approve -> statements.approved(step, approve);
            case Outcome.Publish publish -> statements.published(step);
            case Outcome.Convene convene -> taskForces.convened(convene);
            case Outcome.Decide decide -> new Committee(decision).decided(decide);
            case Outcome.Accept accept -> new Redo(decision).open(accept.redo());
            case Outcome.Summary summary -> new Redo(decision).open(summary.redo());
            case Outcome.Answer answer -> new Requests(decision).answered(step, answer);
            case Outcome.Ratify ratify -> ratified(step, ratify);
            case Outcome.Report report -> reported(step, report);
            case Outcome.Resolve resolve -> resolved(resolve);
            case Outcome.Verify verify -> {}
            case Outcome.Handle handle -> {}
            case Outcome.Measure measure -> {}
            case Outcome.Reply reply -> {}
            case Outcome.Draft draft -> {}
            case Outcome.Countersign countersign -> {}
            case Outcome.Briefing briefing -> {}
            case Outcome.Press press -> {}
            case Outcome.Team team -> new Regrouping(decision).regrouped(step, team);
            case Outcome.Opinion opinion -> {}
            case Outcome.Plan plan -> {}
            case Outcome.Done done -> {}
            case Outcome.Feedback feedback -> {}
            case Outcome.Review review -> {}
            case Outcome.Affirm affirm -> {}
        }
    }

    private void logCalls(Step step, Outcome.Call call) {
        for (Step.Call made : call.calls()) {
            decision.emit(new Event.Called(step.id(), made, decision.now()));
        }
        if (Silence.asksCommittee(step)) {
            new Parties(decision.incident(), decision.units())
                    .of(Party.COMMITTEE)
                    .forEach(unit -> Circle.join(decision, unit, Event.Capacity.COMMITTEE));
        }
    }

    private void reported(Step step, Outcome.Report report) {
        report.to().forEach(unit -> Circle.join(decision, unit, Event.Capacity.TOLD));
        if (step.id().key().equals("follow_up")) {
            new Intake(decision).askHeldAgain();
        }
    }

    private void ratified(Step step, Outcome.Ratify ratify) throws Rejected {
        if (!ratify.signed() && step.subject() instanceof Subject.ToRatify subject) {
            new Denial(decision).follow(step, subject);
        }
    }

    private void resolved(Outcome.Resolve resolve) throws Rejected {
        Incident.Assignment now = decision.incident().assignment();
        if (resolve.lead() != null && !resolve.lead().equals(now.lead())) {
            new Grades(decision).lead(resolve.lead());
        }
        Level proposed = resolve.level();
        if (proposed != null && proposed.above(decision.level())) {
            new Grades(decision).change(proposed, true, resolve.text(), List.of());
        }
    }
}
