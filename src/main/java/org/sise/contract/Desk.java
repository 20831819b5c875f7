package org.sise.contract;

import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.RequestScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.sise.app.ChangedMeanwhile;
import org.sise.app.DuplicateItself;
import org.sise.app.Incidents;
import org.sise.app.KeyReused;
import org.sise.app.Proviso;
import org.sise.app.Receipt;
import org.sise.app.Reporting;
import org.sise.app.Result;
import org.sise.app.UnknownIncident;
import org.sise.config.Clocks;
import org.sise.core.incident.Actor;
import org.sise.core.incident.Command;
import org.sise.core.incident.Event;
import org.sise.core.incident.Ground;
import org.sise.core.incident.Incident;
import org.sise.core.incident.Rejected;
import org.sise.core.incident.Sight;
import org.sise.core.plan.Role;
import org.sise.security.CurrentActor;
import org.sise.store.InboxItem;
import org.sise.store.IncidentItem;
import org.sise.store.Queries;
import org.sise.store.Texts;
import org.sise.store.Viewer;

/** What every request about an incident has in common: who asks, what he may see, checked and done once. */
@RequestScoped
public class Desk {
    private final Incidents incidents;
    private final Queries queries;
    private final CurrentActor current;

    Desk(Incidents incidents, Queries queries, CurrentActor current) {
        this.incidents = incidents;
        this.queries = queries;
        this.current = current;
    }

    /** What somebody asks, by which receipt it is known when it comes again, and which versions it is meant for. */
    public record Asked(Body body, Proviso proviso) {
        public Asked(Body body, Optional<Receipt> receipt) {
            this(body, Proviso.of(receipt));
        }
    }

    /** What was done; {@code dropped} are the author fields that a machine sent. */
    public record Done(Result result, List<String> dropped) {}

    public Actor actor() {
        return current.actor();
    }

    /** Who reads lists: the centre, or a unit. */
    public Viewer viewer() {
        Actor actor = actor();
        boolean centre =
                Sight.isCentre(actor, incidents.context(Incident.NONE, actor).units());
        boolean blind = actor.roles().equals(Set.of(Role.ADMINISTRATOR));
        return centre ? Viewer.centre() : Viewer.of(blind ? Set.of() : Set.of(actor.unit()));
    }

    /** My unit's open steps, most urgent first: those of my roles, or all. */
    public List<InboxItem> inbox(boolean all, String clock, int limit) {
        Actor actor = actor();
        boolean blind = actor.roles().equals(Set.of(Role.ADMINISTRATOR));
        Set<Role> roles = all ? EnumSet.allOf(Role.class) : covered(actor);
        return blind ? List.of() : queries.inbox(actor.unit(), roles, clock, limit);
    }

    /** Steps whose role a person has; a handler signs for what a handler settles. */
    private static Set<Role> covered(Actor actor) {
        Set<Role> covered = EnumSet.noneOf(Role.class);
        Stream.of(Role.values()).filter(actor::may).forEach(covered::add);
        if (actor.may(Role.DUTY_OFFICER)) {
            // The duty room records for its leaders, and rings them.
            covered.addAll(EnumSet.of(Role.DUTY_LEADER, Role.DEPUTY_LEADER, Role.PRINCIPAL_LEADER));
        }
        return covered;
    }

    /** @throws Refused as not found also where there is one that the caller may not see */
    public Seen see(UUID id) {
        try {
            Seen seen = seen(id, incidents.state(id));
            if (seen.sight().ofIncident()) {
                return seen;
            }
        } catch (UnknownIncident unknown) {
            // The same answer as for one that is there and hidden.
        }
        throw Refused.notFound(id);
    }

    /** By which clock an incident runs, whoever asks; the real one where there is none. */
    public String clock(UUID id) {
        try {
            return incidents.state(id).report().clock();
        } catch (UnknownIncident none) {
            return Clocks.REAL;
        }
    }

