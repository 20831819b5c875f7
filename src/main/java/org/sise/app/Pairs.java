package org.sise.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.sise.core.incident.Actor;
import org.sise.core.incident.Command;
import org.sise.core.incident.Incident;
import org.sise.core.incident.Rejected;
import org.sise.store.Queries;
import org.sise.store.Reception;
import org.sise.store.Texts;

/**
 * Commands about two incidents: both are locked, in the order of their ids as every writer locks, so that neither changes
 * meanwhile and two that name each other wait in turn. Within the caller's transaction.
 */
@ApplicationScoped
class Pairs {
    private final Reception reception;
    private final Holding holding;
    private final Writer writer;
    private final Contexts contexts;
    private final Queries queries;

    Pairs(Reception reception, Holding holding, Writer writer, Contexts contexts, Queries queries) {
        this.reception = reception;
        this.holding = holding;
        this.writer = writer;
        this.contexts = contexts;
        this.queries = queries;
    }

    /** An incident with the one that a command about it names. */
    record Pair(Writer.Held own, Optional<Writer.Held> other) {}

    /**
     * @throws UnknownIncident if there is no such incident
     * @throws DuplicateItself if it would become a duplicate of one that is closed as one: the matter would be in neither
     */
    Pair hold(UUID incident, Command command) {
        Optional<String> number = command.original();
        Optional<UUID> other = number.flatMap(reception::numbered).filter(id -> !id.equals(incident));
        List<Writer.Held> held =
                holding.hold(Stream.concat(Stream.of(incident), other.stream()).toList());
        if (!(command instanceof Command.Merge)
                && other.filter(queries::isDuplicate).isPresent()) {
            throw new DuplicateItself(number.orElseThrow());
        }
        return new Pair(of(held, incident), other.map(id -> of(held, id)));
    }

    private static Writer.Held of(List<Writer.Held> held, UUID incident) {
        return held.stream()
                .filter(one -> one.id().equals(incident))
                .findFirst()
                .orElseThrow(() -> new UnknownIncident(incident));
    }

    /** Of one, or of both where it is about two. */
    Result apply(Pair pair, Command command, Actor actor, Texts texts) throws Rejected {
        if (command instanceof Command.Merge merge) {
            return merge(pair, merge, actor, texts);
        }
        Writer.Decided decided = decide(pair.own(), command, actor);
        writer.keep(List.of(decided), texts);
        return result(decided);
    }

    /** Both sides of a merger, this one's first; further reports of the duplicate's matter go to the one that lives on. */
    private Result merge(Pair pair, Command.Merge asked, Actor actor, Texts texts) throws Rejected {
        Writer.Held own = pair.own();
        Writer.Held other = pair.other().orElse(own);
        Writer.Decided here = decide(own, new Command.Merge(other.incident(), asked.survives(), asked.reason()), actor);
        Writer.Decided there =
                decide(other, new Command.Merge(own.incident(), !asked.survives(), asked.reason()), actor);
        writer.keep(List.of(here, there), texts);
        Writer.Decided first = asked.survives() ? here : there;
        reception.redirect((asked.survives() ? other : own).id(), first.held().id());
        return result(first);
    }

    private Writer.Decided decide(Writer.Held held, Command command, Actor actor) throws Rejected {
        return writer.decide(held, List.of(command), contexts.actor(actor, held.at()));
    }

    private static Result result(Writer.Decided decided) {
        Incident after = decided.after();
        return new Result(decided.held().id(), after, after.version(), false, false);
    }
}
