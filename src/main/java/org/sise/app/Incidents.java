package org.sise.app;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.sise.config.Clocks;
import org.sise.core.incident.Actor;
import org.sise.core.incident.Command;
import org.sise.core.incident.Context;
import org.sise.core.incident.Incident;
import org.sise.core.incident.Rejected;
import org.sise.store.Reception;
import org.sise.store.Reception.Claim;
import org.sise.store.Texts;

/** The only writer of incidents: one transaction that locks, decides, appends and projects, or leaves nothing behind. */
@ApplicationScoped
public class Incidents {
    /** Seconds; also the statement's limit, in application.properties. */
    private static final int LONGEST = 5;

    private final Reception reception;
    private final Reports reports;
    private final Pairs pairs;
    private final Writer writer;
    private final Holding holding;
    private final Folds folds;
    private final Contexts contexts;
    private final Rules rules;
    private final Clocks clocks;
    private final InstantSource replicaClock;

    Incidents(
            Reception reception,
            Reports reports,
            Pairs pairs,
            Writer writer,
            Holding holding,
            Folds folds,
            Contexts contexts,
            Rules rules,
            Clocks clocks,
            InstantSource replicaClock) {
        this.reception = reception;
        this.reports = reports;
        this.pairs = pairs;
        this.writer = writer;
        this.holding = holding;
        this.folds = folds;
        this.contexts = contexts;
        this.rules = rules;
        this.clocks = clocks;
        this.replicaClock = replicaClock;
    }

    /**
     * Opens an incident, or adds to the one that its matter has.
     *
     * @throws KeyReused if the receipt's key came before with another fingerprint
     */
    @Watched
    @Transactional(rollbackOn = Exception.class)
    @TransactionConfiguration(timeout = LONGEST)
    public Result report(Reporting reporting) throws Rejected {
        Reception.Begun begun = begin(reporting);
        return begun.claimed()
                ? reports.take(reporting, reporting.asked(), draw(reporting, begun))
                : replay(reporting.receipt().orElseThrow());
    }

    /**
     * Opens an incident of the second matter that a report has, linked both ways with the one that has the first.
     *
     * @throws UnknownIncident if there is no such incident to split
     * @throws KeyReused if the receipt's key came before with another fingerprint
     */
    @Watched
    @Transactional(rollbackOn = Exception.class)
    @TransactionConfiguration(timeout = LONGEST)
    public Result split(UUID from, Reporting reporting) throws Rejected {
        Reception.Begun begun = begin(reporting);
        return begun.claimed()
                ? reports.split(hold(from), reporting, reporting.asked(), draw(reporting, begun))
                : replay(reporting.receipt().orElseThrow());
    }

    private Reception.Begun begin(Reporting reporting) {
        Reception.Begun begun = reception.begin(reporting.id(), reporting.claim(), isDrill(reporting));
        rules.catchUp(begun.rules());
        return begun;
    }

    private Reports.Draw draw(Reporting reporting, Reception.Begun begun) {
        Clocks.Reading at = clocks.held(reporting.asked().clock(), begun.databaseNow());
        return new Reports.Draw(begun.number(), isDrill(reporting), at);
    }

    private static boolean isDrill(Reporting reporting) {
        return !reporting.asked().clock().equals(Clocks.REAL);
    }

    /**
     * Applies a command.
     *
     * @throws UnknownIncident if there is no such incident
     * @throws KeyReused if the receipt's key came before with another fingerprint
     */
    public Result command(UUID incident, Command command, Actor actor, Texts texts, Optional<Receipt> receipt)
            throws Rejected {
        return command(incident, command, actor, texts, Proviso.of(receipt));
    }