    public Seen seen(UUID id, Incident incident) {
        return new Seen(id, incident, incidents.context(incident, actor()));
    }

    /**
     * Reads the request and gives the command to the one writer.
     *
     * @param target the step, or limit, that it is about; empty for the incident as a whole
     * @throws Refused with what is wrong, and on 409 what is allowed now
     */
    public Done command(Seen seen, String target, Action action, Asked asked) {
        Action.Place place = new Action.Place(this, seen, target);
        action.target().accept(place);
        List<String> dropped = dropped(asked.body());
        Texts texts = new Texts();
        Command command = action.making().command(place, asked.body().json(), new Binding(texts, new Faults()));
        checkNamed(command, seen.incident().report());
        try {
            Result result = incidents.command(seen.id(), command, seen.viewer(), texts, asked.proviso());
            return new Done(result, dropped);
        } catch (KeyReused reused) {
            throw reused();
        } catch (DuplicateItself original) {
            throw NamedIncident.in(command).orElseThrow(() -> original).duplicate();
        } catch (ChangedMeanwhile changed) {
            throw new Refused(seen(seen.id(), incidents.state(seen.id())).changed());
        } catch (Rejected rejected) {
            throw new Refused(seen(seen.id(), incidents.state(seen.id())).problem(rejected, target, command));
        }
    }

    /** 接报; of a second matter of the same report, too. */
    public Done report(Asked asked) {
        return report(asked, Clocks.REAL);
    }

    /** @param clock of a drill, in which only its scenario reports */
    public Done report(Asked asked, String clock) {
        List<String> dropped = dropped(asked.body());
        Texts texts = new Texts();
        Report report = new Binding(texts, new Faults()).read(asked.body().json(), Report.class);
        Optional<Seen> first = Optional.ofNullable(report.splitFrom()).map(number -> firstMatter(number, clock));
        NamedIncident.in(report.command("", clock, dropped)).ifPresent(named -> check(named, clock));
        Reporting reporting = new Reporting(
                Generators.timeBasedEpochGenerator().generate(),
                number -> report.command(number, clock, dropped),
                actor(),
                texts,
                asked.proviso().receipt());
        try {
            Result result =
                    first.isPresent() ? incidents.split(first.get().id(), reporting) : incidents.report(reporting);
            return new Done(result, dropped);
        } catch (KeyReused reused) {
            throw reused();
        } catch (Rejected rejected) {
            throw new Refused(first.orElse(seen(reporting.id(), Incident.NONE)).problem(rejected, "", null));
        }
    }

    /** What is split off runs by the same clock: nobody splits what an exercise plays in. */
    private Seen firstMatter(String number, String clock) {
        check(new NamedIncident("splitFrom", number), clock);
        return named("splitFrom", number);
    }

    private static Refused reused() {
        return new Refused(ProblemType.KEY_REUSED, "the same Idempotency-Key came with another request before");
    }

    private void checkNamed(Command command, Event.Reported own) {
        NamedIncident.in(command).ifPresent(named -> {
            if (named.number().equals(own.number())) {
                throw Refused.of(new Rejected(Ground.LINKED_TO_ITSELF));
            }
            check(named, own.clock());
        });
    }

    private void check(NamedIncident named, String clock) {
        if (numbered(named.number()).filter(item -> item.clock().equals(clock)).isEmpty()) {
            throw named.unknown();
        }
    }

    private Optional<IncidentItem> numbered(String number) {
        return queries.numbered(viewer(), List.of(number)).stream().findFirst();
    }

    /**
     * Another incident that a request names, of whichever clock.
     *
     * @throws Refused at the field if there is none that the caller may see
     */
    public Seen named(String field, String number) {
        return numbered(number)
                .map(IncidentItem::id)
                .map(this::see)
                .orElseThrow(() -> new NamedIncident(field, number).unknown());
    }

    private List<String> dropped(Body body) {
        return actor().isMachine() ? body.dropAuthorFields() : List.of();
    }
}
