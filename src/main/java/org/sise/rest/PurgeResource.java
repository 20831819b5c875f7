package org.sise.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sise.app.Purges;
import org.sise.app.UnknownIncident;
import org.sise.contract.Binding;
import org.sise.contract.Body;
import org.sise.contract.Desk;
import org.sise.contract.Faults;
import org.sise.contract.Refused;
import org.sise.core.incident.Actor;
import org.sise.core.incident.Rejected;
import org.sise.core.incident.Text;
import org.sise.core.plan.Role;
import org.sise.directory.Directory;
import org.sise.security.CurrentActor;
import org.sise.store.Texts;

/** Withdraws texts of a closed incident; the city's administrator does it blindly, without reading the incident. */
@Path("/api/v1/incidents/{id}/purge")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PurgeResource {
    private final Desk desk;
    private final Purges purges;
    private final CurrentActor current;
    private final Directory directory;
    private final InstantSource clock;

    PurgeResource(Desk desk, Purges purges, CurrentActor current, Directory directory, InstantSource clock) {
        this.desk = desk;
        this.purges = purges;
        this.current = current;
        this.directory = directory;
        this.clock = clock;
    }

    /** {@code texts}: each {@code number/field}, such as {@code 1/url}; none = all that there are. */
    public record Purge(List<String> texts, Text reason) {}

    /** What is withdrawn now; a job of the database's deletes it for good. */
    public record Purged(List<String> texts) {}

    @POST
    @Operation(summary = "Withdraw texts of a closed incident; the chain of hashes still verifies")
    public Purged purge(@PathParam("id") UUID id, byte[] bytes) {
        Actor actor = current.actor();
        if (!mayPurge(actor)) {
            throw new Refused(desk.see(id).forbidden("the administrator of the city's commission purges"));
        }
        Texts texts = new Texts();
        Purge asked = new Binding(texts, new Faults())
                .read(Body.of(bytes, Binding.MAPPER).json(), Purge.class);
        try {
            return new Purged(purges.purge(new Purges.Wish(id, asked.texts(), asked.reason()), actor, texts));
        } catch (UnknownIncident unknown) {
            throw Refused.notFound(id);
        } catch (Rejected rejected) {
            throw Refused.of(rejected);
        }
    }

    /** Who else may see the incident is told whose it is to do; nobody learns by this whether there is one. */
    private boolean mayPurge(Actor actor) {
        String city = directory.units(clock.instant()).cityCommission();
        return actor.may(Role.ADMINISTRATOR) && actor.unit().equals(city);
    }
}
