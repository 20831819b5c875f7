package org.sise.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sise.config.Clocks;
import org.sise.core.incident.Actor;
import org.sise.core.incident.Command;
import org.sise.core.incident.Decider;
import org.sise.core.incident.Event;
import org.sise.core.incident.Incident;
import org.sise.core.incident.Move;
import org.sise.core.incident.Rejected;
import org.sise.core.incident.Sight;
import org.sise.core.incident.Verb;
import org.sise.core.plan.Calendar;
import org.sise.store.Reception;
import org.sise.store.Texts;

/** Where a report goes: to a new incident, or to the one that its matter has. Within the caller's transaction. */
@ApplicationScoped
class Reports {
    private static final int ATTEMPTS = 10;

    private final Reception reception;
    private final Writer writer;
    private final Holding holding;
    private final Contexts contexts;
    private final Folds folds;

    Reports(Reception reception, Writer writer, Holding holding, Contexts contexts, Folds folds) {
        this.reception = reception;
        this.writer = writer;
        this.holding = holding;
        this.contexts = contexts;
        this.folds = folds;
    }

    /** What a new incident would be called, and when it is. */
    record Draw(long number, boolean drill, Clocks.Reading at) {
        Instant now() {
            return at.now();
        }

        String name() {
            return "%s-%d-%06d"
                    .formatted(drill ? "YL" : "YQ", now().atZone(Calendar.ZONE).getYear(), number);
        }
    }

    /** A key, and the incident that has it. */
    private record Matter(Reception.Key key, UUID known) {}

    Result take(Reporting reporting, Command.Report asked, Draw draw) throws Rejected {
        Optional<Reception.Key> key = Matters.key(asked, reporting.actor(), contexts.units(draw.at()));
        return key.isEmpty()
                ? open(reporting, numbered(asked, draw, null), draw)
                : take(reporting, asked, draw, key.get());
    }

    /** Of one report with two matters the second: a new incident, linked both ways with the one that has the first. */
    Result split(Writer.Held from, Reporting reporting, Command.Report asked, Draw draw) throws Rejected {
        Command.Report second = numbered(asked, draw, null);
        Command split = new Command.Split(second, from.incident().report().number());
        Command back = new Command.Link(second.number(), Event.Linked.Relation.SPLIT);
        writer.write(from, List.of(back), contexts.actor(reporting.actor(), from.at()), new Texts());
        return open(reporting, split, draw);
    }

