package org.sise.core.incident;

/** Which move a command makes, so that it can be told whether the actor has it. */
final class WantedMove {
    private WantedMove() {}

    /** The move that a command needs. */
    static Move of(Command command, Incident incident, Actor actor) {
        return switch (command) {
            case Command.Report c -> Move.of(Verb.REPORT);
            case Command.Split c -> Move.of(Verb.REPORT);
            case Command.FollowUp c -> Move.of(Verb.FOLLOW_UP);
            case Command.Correct c -> Move.of(Verb.CORRECT);
            case Command.Regrade c -> new Move(verb(c, incident), "", isRecorded(c.behalf(), actor));
            case Command.Assign c -> Move.of(Verb.ASSIGN);
            case Command.Acknowledge c ->
                new Move(
                        Verb.ACKNOWLEDGE,
                        c.step().toString(),
                        !actor.unit().equals(c.step().unit()));
            case Command.Settle c -> new Move(Verb.SETTLE, c.step().toString(), isRecorded(c.behalf(), actor));
            case Command.Amend c -> new Move(Verb.AMEND, c.step().toString(), isRecorded(c.behalf(), actor));
            case Command.Open c -> Move.of(Verb.OPEN, c.key());
            case Command.Return c -> Move.of(Verb.RETURN, c.step());
            case Command.Extend c -> Move.of(Verb.EXTEND, c.step());
            case Command.ExtendLimit c -> Move.of(Verb.EXTEND_LIMIT, c.limit());
            case Command.LogCall c -> Move.of(Verb.CALL, c.step());
            case Command.Invite c -> Move.of(Verb.INVITE);
            case Command.Issue c -> Move.of(Verb.ISSUE);
            case Command.Regroup c -> Move.of(Verb.REGROUP);
            case Command.Supervise c -> Move.of(Verb.SUPERVISE, c.step());
            case Command.Circulate c -> Move.of(Verb.CIRCULATE);
            case Command.Waive c -> Move.of(Verb.WAIVE, c.step());
            case Command.CorrectStatement c -> Move.of(Verb.CORRECT_STATEMENT, c.publication());
            case Command.Note c -> Move.of(Verb.NOTE);
            case Command.Recuse c -> c.withdrawn() ? Move.of(Verb.RECUSE, c.person()) : Move.of(Verb.RECUSE);
            case Command.Share c -> Move.of(Verb.SHARE);
            case Command.Purge c -> Move.of(Verb.PURGE);
            case Command.Link c -> Move.of(Verb.LINK);
            case Command.ChangeOwner c -> Move.of(Verb.CHANGE_OWNER);
            case Command.Repin c -> Move.of(Verb.REPIN);
            case Command.Close c -> Move.of(Verb.CLOSE);
            case Command.EndExercise c -> Move.of(Verb.END_EXERCISE);
            case Command.Merge c -> Move.of(Verb.MERGE);
            case Command.LimitPassed c -> Move.of(Verb.PASS, c.limit());
        };
    }

    static boolean isRecorded(Command.Behalf behalf, Actor actor) {
        boolean forAnother = behalf.decidedBy() != null && !behalf.decidedBy().equals(actor.person());
        return forAnother || behalf.secondedBy() != null;
    }

    static Verb verb(Command.Regrade command, Incident incident) {
        if (command.level() == null || command.level() == incident.level()) {
            return Verb.SET_CLASS;
        }
        return command.level().above(incident.level()) ? Verb.RAISE : Verb.LOWER;
    }
}
