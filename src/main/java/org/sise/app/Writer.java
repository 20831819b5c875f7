package org.sise.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sise.config.Clocks;
import org.sise.core.incident.Actor;
import org.sise.core.incident.Audience;
import org.sise.core.incident.Command;
import org.sise.core.incident.Context;
import org.sise.core.incident.Decider;
import org.sise.core.incident.Event.ContentPurged;
import org.sise.core.incident.Ground;
import org.sise.core.incident.Incident;
import org.sise.core.incident.Limit;
import org.sise.core.incident.Rejected;
import org.sise.store.Chain;
import org.sise.store.Entry;
import org.sise.store.EventLog;
import org.sise.store.Projector;
import org.sise.store.Rebuild;
import org.sise.store.Texts;

/** Decides, appends and projects within the caller's transaction, which holds the incident's lock. */
@ApplicationScoped
class Writer {
    private final EventLog log;
    private final Projector projector;
    private final Rebuild rebuild;
    private final Folds folds;
    private final Contexts contexts;
    private final TransactionSynchronizationRegistry transaction;
    private final Event<Committed> committed;

    Writer(
            EventLog log,
            Projector projector,
            Rebuild rebuild,
            Folds folds,
            Contexts contexts,
            TransactionSynchronizationRegistry transaction,
            Event<Committed> committed) {
        this.log = log;
        this.projector = projector;
        this.rebuild = rebuild;
        this.folds = folds;
        this.contexts = contexts;
        this.transaction = transaction;
        this.committed = committed;
    }

    /** An incident as it stands under the lock, and when that is; {@code closedAt} {@code null} while it is open. */
    record Held(UUID id, Folds.Fold fold, @Nullable Instant closedAt, Clocks.Reading at) {
        Instant now() {
            return at.now();
        }

        Incident incident() {
            return fold.incident();
        }
    }

    /** What commands of somebody bring about: the incident after them, and the entries that say so, none if nothing. */
    record Decided(Held held, Actor actor, Incident after, List<Entry> entries) {
        private Projector.Change change() {
            return new Projector.Change(held.id(), held.incident(), after, entries);
        }

        private boolean purges() {
            return entries.stream().anyMatch(entry -> entry.event() instanceof ContentPurged);
        }
    }

    Incident write(Held held, List<Command> commands, Actor actor, Texts texts) throws Rejected {
        Decided decided = decide(held, commands, actor);
        keep(List.of(decided), texts);
        return decided.after();
    }

    /** Writes nothing yet. */
    Decided decide(Held held, List<Command> commands, Actor actor) throws Rejected {
        Chain chain = new Chain(
                new Chain.Author(held.id(), held.now(), actor),
                held.incident().version(),
                held.fold().hash());
        Incident incident = held.incident();
        for (Command command : commands) {
            if (command instanceof Command.LimitPassed(String limit) && !isDue(incident, limit, held.now())) {
                continue; // it never was, or one that passed before it ended or moved it
            }
            if (!held.at().goes() && !isAlways(command)) {
                throw new Rejected(Ground.DRILL_STANDS);
            }
            Context context = contexts.of(incident, actor, held.at(), Optional.of(command));
            incident = decide(incident, command, context, chain);
        }
        return new Decided(held, actor, incident, chain.entries());
    }

    /** A drill that is paused or over takes what the machine ends in it, and what is withdrawn for good. */
    private static boolean isAlways(Command command) {
        return command instanceof Command.LimitPassed
                || command instanceof Command.EndExercise
                || command instanceof Command.Purge;
    }

    /** Appends and projects all of them at once. */
    void keep(List<Decided> all, Texts texts) {
        List<Decided> decided =
                all.stream().filter(one -> !one.entries().isEmpty()).toList();
        log.append(decided.stream().flatMap(one -> one.entries().stream()).toList(), texts);
        projector.project(
                decided.stream()
                        .filter(one -> !one.purges())
                        .map(Decided::change)
                        .toList(),
                texts);
        decided.stream()
                .filter(Decided::purges) // a row's words change with nothing else
                .forEach(one -> rebuild.rebuild(one.held().id()));
        decided.forEach(this::announce);
    }

    private static boolean isDue(Incident incident, String limit, Instant now) {
        return incident.limit(limit)
                .map(Limit::wake)
                .filter(wake -> !wake.isAfter(now))
                .isPresent();
    }

    private static Incident decide(Incident incident, Command command, Context context, Chain chain) throws Rejected {
        Incident after = incident;
        for (org.sise.core.incident.Event event : Decider.decide(incident, command, context)) {
            after = after.evolve(event);
            chain.add(event, Audience.of(after, event, context.actor(), context.units()));
        }
        return after;
    }

    private void announce(Decided decided) {
        UUID id = decided.held().id();
        Folds.Fold fold =
                new Folds.Fold(decided.after(), decided.entries().getLast().hash());
        Committed news = new Committed(id, fold.incident().version(), nextWake(fold.incident()));
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    remember(decided, fold);
                    committed.fire(news);
                }
            }
        });
    }

    private void remember(Decided decided, Folds.Fold fold) {
        if (decided.actor().equals(Actor.MACHINE)) {
            folds.keepUp(decided.held().id(), fold);
        } else {
            folds.remember(decided.held().id(), fold);
        }
    }

    private static Optional<Instant> nextWake(Incident incident) {
        return incident.limits().values().stream()
                .map(Limit::wake)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
    }
}
