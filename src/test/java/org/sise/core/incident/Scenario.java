package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sise.core.grading.Level;
import org.sise.core.grading.Situation;
import org.sise.core.grading.SituationBuilder;

/**
 * The scenario language of the machine: a clock that is set, persons who act, limits that pass in between. Times are of
 * the day in Asia/Shanghai; {@link #on} changes the day.
 */
final class Scenario {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static Coverage coverage = new Coverage();

    private final List<Event> log = new ArrayList<>();
    private final List<Set<String>> audiences = new ArrayList<>();
    private LocalDate day;
    private Instant now;
    private Incident incident = Incident.NONE;
    private List<Event> last = List.of();

    private Scenario(LocalDate day) {
        this.day = day;
        this.now = day.atStartOfDay(ZONE).toInstant();
    }

    static Scenario on(String day) {
        return new Scenario(LocalDate.parse(day));
    }

    /** What the scenarios that {@code walks} runs have visited. */
    static Coverage collect(Runnable walks) {
        coverage = new Coverage();
        walks.run();
        return coverage;
    }

    Scenario day(String next) {
        day = LocalDate.parse(next);
        return this;
    }

    /** Moves the clock; what falls due on the way passes at its own time. */
    Scenario at(String time) {
        Instant target = instant(time);
        assertThat(target).as("time goes forward").isAfterOrEqualTo(now);
        for (Optional<Limit> next = due(target); next.isPresent(); next = due(target)) {
            Limit limit = next.get();
            now = limit.wake().isAfter(now) ? limit.wake() : now;
            decide(Actor.MACHINE, new Command.LimitPassed(limit.id()));
        }
        now = target;
        return this;
    }

    private Optional<Limit> due(Instant until) {
        return incident.limits().values().stream()
                .filter(limit -> limit.wake() != null && !limit.wake().isAfter(until))
                .min(Comparator.comparing(Limit::wake));
    }

    Instant instant(String time) {
        return day.atTime(LocalTime.parse(time)).atZone(ZONE).toInstant();
    }

    Instant now() {
        return now;
    }

    Context context(Actor actor) {
        return new Context(actor, now, SampleCity.STANDARD, SampleCity.PLAN, SampleCity.UNITS, SampleCity.CALENDAR);
    }

    static Actor actor(String person) {
        return SampleCity.UNITS.person(person).orElseThrow(() -> new AssertionError("no person " + person));
    }

    Scenario does(String person, Command command) {
        decide(actor(person), command);
        return this;
    }

    /** What nobody types. */
    Scenario machine(Command command) {
        decide(Actor.MACHINE, command);
        return this;
    }

    /** Puts the incident into a state that only another rule could bring about. */
    Scenario happens(Event event) {
        take(Actor.MACHINE, List.of(event));
        return this;
    }

    private void decide(Actor actor, Command command) {
        try {
            last = Decider.decide(incident, command, context(actor));
        } catch (Rejected rejected) {
            throw new AssertionError(actor.person() + " " + command + ": " + rejected.getMessage(), rejected);
        }
        coverage.decided(incident, command, actor);
        take(actor, last);
    }

    private void take(Actor actor, List<Event> events) {
        for (Event event : events) {
            Incident before = incident;
            incident = incident.evolve(event);
            coverage.happened(before, event, incident);
            log.add(event);
            audiences.add(Audience.of(incident, event, actor, SampleCity.UNITS));
        }
        assertThat(Incident.of(log)).as("fold of the history").isEqualTo(incident);
    }

    Scenario refuses(String person, Command command, Rejected.Reason reason) {
        try {
            Decider.decide(incident, command, context(actor(person)));
        } catch (Rejected rejected) {
            assertThat(rejected.reason()).as(rejected.getMessage()).isEqualTo(reason);
            return this;
        }
        throw new AssertionError("not refused: " + person + " " + command);
    }

    Scenario settles(String person, String step, Outcome outcome) {
        return does(person, new Command.Settle(StepId.of(step), outcome, Command.Behalf.SELF));
    }

    /** {@code recorder} records what {@code decider} did by phone. */
    Scenario records(String recorder, String decider, String step, Outcome outcome) {
        return does(recorder, new Command.Settle(StepId.of(step), outcome, phone(decider)));
    }

    static Command.Behalf phone(String decider) {
        return new Command.Behalf(decider, Means.PHONE, null, null, null);
    }

    Scenario signs(String person, String step) {
        return does(person, new Command.Acknowledge(StepId.of(step), Command.Behalf.SELF));
    }

    static Situation situation(Object... pairs) {
        SituationBuilder builder = SituationBuilder.situation();
        for (int i = 0; i < pairs.length; i += 2) {
            builder.with((String) pairs[i], pairs[i + 1]);
        }
        return builder.build();
    }

    // --- what must hold

    Incident incident() {
        return incident;
    }

    List<Event> log() {
        return List.copyOf(log);
    }

    List<Event> last() {
        return last;
    }

    Scenario isAt(Level level, boolean provisional) {
        assertThat(incident.level()).isEqualTo(level);
        assertThat(incident.grading().provisional()).isEqualTo(provisional);
        return this;
    }

    Scenario isOpen(String... steps) {
        assertThat(openSteps()).containsExactlyInAnyOrder(steps);
        return this;
    }

    Scenario hasOpen(String... steps) {
        assertThat(openSteps()).contains(steps);
        return this;
    }

    Scenario hasNotOpen(String... steps) {
        assertThat(openSteps()).doesNotContain(steps);
        return this;
    }

    private Set<String> openSteps() {
        return incident.openSteps().map(step -> step.id().toString()).collect(Collectors.toSet());
    }

    Scenario isDue(String limit, String time) {
        return isDue(limit, instant(time));
    }

    Scenario isDueOn(String limit, String date, String time) {
        return isDue(
                limit,
                LocalDate.parse(date).atTime(LocalTime.parse(time)).atZone(ZONE).toInstant());
    }

    private Scenario isDue(String id, Instant due) {
        Limit limit = incident.limits().get(id);
        assertThat(limit)
                .as("limit " + id + " among " + incident.limits().keySet())
                .isNotNull();
        assertThat(limit.due()).as("due time of " + id).isEqualTo(due);
        return this;
    }

    Scenario isKept(String limit) {
        return isMet(limit, false);
    }

    Scenario isLate(String limit) {
        return isMet(limit, true);
    }

    private Scenario isMet(String id, boolean late) {
        Limit limit = incident.limits().get(id);
        assertThat(limit)
                .as("limit " + id + " among " + incident.limits().keySet())
                .isNotNull();
        assertThat(limit.state()).as("state of " + id).isEqualTo(Limit.State.MET);
        assertThat(limit.missed()).as(id + " late").isEqualTo(late);
        return this;
    }

    /** Every entry that the unit may see, in order. */
    List<Event> seenBy(String unit) {
        List<Event> seen = new ArrayList<>();
        for (int i = 0; i < log.size(); i++) {
            if (audiences.get(i).contains(unit)) {
                seen.add(log.get(i));
            }
        }
        return seen;
    }

    Map<String, Step.State> states() {
        return incident.steps().values().stream()
                .collect(Collectors.toMap(step -> step.id().toString(), Step::state));
    }

    <E extends Event> List<E> events(Class<E> type) {
        return log.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
