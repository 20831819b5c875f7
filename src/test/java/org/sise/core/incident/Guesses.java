package org.sise.core.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.sise.core.grading.Level;
import org.sise.core.grading.Situation;
import org.sise.core.grading.StatutoryClass;
import org.sise.core.plan.Calendar;
import org.sise.core.plan.Line;
import org.sise.core.plan.Role;
import org.sise.core.plan.StepKind;
import org.sise.directory.CityFile;

/** Turns a move into a command that somebody might send: mostly a sensible one, sometimes not. */
final class Guesses {
    static final List<String> UNITS =
            CityFile.sample().units().stream().map(CityFile.UnitEntry::code).toList();
    static final List<Actor> PEOPLE = CityFile.sample().units().stream()
            .flatMap(unit -> unit.people().stream())
            .map(person -> Scenario.actor(person.code()))
            .toList();
    private static final List<String> AREAS = List.of("990100", "990101", "990102");
    private static final List<String> WORKING =
            List.of("gaj", "jcy", "fy", "sfj", "jx-gaj", "jx-sfj", "yx-gaj", "yx-fy", "yx-jcy", "zfw", "jx-zfw");

    private final Random random;
    private final OutcomeGuesses outcomes;

    Guesses(Random random) {
        this.random = random;
        outcomes = new OutcomeGuesses(random, this);
    }

    <T> T oneOf(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    <T> T oneOf(T[] values) {
        return values[random.nextInt(values.length)];
    }

    boolean rarely() {
        return random.nextInt(12) == 0;
    }

    String unit() {
        return rarely() ? "nobody" : oneOf(UNITS);
    }

    String working() {
        return oneOf(WORKING);
    }

    List<String> working(int most) {
        List<String> units = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            units.add(working());
        }
        return units;
    }

    @Nullable
    Text text() {
        return random.nextInt(4) == 0 ? null : Words.TEXT;
    }

    Instant after(Instant now) {
        return now.plus(Duration.ofMinutes(random.nextInt(600) - 20L));
    }

    Command report(Instant now) {
        Instant received = now.minus(Duration.ofMinutes(random.nextInt(30)));
        Instant known = received.minus(Duration.ofMinutes(random.nextInt(60)));
        Times times = new Times(known.minus(Duration.ofMinutes(random.nextInt(300))), known, received);
        return Words.report(
                times,
                oneOf(List.of(Theme.OTHER, Theme.STAFF_MISCONDUCT, Theme.EMERGENCY)),
                oneOf(AREAS),
                random.nextInt(3) == 0 ? null : working(),
                situation(1));
    }

    /** Grows with the time, now and then by leaps. */
    Situation situation(int growth) {
        List<Object> pairs = new ArrayList<>(List.of(
                "reads", (long) (400 * Math.pow(4, random.nextInt(4) + growth - 1)), "interactions", 10L * growth));
        if (random.nextInt(3) == 0) {
            pairs.addAll(List.of("reach", oneOf(List.of("local_self_media", "local_media", "provincial_media"))));
        }
        if (random.nextInt(20) == 0) {
            pairs.addAll(List.of("flags.death_or_serious_injury", "true"));
        }
        if (random.nextInt(20) == 0) {
            pairs.addAll(List.of("flags.group_event_possible", "true"));
        }
        if (random.nextInt(60) == 0) {
            pairs.addAll(List.of("flags.superior_order", "true"));
        }
        return Scenario.situation(pairs.toArray());
    }

    /** A move that may well not be there. */
    Move anyMove(Incident incident) {
        return new Move(oneOf(Verb.values()), "", random.nextInt(3) == 0);
    }

