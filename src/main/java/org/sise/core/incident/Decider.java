package org.sise.core.incident;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides: a command becomes events, or is refused. Pure; the same incident, command and context give the same answer. */
public final class Decider {
    /** More rounds than any incident can need before its consequences are at rest. */
    private static final int MOST_ROUNDS = 100;

    private Decider() {}

    /**
     * Every move that the actor has now.
     *
     * @return empty for somebody who may only read
     */
    public static List<Move> moves(Incident incident, Actor actor, Context context) {
        return Moves.of(incident, actor, context);
    }

    /**
     * The events that the command brings about, with all that follows from them.
     *
     * @throws Rejected if the actor has no such move, or the command cannot be
     */
    public static List<Event> decide(Incident incident, Command command, Context context) throws Rejected {
        Move wanted = WantedMove.of(command, incident, context.actor());
        if (!moves(incident, context.actor(), context).contains(wanted)) {
            throw refusal(incident, wanted);
        }
        Decision decision = new Decision(incident, context);
        act(decision, command);
        settleDown(decision);
        return decision.events();
    }

    private static Rejected refusal(Incident incident, Move wanted) {
        boolean reported = incident.phase() != Incident.Phase.NONE;
        if (reported && incident.isOver()) {
            return new Rejected(Ground.INCIDENT_CLOSED);
        }
        if (wanted.verb() == Verb.OPEN) {
            return new Rejected(Ground.NO_MOVE_TO_OPEN, wanted.target());
        }
        return incident.steps().values().stream()
                .map(Step::id)
                .filter(id -> id.toString().equals(wanted.target()))
                .findFirst()
                .map(step -> new Rejected(Ground.NO_MOVE_AT_STEP, wanted.verb(), step))
                .orElseGet(() -> new Rejected(Ground.NO_MOVE, wanted.verb()));
    }

    private static void act(Decision decision, Command command) throws Rejected {
        switch (command) {
            case Command.Report c -> new Intake(decision).report(c);
            case Command.Split c -> new Intake(decision).split(c);
            case Command.FollowUp c -> new Intake(decision).followUp(c);
            case Command.Correct c -> new Intake(decision).correct(c);
            case Command.Regrade c -> new Regrading(decision).regrade(c);
            case Command.Assign c -> assign(decision, c);
            case Command.Acknowledge c -> acknowledge(decision, c);
            case Command.Settle c -> new Settlement(decision).settle(c);
            case Command.Amend c -> new Settlement(decision).amend(c);
            case Command.Open c -> open(decision, c);
            case Command.Return c -> new Requests(decision).askReturn(c);
            case Command.Extend c -> new Requests(decision).askExtension(c);
            case Command.ExtendLimit c -> new Requests(decision).askExtension(c);
            case Command.LogCall c -> call(decision, c);
            case Command.Invite c -> new TaskForces(decision).inviteLater(c);
            case Command.Issue c -> new TaskForces(decision).direct(c.directives());
            case Command.Regroup c -> new Regrouping(decision).change(c);
            case Command.Supervise c -> supervise(decision, c);
            case Command.Circulate c -> circulate(decision, c);
            case Command.Waive c -> decision.emit(new Event.StepWaived(c.step(), c.reason(), decision.now()));
            case Command.CorrectStatement c -> new Statements(decision).correct(c.publication());
            case Command.Note c -> decision.emit(new Event.Noted(c.text(), decision.now()));
            case Command.Recuse c -> Recusal.recuse(decision, c);
            case Command.Share c -> share(decision, c);
            case Command.Purge c -> decision.emit(new Event.ContentPurged(c.texts(), c.reason(), decision.now()));
            case Command.Link c -> decision.emit(new Event.Linked(c.incident(), c.relation(), decision.now()));
            case Command.ChangeOwner c -> Owners.change(decision, c);
            case Command.Repin c -> repin(decision, c);
            case Command.Close c -> Closing.close(decision, c);
            case Command.EndExercise c -> Closing.endExercise(decision);
            case Command.Merge c -> new Merging(decision, c).merge();
            case Command.LimitPassed c -> new Passing(decision).pass(c.limit());
        }
    }

