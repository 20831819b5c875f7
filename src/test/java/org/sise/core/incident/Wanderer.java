package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Walks at random through the life of one incident and checks after every decision what must always hold. */
final class Wanderer {
    private static final int MOST_WAKES = 4_000;

    private final Random random;
    private final boolean diligent;
    private final Guesses guesses;
    private final List<Event> log = new ArrayList<>();
    private final Deque<String> trail = new ArrayDeque<>();
    private Incident incident = Incident.NONE;
    private Instant now = Instant.parse("2026-09-01T00:00:00Z");
    private int accepted;

    Wanderer(long seed) {
        random = new Random(seed);
        diligent = seed % 4 != 0;
        guesses = new Guesses(random);
        now = now.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 40)));
    }

    void walk(int steps) {
        try {
            attempt(Scenario.actor(random.nextBoolean() ? "li" : "monitor"), guesses.report(now));
            for (int step = 0; step < steps; step++) {
                turn();
            }
            assertThat(Incident.of(log)).as("fold of the history").isEqualTo(incident);
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError(failure + "\n" + String.join("\n", trail), failure);
        }
    }

    int accepted() {
        return accepted;
    }

    List<Event> log() {
        return log;
    }

    private void turn() {
        int chance = random.nextInt(100);
        if (chance < 55) {
            sensible();
        } else if (diligent && chance < 85) {
            work();
        } else if (chance < 75) {
            Actor actor = guesses.oneOf(Guesses.PEOPLE);
            attempt(actor, guesses.of(guesses.anyMove(incident), incident, actor, now));
        } else if (chance < 95) {
            passTo(now.plus(Duration.ofMinutes(1L + random.nextInt(chance < 93 ? 40 : 2_000))));
        } else {
            now = now.plus(Duration.ofMinutes(random.nextInt(600)));
            passTo(now);
        }
    }

    /** What a person might do who looks at his buttons; work before the rest. */
    private void sensible() {
        for (int tries = 0; tries < 6; tries++) {
            Actor actor = guesses.oneOf(Guesses.PEOPLE);
            List<Move> moves = Decider.moves(incident, actor, context(actor));
            List<Move> work =
                    moves.stream().filter(move -> move.verb() == Verb.SETTLE).toList();
            List<Move> pool = work.isEmpty() || random.nextInt(4) == 0 ? moves : work;
            if (!pool.isEmpty()) {
                Move move = guesses.oneOf(pool);
                if (move.verb() != Verb.CLOSE || random.nextInt(40) == 0) {
                    attempt(actor, guesses.of(move, incident, actor, now));
                    return;
                }
            }
        }
    }

    /** Somebody who may settle an open step does so: without this few walks come to their end. */
    private void work() {
        List<Step> open = incident.openSteps().toList();
        if (open.isEmpty()) {
            return;
        }
        StepId step = guesses.oneOf(open).id();
        List<Actor> people = new ArrayList<>(Guesses.PEOPLE);
        Collections.shuffle(people, random);
        for (Actor actor : people) {
            Optional<Move> move = Decider.moves(incident, actor, context(actor)).stream()
                    .filter(may -> may.verb() == Verb.SETTLE && may.target().equals(step.toString()))
                    .findFirst();
            if (move.isPresent()) {
                attempt(actor, guesses.of(move.get(), incident, actor, now));
                return;
            }
        }
    }

    /** Limits wake on the way, each at its time, or late after an outage. */
    private void passTo(Instant target) {
        int wakes = 0;
        for (Optional<Limit> next = due(target); next.isPresent(); next = due(target)) {
            Limit limit = next.get();
            now = limit.wake().isAfter(now) ? limit.wake() : now;
            assertThat(attempt(Actor.MACHINE, new Command.LimitPassed(limit.id())))
                    .as("a wake is never refused: " + limit)
                    .isTrue();
            assertThat(++wakes).as("wakes of " + limit).isLessThan(MOST_WAKES);
        }
        now = target;
    }

    private Optional<Limit> due(Instant until) {
        return incident.limits().values().stream()
                .filter(limit -> limit.wake() != null && !limit.wake().isAfter(until))
                .min(Comparator.comparing(Limit::wake));
    }

    private Context context(Actor actor) {
        return new Context(actor, now, SampleCity.STANDARD, SampleCity.PLAN, SampleCity.UNITS, SampleCity.CALENDAR);
    }

    private boolean attempt(Actor actor, Command command) {
        trail.add(now + " " + incident.level() + " " + actor.person() + " " + command);
        if (trail.size() > 25) {
            trail.remove();
        }
        boolean allowed =
                Decider.moves(incident, actor, context(actor)).contains(WantedMove.of(command, incident, actor));
        try {
            List<Event> events = Decider.decide(incident, command, context(actor));
            assertThat(allowed).as("accepted without a move").isTrue();
            take(actor, command, events);
            return true;
        } catch (Rejected rejected) {
            trail.add("  refused " + rejected.reason() + " " + rejected.getMessage());
            assertThat(rejected.reason() == Rejected.Reason.NOT_ALLOWED)
                    .as("refused as not allowed exactly when the move is absent: " + rejected.getMessage())
                    .isEqualTo(!allowed);
            return false;
        }
    }

    private void take(Actor actor, Command command, List<Event> events) {
        Incident before = incident;
        for (Event event : events) {
            Invariants.checkEvent(incident, event);
            incident = incident.evolve(event);
            log.add(event);
            Invariants.checkAudience(incident, event, actor);
        }
        accepted++;
        Invariants.check(before, command, incident, now);
    }
}