    Command of(Move move, Incident incident, Actor actor, Instant now) {
        return switch (move.verb()) {
            case REPORT -> report(now);
            case FOLLOW_UP -> new Command.FollowUp(situation(random.nextInt(8) == 0 ? 4 : 1), text());
            case CORRECT -> new Command.Correct(situation(1), times(incident), Words.TEXT);
            case RAISE, LOWER -> regrade(move, incident, now);
            case SET_CLASS ->
                new Command.Regrade(
                        null, oneOf(StatutoryClass.values()), Words.TEXT, List.of(), behalfOfLeader(move, now));
            case ASSIGN ->
                new Command.Assign(
                        rarely() ? null : working(), working(2), working(1), rarely() ? unit() : null, Words.TEXT);
            case ACKNOWLEDGE -> acknowledge(step(move, incident), actor);
            case SETTLE -> settle(step(move, incident), move, incident, actor, now);
            case AMEND -> amend(step(move, incident), incident, now);
            case OPEN -> new Command.Open(key(move, incident), random.nextInt(3) == 0 ? unit() : null);
            case RETURN -> new Command.Return(step(move, incident), Words.TEXT);
            case EXTEND ->
                new Command.Extend(step(move, incident), now.plus(Duration.ofHours(random.nextInt(60))), Words.TEXT);
            case EXTEND_LIMIT ->
                new Command.ExtendLimit(
                        limit(move, incident), now.plus(Duration.ofHours(random.nextInt(200))), Words.TEXT);
            case CALL ->
                new Command.LogCall(
                        step(move, incident),
                        oneOf(Role.values()),
                        rarely() ? "nobody" : oneOf(PEOPLE).person(),
                        now,
                        random.nextBoolean());
            case INVITE -> new Command.Invite(unit(), random.nextBoolean());
            case ISSUE -> new Command.Issue(List.of(task(now), task(now)));
            case REGROUP -> regroup();
            case SUPERVISE -> new Command.Supervise(step(move, incident), Words.TEXT);
            case CIRCULATE -> new Command.Circulate(unit(), Words.TEXT);
            case WAIVE -> new Command.Waive(step(move, incident), Words.TEXT);
            case CORRECT_STATEMENT -> new Command.CorrectStatement(step(move, incident), Words.TEXT);
            case NOTE -> new Command.Note(Words.TEXT);
            case RECUSE -> recuse(move, actor);
            case SHARE -> new Command.Share(unit(), Words.TEXT);
            case PURGE -> new Command.Purge(List.of("1/title"), Words.TEXT);
            case LINK -> new Command.Link("YQ-2026-000002", Event.Linked.Relation.RELATED);
            case CHANGE_OWNER -> new Command.ChangeOwner(rarely() ? "nowhere" : oneOf(AREAS), Words.TEXT);
            case REPIN -> new Command.Repin(Words.TEXT);
            case CLOSE ->
                new Command.Close(oneOf(Event.Ending.values()), Words.TEXT, text() == null ? null : "YQ-2026-000001");
            case MERGE -> new Command.Merge(other(now), random.nextInt(40) > 0, Words.TEXT);
            case PASS -> new Command.LimitPassed(limit(move, incident));
            case END_EXERCISE -> new Command.EndExercise();
        };
    }

    /** Another report of the matter, of the day before or the one before that. */
    private Incident other(Instant now) {
        String day = now.atZone(Calendar.ZONE)
                .toLocalDate()
                .minusDays(1L + random.nextInt(2))
                .toString();
        Scenario other = random.nextInt(4) == 0
                ? Others.published(day, "09:00")
                : Others.yellow(day, "09:00", oneOf(List.of("gaj", "jcy", "fy", "sfj")));
        return Others.numbered(other);
    }

    private Command amend(StepId id, Incident incident, Instant now) {
        Step step = incident.steps().get(id);
        StepKind kind = step == null || rarely() ? oneOf(StepKind.values()) : step.kind();
        return new Command.Amend(id, outcomes.of(kind, step, incident, now), Command.Behalf.SELF);
    }

    private Command regroup() {
        List<Outcome.Team.Group> joining = working(2).stream()
                .map(unit -> new Outcome.Team.Group(oneOf(Workgroup.values()), unit, Outcome.Team.Seat.MEMBER))
                .toList();
        List<Command.Regroup.Leaving> leaving = working(2).stream()
                .map(unit -> new Command.Regroup.Leaving(unit, rarely() ? working() : null))
                .toList();
        return new Command.Regroup(
                joining, leaving, rarely() ? oneOf(List.of("chen", "zhang", "li")) : null, Words.TEXT);
    }

    Outcome.Task task(Instant now) {
        return new Outcome.Task(
                rarely() ? unit() : working(),
                oneOf(TaskKind.values()),
                Line.GROUND,
                random.nextBoolean() ? null : after(now),
                Words.TEXT);
    }