    /**
     * Applies a command to the version that it is meant for; what came before is answered whatever the version is by now. Of
     * two that are merged the one that lives on is the result.
     *
     * @throws UnknownIncident if there is no such incident
     * @throws KeyReused if the receipt's key came before with another fingerprint
     * @throws ChangedMeanwhile if it is meant for another version
     * @throws DuplicateItself if it would become a duplicate of a duplicate
     */
    @Watched
    @Transactional(rollbackOn = Exception.class)
    @TransactionConfiguration(timeout = LONGEST)
    public Result command(UUID incident, Command command, Actor actor, Texts texts, Proviso proviso) throws Rejected {
        Optional<Claim> claim = proviso.receipt().map(Receipt::claim);
        if (claim.isPresent() && !reception.claim(incident, claim.get())) {
            return replay(proviso.receipt().orElseThrow());
        }
        Pairs.Pair pair = pairs.hold(incident, command);
        proviso.check(pair.own().incident().version());
        if (command instanceof Command.Repin) {
            rules.catchUp();
        }
        Result result = pairs.apply(pair, command, actor, texts);
        claim.ifPresent(made -> reception.settle(made, result.id(), result.number()));
        return result;
    }

    /**
     * Lets limits pass whose wake time has come; others are left alone. Joins the caller's transaction if there is one.
     *
     * @throws IllegalStateException if one of them cannot pass
     */
    @Watched
    @Transactional(rollbackOn = Exception.class)
    public Result pass(UUID incident, List<String> limits) {
        return passAll(Map.of(incident, limits)).getFirst();
    }

    /**
     * Lets limits of several incidents pass, with as few round trips for all as for one.
     *
     * @return for each of them what came of it
     * @throws IllegalStateException if one of them cannot pass; none has then
     */
    @Watched
    @Transactional(rollbackOn = Exception.class)
    public List<Result> pass(Map<UUID, List<String>> limits) {
        return passAll(limits);
    }

    private List<Result> passAll(Map<UUID, List<String>> limits) {
        List<Writer.Held> all = holding.hold(limits.keySet());
        if (all.size() < limits.size()) {
            Set<UUID> missing = new TreeSet<>(limits.keySet());
            all.forEach(held -> missing.remove(held.id()));
            throw new UnknownIncident(missing.iterator().next());
        }
        List<Writer.Decided> decided =
                all.stream().map(held -> passing(held, limits.get(held.id()))).toList();
        writer.keep(decided, new Texts());
        return decided.stream()
                .map(one -> new Result(one.held().id(), one.after(), one.after().version(), false, false))
                .toList();
    }

    private Writer.Decided passing(Writer.Held held, List<String> limits) {
        List<Command> commands = limits.stream()
                .sorted()
                .distinct()
                .<Command>map(Command.LimitPassed::new)
                .toList();
        try {
            return writer.decide(held, commands, Actor.MACHINE);
        } catch (Rejected rejected) {
            throw new IllegalStateException(
                    "limits " + limits + " of incident " + held.id() + " do not pass", rejected);
        }
    }

    /**
     * The incident as its log has it.
     *
     * @throws UnknownIncident if there is no such incident
     */
    public Incident state(UUID incident) {
        return folds.latest(incident)
                .orElseThrow(() -> new UnknownIncident(incident))
                .incident();
    }

    /** For asking what the actor may do; by this replica's time, so for showing only. */
    public Context context(Incident incident, Actor actor) {
        String clock =
                incident.origin() == null ? Clocks.REAL : incident.report().clock();
        Instant now = replicaClock.instant();
        Clocks.Reading at = new Clocks.Reading(clocks.now(clock, now), clocks.now(Clocks.REAL, now), true);
        return contexts.of(incident, contexts.actor(actor, at), at, Optional.empty());
    }

    private Writer.Held hold(UUID incident) {
        return holding.hold(incident).orElseThrow(() -> new UnknownIncident(incident));
    }

    private Result replay(Receipt receipt) {
        Reception.Before before = reception.before(receipt.claim());
        if (!before.fingerprint().equals(receipt.fingerprint())) {
            throw new KeyReused(receipt);
        }
        Incident present = state(before.incident());
        return new Result(before.incident(), present, present.version(), true, false);
    }
}