    private Result take(Reporting reporting, Command.Report asked, Draw draw, Reception.Key key) throws Rejected {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            UUID known = reception.matter(key, reporting.id());
            Optional<Result> result = known.equals(reporting.id())
                    ? Optional.of(open(reporting, numbered(asked, draw, null), draw))
                    : again(reporting, asked, draw, new Matter(key, known));
            if (result.isPresent()) {
                return result.get();
            }
        }
        throw new IllegalStateException("the matter of " + reporting.id() + " moves on and on");
    }

    /** Empty: the matter went to another incident meanwhile. */
    private Optional<Result> again(Reporting reporting, Command.Report asked, Draw draw, Matter matter)
            throws Rejected {
        UUID known = matter.known();
        // Before the lock: none is taken after another but by their ids.
        if (asked.restricted() && !isRestricted(known)) {
            return Optional.of(take(reporting, asked, draw, Matters.hidden(matter.key())));
        }
        Writer.Held held = holding.hold(known).orElseThrow(() -> new IllegalStateException("no incident " + known));
        if (held.closedAt() != null
                && !reception.matter(matter.key(), reporting.id()).equals(known)) {
            return Optional.empty(); // it was merged while this waited for its lock
        }
        Matters.Moment moment = new Matters.Moment(held.now(), contexts.standard(held.incident(), held.at()));
        Matters.Course course = Matters.course(held, asked.situation(), moment);
        Optional<Command> addition = addition(course, held, asked, reporting.actor());
        if (addition.isPresent()) {
            check(numbered(asked, draw, null), contexts.actor(reporting.actor(), draw.at()), draw.at());
            return Optional.of(add(reporting, held, addition.get()));
        }
        if (held.closedAt() == null || !sees(reporting.actor(), held)) {
            // Whoever may not see the matter's incident reports anew, and learns nothing of it.
            return Optional.of(open(reporting, numbered(asked, draw, null), draw));
        }
        if (!reception.takeOver(matter.key(), known, reporting.id())) {
            return Optional.empty();
        }
        String earlier =
                course == Matters.Course.NEW ? null : held.incident().report().number();
        return Optional.of(open(reporting, numbered(asked, draw, earlier), draw));
    }

    /** What would be refused as a new report is refused as an addition, too: a wrong unit or time never vanishes. */
    private void check(Command.Report report, Actor actor, Clocks.Reading at) throws Rejected {
        Decider.decide(Incident.NONE, report, contexts.of(Incident.NONE, actor, at, Optional.of(report)));
    }

    private Optional<Command> addition(Matters.Course course, Writer.Held held, Command.Report asked, Actor actor) {
        return switch (course) {
            case FOLLOW_UP ->
                allowed(
                        held,
                        actor,
                        Verb.FOLLOW_UP,
                        new Command.FollowUp(
                                asked.situation(), asked.summary(), Reporting.at(asked.times(), held.now())));
            case AFTER_NOTE -> allowed(held, actor, Verb.NOTE, new Command.Note(asked.summary()));
            case RECURRENCE, NEW -> Optional.empty();
        };
    }

    private boolean sees(Actor asked, Writer.Held held) {
        Actor actor = contexts.actor(asked, held.at());
        return new Sight(held.incident(), actor, contexts.units(held.at())).ofIncident();
    }

    /** It is so from its report on: what is restricted becomes part of no other; all of the matter is in one beside it. */
    private boolean isRestricted(UUID known) {
        return folds.latest(known)
                .orElseThrow(() -> new IllegalStateException("no incident " + known))
                .incident()
                .report()
                .restricted();
    }

    private Result add(Reporting reporting, Writer.Held held, Command command) throws Rejected {
        Actor actor = contexts.actor(reporting.actor(), held.at());
        Incident after = writer.write(held, List.of(command), actor, reporting.texts());
        reporting.claim().ifPresent(claim -> reception.settle(claim, held.id(), after.version()));
        return new Result(held.id(), after, after.version(), false, true);
    }

    private Optional<Command> allowed(Writer.Held held, Actor asked, Verb verb, Command command) {
        Actor actor = contexts.actor(asked, held.at());
        var context = contexts.of(held.incident(), actor, held.at(), Optional.of(command));
        boolean may = Decider.moves(held.incident(), actor, context).contains(Move.of(verb));
        return may ? Optional.of(command) : Optional.empty();
    }

    private Result open(Reporting reporting, Command command, Draw draw) throws Rejected {
        Writer.Held none = new Writer.Held(reporting.id(), Folds.Fold.NONE, null, draw.at());
        Actor actor = contexts.actor(reporting.actor(), draw.at());
        Incident opened = writer.write(none, List.of(command), actor, reporting.texts());
        reporting.claim().ifPresent(claim -> reception.settle(claim, reporting.id(), opened.version()));
        return new Result(reporting.id(), opened, opened.version(), false, false);
    }

    private static Command.Report numbered(Command.Report asked, Draw draw, @Nullable String earlier) {
        return new Command.Report(
                draw.name(),
                asked.clock(),
                asked.theme(),
                asked.areaCode(),
                asked.source(),
                asked.title(),
                asked.summary(),
                asked.url(),
                asked.responsible(),
                Reporting.at(asked.times(), draw.now()),
                asked.situation(),
                asked.dedupKey(),
                earlier == null ? asked.recurrenceOf() : earlier,
                asked.dropped(),
                asked.restricted());
    }
}