    private @Nullable Times times(Incident incident) {
        if (random.nextInt(3) > 0) {
            return null;
        }
        Times now = incident.times();
        return new Times(
                now.happened().minusSeconds(3600),
                now.known().minusSeconds(random.nextInt(7200) - 600L),
                now.received());
    }

    /** Rarely somebody else than one who has the move to name others; else a walk soon has nobody left who acts. */
    private Command recuse(Move move, Actor actor) {
        boolean withdrawn = !move.target().isEmpty();
        String person =
                withdrawn ? move.target() : rarely() ? oneOf(PEOPLE).person() : rarely() ? actor.person() : "nobody";
        return new Command.Recuse(person, withdrawn, Words.TEXT);
    }

    private Command.Behalf behalfOfLeader(Move move, Instant now) {
        if (!move.recording()) {
            return Command.Behalf.SELF;
        }
        String leader = rarely() ? oneOf(PEOPLE).person() : oneOf(List.of("wang", "zhang", "chen", "sw-principal"));
        Instant doneAt = random.nextBoolean() ? null : now.minus(Duration.ofMinutes(random.nextInt(90) - 5L));
        return new Command.Behalf(leader, rarely() ? null : Means.PHONE, text(), null, doneAt);
    }

    private Command regrade(Move move, Incident incident, Instant now) {
        int rank = incident.level().ordinal()
                + (move.verb() == Verb.RAISE ? 1 + random.nextInt(2) : -1 - random.nextInt(8) / 7);
        Level level = Level.values()[Math.clamp(rank, 0, 3)];
        List<StepId> keep = incident.openSteps()
                .filter(step -> random.nextInt(6) == 0)
                .map(Step::id)
                .toList();
        StatutoryClass statutory = rarely() ? oneOf(StatutoryClass.values()) : null;
        return new Command.Regrade(level, statutory, Words.TEXT, keep, behalfOfLeader(move, now));
    }

    private Command acknowledge(StepId step, Actor actor) {
        boolean own = actor.unit().equals(step.unit());
        return new Command.Acknowledge(step, own ? Command.Behalf.SELF : Scenario.phone(personOf(step.unit())));
    }

    private String personOf(String unit) {
        List<String> people = PEOPLE.stream()
                .filter(person -> person.unit().equals(unit))
                .map(Actor::person)
                .toList();
        return people.isEmpty() ? "nobody" : oneOf(people);
    }

    private Command settle(StepId id, Move move, Incident incident, Actor actor, Instant now) {
        Step step = incident.steps().get(id);
        StepKind kind = step == null || rarely() ? oneOf(StepKind.values()) : step.kind();
        Outcome outcome = outcomes.of(kind, step, incident, now);
        return new Command.Settle(id, outcome, behalf(id, move, actor, now));
    }

    private Command.Behalf behalf(StepId id, Move move, Actor actor, Instant now) {
        Instant doneAt = random.nextInt(4) > 0 ? null : now.minus(Duration.ofMinutes(random.nextInt(400) - 5L));
        if (!move.recording()) {
            return new Command.Behalf(null, null, null, null, doneAt);
        }
        String decider = personOf(id.unit());
        boolean committee = id.unit().equals("sw") && random.nextInt(4) > 0;
        if (committee) {
            String second = actor.person().equals("wang") ? "zhang" : "wang";
            return new Command.Behalf(null, Means.PHONE, Words.TEXT, second, doneAt);
        }
        return new Command.Behalf(decider, rarely() ? null : Means.PHONE, text(), null, doneAt);
    }

    private StepId step(Move move, Incident incident) {
        if (!move.target().isEmpty()) {
            return StepId.of(move.target());
        }
        List<StepId> all = List.copyOf(incident.steps().keySet());
        return all.isEmpty() || rarely() ? new StepId("draft", working(), 9) : oneOf(all);
    }

    private String key(Move move, Incident incident) {
        return move.target().isEmpty()
                ? oneOf(SampleCity.PLAN.flow(incident.level()).steps()).key()
                : move.target();
    }

    private String limit(Move move, Incident incident) {
        List<String> all = List.copyOf(incident.limits().keySet());
        return !move.target().isEmpty() ? move.target() : all.isEmpty() ? "none" : oneOf(all);
    }
}
