package org.sise.core.incident;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sise.core.grading.Grade;
import org.sise.core.grading.Level;
import org.sise.core.grading.Situation;

/** 接报 and 续报. */
final class Intake {
    private final Decision decision;

    Intake(Decision decision) {
        this.decision = decision;
    }

    void report(Command.Report command) throws Rejected {
        check(command);
        Situation situation = seenBy(decision.actor(), command.situation());
        Grade grade = decision.context().standard().grade(situation);
        decision.emit(new Event.Reported(
                command.number(),
                command.clock(),
                command.theme(),
                command.areaCode(),
                Owners.of(grade.level(), command.areaCode(), command.responsible(), decision.units()),
                command.source(),
                command.title(),
                command.summary(),
                command.url(),
                command.responsible(),
                command.times(),
                decision.now(),
                situation,
                decision.context().plan().version(),
                decision.context().standard().version(),
                matter(command.dedupKey()),
                command.recurrenceOf(),
                command.dropped(),
                command.restricted()));
        Grades grades = new Grades(decision);
        grades.first(grade);
        grades.judgeTold();
    }

    /** Its further reports would be of the first matter: it has no key of its own. */
    void split(Command.Split command) throws Rejected {
        if (command.report().dedupKey() != null) {
            throw new Rejected(Ground.SPLIT_WITH_KEY);
        }
        report(command.report());
        decision.emit(new Event.Linked(command.from(), Event.Linked.Relation.SPLIT, decision.now()));
    }

    /** A source's key may say anything: the log holds which matter it is, and no words. */
    private static @Nullable String matter(@Nullable String dedupKey) {
        return dedupKey == null ? null : Sha256.hex(dedupKey.getBytes(StandardCharsets.UTF_8));
    }

    private void check(Command.Report command) throws Rejected {
        if (!decision.units().isArea(command.areaCode())) {
            throw new Rejected(Ground.NO_AREA, command.areaCode());
        }
        if (command.responsible() != null) {
            decision.knownUnit(command.responsible());
        }
        Codes.checkNumber("recurrenceOf", command.recurrenceOf());
        Codes.checkKey(command.dedupKey());
        Times times = command.times();
        if (times.received().isAfter(decision.now())
                || times.known().isAfter(times.received())
                || times.happened().isAfter(times.known())) {
            throw new Rejected(Ground.TIMES_OUT_OF_ORDER, times.happened(), times.known(), times.received());
        }
    }

    /** A machine sets counts and reach only; nature, impact, class and flags are a person's to say (rule 12). */
    static Situation seenBy(Actor actor, Situation told) {
        if (!actor.isMachine()) {
            return told;
        }
        return new Situation(
                null,
                null,
                told.reach(),
                told.trending(),
                told.platforms(),
                told.reads(),
                told.interactions(),
                told.sources(),
                null,
                null,
                Map.of());
    }

    void followUp(Command.FollowUp command) throws Rejected {
        Situation before = decision.incident().situation();
        Situation told = seenBy(decision.actor(), command.situation());
        new Grades(decision).checkClass(told.statutoryClass());
        if (command.text() == null && command.times() == null && told.equals(Situation.UNKNOWN)) {
            throw new Rejected(Ground.FOLLOW_UP_EMPTY);
        }
        decision.emit(
                new Event.FollowedUp(before.merge(told), command.text(), earlier(command.times()), decision.now()));
        afterNewFacts(before);
        askHeldAgain();
    }

    private @Nullable Times earlier(@Nullable Times told) {
        Times now = decision.incident().times();
        return told == null || now.merge(told).equals(now) ? null : now.merge(told);
    }

    /** 备而不发 is asked again at each follow-up (rule 33). */
    void askHeldAgain() {
        for (Step step : decision.incident().openSteps().filter(Step::held).toList()) {
            Requests.limitOf(decision.incident(), step)
                    .ifPresent(limit -> decision.emit(new Event.Alarmed(
                            limit.id(),
                            Limit.Alarm.WARNING,
                            step.id().unit(),
                            null,
                            null,
                            limit.wake(),
                            decision.now())));
        }
    }

    void correct(Command.Correct command) throws Rejected {
        Situation before = decision.incident().situation();
        new Grades(decision).checkClass(command.situation().statutoryClass());
        Times now = decision.incident().times();
        Times times = command.times() == null ? now : now.earliest(command.times());
        Times said = command.times();
        if (said != null && said.known().isAfter(decision.now())) {
            throw new Rejected(Ground.KNOWN_IN_FUTURE, said.known());
        }
        if (times.known().isAfter(times.received()) || times.happened().isAfter(times.known())) {
            throw new Rejected(Ground.TIMES_OUT_OF_ORDER, times.happened(), times.known(), times.received());
        }
        Situation after = before.merge(command.situation());
        if (after.equals(before) && times.equals(now)) {
            throw new Rejected(Ground.CORRECTION_EMPTY);
        }
        decision.emit(new Event.Corrected(after, times, command.reason(), decision.now()));
        afterNewFacts(before);
    }

    /** The floor of the class first, then the criteria. */
    void afterNewFacts(Situation before) {
        Grades grades = new Grades(decision);
        Level floor = grades.floor();
        if (floor.above(decision.level())) {
            grades.change(floor, true, null, List.of());
            return;
        }
        grades.review(before);
    }
}
