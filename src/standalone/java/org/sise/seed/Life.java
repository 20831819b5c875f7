package org.sise.seed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.sise.core.incident.Actor;
import org.sise.core.incident.Audience;
import org.sise.core.incident.Command;
import org.sise.core.incident.Decider;
import org.sise.core.incident.Event;
import org.sise.core.incident.Incident;
import org.sise.core.incident.Limit;
import org.sise.core.incident.Rejected;
import org.sise.core.incident.Source;
import org.sise.core.incident.Step;
import org.sise.core.incident.StepId;
import org.sise.core.incident.Text;
import org.sise.core.incident.Times;
import org.sise.core.plan.Role;
import org.sise.store.Chain;
import org.sise.store.Mould;
import org.sise.store.Texts;

/** One incident from its report until now: every entry is a decision of the core, every limit passes at its time. */
final class Life {
    /** Waiting days in which nobody can do anything, before the commission ends what does not end by itself. */
    private static final int PATIENCE = 12;

    private static final Actor MONITOR = new Actor("monitor", "zfw", Set.of(Role.MACHINE), Set.of());

    private final City city;
    private final Lot lot;
    private final Chance chance;
    private final Vocabulary words;
    private final Outcomes outcomes;
    private final List<Mould.Decided> decisions = new ArrayList<>();
    private final Set<StepId> stuck = new HashSet<>();
    private Incident incident = Incident.NONE;
    private String hash = Chain.START;
    private Instant now;
    private int waited;

    Life(City city, Lot lot, Chance chance) {
        this.city = city;
        this.lot = lot;
        this.chance = chance;
        words = new Vocabulary(chance);
        outcomes = new Outcomes(city, lot, chance, words);
        now = lot.at();
    }

    Mould until(Instant end) {
        report();
        for (int acts = 0; acts < lot.mostActs() && !incident.isOver() && now.isBefore(end); acts++) {
            workOn(end);
        }
        passTo(end);
        return new Mould(lot.id(), incident, decisions);
    }

    private void report() {
        boolean monitored = chance.percent(60);
        Actor dutyOfficer = city.first(city.units().commission(lot.area()), Role.DUTY_OFFICER);
        Texts texts = new Texts();
        Command.Report report = report(monitored, texts);
        if (!act(monitored ? MONITOR : dutyOfficer, report, texts)) {
            throw new IllegalStateException("the report of " + lot.number() + " was refused");
        }
    }

    private Command.Report report(boolean monitored, Texts texts) {
        Source source =
                monitored ? new Source(Source.Kind.MONITORING, texts.keep("本地论坛")) : new Source(Source.Kind.DUTY, null);
        Duration before = chance.about(Duration.ofMinutes(15));
        return new Command.Report(
                lot.number(),
                "real",
                lot.theme(),
                lot.area(),
                source,
                texts.keep(words.title()),
                texts.keep(words.summary()),
                null,
                chance.percent(85) ? lot.unit() : null,
                new Times(now.minus(before.multipliedBy(4)), now.minus(before), now),
                lot.situation(chance),
                null,
                null,
                List.of(),
                chance.percent(1));
    }

    private void workOn(Instant end) {
        Optional<StepId> next = incident.openSteps()
                .filter(step -> !stuck.contains(step.id()))
                .min(Comparator.comparing(Step::openedAt))
                .map(Step::id);
        if (next.isEmpty()) {
            waitOrEnd(end);
            return;
        }
        passTo(earlier(now.plus(chance.about(pace())), end));
        Optional<Step> step = incident.step(next.get()).filter(Step::isOpen);
        if (step.isPresent() && now.isBefore(end)) {
            settle(step.get());
        }
    }

    private Duration pace() {
        return switch (incident.level()) {
            case BLUE -> Duration.ofMinutes(100);
            case YELLOW -> Duration.ofMinutes(40);
            case ORANGE -> Duration.ofMinutes(15);
            case RED -> Duration.ofMinutes(6);
        };
    }

    private void settle(Step step) {
        for (Actor person : city.people(step.id().unit(), step.role())) {
            Texts texts = new Texts();
            Command settle =
                    new Command.Settle(step.id(), outcomes.of(step, incident, now, texts), Command.Behalf.SELF);
            if (act(person, settle, texts)) {
                stuck.clear();
                return;
            }
        }
        stuck.add(step.id());
    }

    /** Until a limit wakes or a day has gone by; at last the commission ends it. */
    private void waitOrEnd(Instant end) {
        if (waited++ < PATIENCE) {
            passTo(earlier(now.plus(Duration.ofHours(8)), end));
            stuck.clear();
            return;
        }
        Texts texts = new Texts();
        Text reason = outcomes.text(texts);
        String commission = city.units().commission(incident.assignment().owner());
        for (Role role : List.of(Role.DUTY_LEADER, Role.DEPUTY_LEADER, Role.PRINCIPAL_LEADER)) {
            Actor leader = city.first(commission, role);
            if (act(leader, new Command.Close(Event.Ending.ALREADY_ANSWERED, reason, null), texts)) {
                return;
            }
        }
        passTo(end);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Limits wake on the way, each at its own time, as the timer lets them. */
    private void passTo(Instant target) {
        for (Optional<Limit> next = due(target); next.isPresent(); next = due(target)) {
            Limit limit = next.get();
            Instant wake = Objects.requireNonNull(limit.wake());
            now = wake.isAfter(now) ? wake : now;
            if (!act(Actor.MACHINE, new Command.LimitPassed(limit.id()), new Texts())) {
                throw new IllegalStateException("limit " + limit.id() + " of " + lot.number() + " does not pass");
            }
        }
        now = target.isAfter(now) ? target : now;
    }

    private Optional<Limit> due(Instant until) {
        return incident.limits().values().stream()
                .filter(limit -> limit.wake() != null && !limit.wake().isAfter(until))
                .min(Comparator.comparing(limit -> Objects.requireNonNull(limit.wake())));
    }

    /** False: refused, and nothing has happened. */
    private boolean act(Actor actor, Command command, Texts texts) {
        List<Event> events;
        try {
            events = Decider.decide(incident, command, city.context(actor, now));
        } catch (Rejected refused) {
            return false;
        }
        Chain chain = new Chain(new Chain.Author(lot.id(), now, actor), incident.version(), hash);
        for (Event event : events) {
            incident = incident.evolve(event);
            chain.add(event, Audience.of(incident, event, actor, city.units()));
        }
        if (!chain.entries().isEmpty()) {
            hash = chain.entries().getLast().hash();
            decisions.add(new Mould.Decided(chain.entries(), texts));
        }
        return true;
    }
}
