package org.sise.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
        Map<UUID, Writer.Held> held = new TreeMap<>();
        Stream.concat(Stream.of(incident), other.stream()).sorted().forEach(id -> held.put(id, lock(id)));
        if (!(command instanceof Command.Merge)
                && other.filter(queries::isDuplicate).isPresent()) {
            throw new DuplicateItself(number.orElseThrow());
        }
        return new Pair(held.get(incident), other.map(held::get));
    }

    private Writer.Held lock(UUID incident) {
        return holding.hold(incident).orElseThrow(() -> new UnknownIncident(incident));
    }

    /** Of one, or of both where it is about two. */
    Result apply(Pair pair, Command command, Actor actor, Texts texts) throws Rejected {
        return command instanceof Command.Merge merge
                ? merge(pair, merge, actor, texts)
                : write(pair.own(), command, actor, texts);
    }

    /** Both sides of a merger, this one's first; further reports of the duplicate's matter go to the one that lives on. */
    private Result merge(Pair pair, Command.Merge asked, Actor actor, Texts texts) throws Rejected {
        Writer.Held own = pair.own();
        Writer.Held other = pair.other().orElse(own);
        Result here = write(own, new Command.Merge(other.incident(), asked.survives(), asked.reason()), actor, texts);
        Result there = write(other, new Command.Merge(own.incident(), !asked.survives(), asked.reason()), actor, texts);
        Result first = asked.survives() ? here : there;
        reception.redirect(asked.survives() ? other.id() : own.id(), first.id());
        return first;
    }

    private Result write(Writer.Held held, Command command, Actor actor, Texts texts) throws Rejected {
        Incident after = writer.write(held, List.of(command), contexts.actor(actor, held.now()), texts);
        return new Result(held.id(), after, after.version(), false, false);
    }
}