    /** Applies the rules that follow from the state alone until none has anything to add. */
    private static void settleDown(Decision decision) throws Rejected {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            int before = decision.size();
            Owners.apply(decision);
            Circle.apply(decision);
            new Opening(decision).apply();
            new Requests(decision).apply();
            Silence.apply(decision);
            Calm.apply(decision);
            new Rhythms(decision).apply();
            new Limits(decision).apply();
            Circle.leave(decision);
            Circle.stepBack(decision);
            Closing.apply(decision);
            if (decision.size() == before) {
                return;
            }
        }
        throw new IllegalStateException("the consequences do not come to rest: "
                + decision.incident().report().number());
    }

    private static void assign(Decision decision, Command.Assign command) throws Rejected {
        String lead = command.lead() == null ? decision.incident().assignment().lead() : command.lead();
        new Grades(decision).assign(lead, command.assisting(), command.copies(), command.organ());
        decision.emit(new Event.Noted(command.reason(), decision.now()));
    }

    private static void acknowledge(Decision decision, Command.Acknowledge command) throws Rejected {
        String unit = command.step().unit();
        Deed deed = new Deeds(decision).signature(unit, command.behalf());
        decision.emit(new Event.Acknowledged(unit, deed, decision.now()));
        new Affirmations(decision).askOfSignature(command.step(), deed);
    }

    /** A further release falls to the responsible unit, whoever opens it. */
    private static void open(Decision decision, Command.Open command) throws Rejected {
        String unit = opener(decision, command);
        Subject subject = Statements.subjectOfOpened(
                decision.incident(), command.key(), decision.actor().unit());
        boolean released = subject instanceof Subject.Release && command.unit() == null;
        Opening.reopen(decision, command.key(), released ? null : unit, subject);
    }

    /** Who does its own step again does it for no other unit; the duty room may name one. */
    private static @Nullable String opener(Decision decision, Command.Open command) throws Rejected {
        Opening.checkHolder(decision, command.key(), command.unit());
        String own = decision.actor().unit();
        boolean again = decision.incident()
                .steps(command.key())
                .anyMatch(step -> step.id().unit().equals(own));
        if (command.unit() == null) {
            return again ? own : null;
        }
        boolean owns = own.equals(new Parties(decision.incident(), decision.units()).commission());
        if (!owns && !command.unit().equals(own)) {
            throw new Rejected(Ground.OPENS_FOR_ANOTHER, own, command.unit());
        }
        return decision.knownUnit(command.unit());
    }

    private static void call(Decision decision, Command.LogCall command) throws Rejected {
        new Codes(decision).checkCalled(command.step(), command.person());
        new Deeds(decision).plausible(command.at());
        decision.emit(new Event.Called(
                command.step(),
                new Step.Call(command.role(), command.person(), command.at(), command.answered()),
                decision.now()));
    }

    private static void supervise(Decision decision, Command.Supervise command) {
        int number = decision.incident().marks().supervisions() + 1;
        decision.emit(new Event.Supervised(command.step(), number, command.demand(), decision.now()));
    }

    private static void circulate(Decision decision, Command.Circulate command) throws Rejected {
        Owners.checkTold(decision, List.of(command.unit()));
        Circle.join(decision, command.unit(), Event.Capacity.TOLD);
        decision.emit(new Event.Circulated(command.unit(), command.text(), decision.now()));
    }

    private static void share(Decision decision, Command.Share command) throws Rejected {
        Owners.checkTold(decision, List.of(command.unit()));
        Circle.join(decision, command.unit(), Event.Capacity.SHARED);
        decision.emit(new Event.Shared(command.unit(), command.reason(), decision.now()));
    }

    private static void repin(Decision decision, Command.Repin command) {
        decision.emit(new Event.Replanned(
                Event.Replanned.Change.REPINNED,
                decision.level(),
                decision.level(),
                decision.context().plan().version(),
                decision.incident().marks().kept(),
                command.reason(),
                decision.now()));
    }
}
