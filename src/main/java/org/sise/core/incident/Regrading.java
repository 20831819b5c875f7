package org.sise.core.incident;

import java.util.List;
import org.sise.core.grading.Level;

/** 提级, 降级 and the class, after the confirm step: by whom the move asks for, himself or recorded for him (rule 1). */
final class Regrading {
    private final Decision decision;
    private final Grades grades;
    private final Authority authority;

    Regrading(Decision decision) {
        this.decision = decision;
        grades = new Grades(decision);
        authority = new Authority(decision.incident(), decision.context());
    }

    void regrade(Command.Regrade command) throws Rejected {
        Verb verb = WantedMove.verb(command, decision.incident());
        Deed deed = new Deeds(decision).of(verb, command.behalf());
        check(command, deed);
        Level from = decision.level();
        if (command.statutoryClass() != null) {
            decision.emit(new Event.ClassSet(command.statutoryClass(), deed, decision.now()));
        }
        Level to = level(command);
        if (to != from) {
            boolean provisional = to.above(from) && !deed.capacity().covers(grades.confirming(to));
            grades.change(to, provisional, command.reason(), command.keep(), deed);
        }
        if (deed.recordedBy() != null) {
            new Requests(decision).askSignature(verb, deed, verb == Verb.LOWER ? from : null);
        }
    }

    private void check(Command.Regrade command, Deed deed) throws Rejected {
        Level now = decision.level();
        Level to = command.level() == null ? now : command.level();
        var told = command.statutoryClass();
        if (told == null && to == now) {
            throw new Rejected(Ground.LEVEL_ALREADY, now);
        }
        if (told != null
                && told != decision.incident().situation().statutoryClass()
                && authority.regrading(Verb.SET_CLASS, decider(deed)).isEmpty()) {
            throw new Rejected(Ground.CLASS_BY_CONFIRMER);
        }
        Level floor = told == null ? grades.floor() : Grades.floor(told);
        if (now.above(to) && floor.above(to) || told == null && floor.above(to)) {
            throw new Rejected(Ground.CLASS_ASKS_FOR_LEVEL, floor);
        }
        if (now.above(to)) {
            new Lowering(decision).check(to, deed.doneAt());
        }
    }

    /** A class that asks for more raises with it. */
    private Level level(Command.Regrade command) {
        Level told = command.level() == null ? decision.level() : command.level();
        return command.statutoryClass() == null ? told : told.max(grades.floor());
    }

    private Actor decider(Deed deed) {
        return deed.recordedBy() == null
                ? decision.actor()
                : decision.units()
                        .person(deed.decidedBy())
                        .orElseThrow(() -> new IllegalStateException("unknown decider " + deed.decidedBy()));
    }

    /** Rule 3: a lowering that its leader denies goes back, a raise or a class that is not confirmed yet is in doubt. */
    void denied(Subject.ToRatify act) {
        Level left = act.left();
        if (left != null && left.above(decision.level())) {
            grades.change(left, true, null, List.of());
        } else if (left == null && decision.incident().steps("confirm").anyMatch(Step::isOpen)) {
            grades.doubt();
        }
    }
}
