package org.sise.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sise.config.Clocks;
import org.sise.contract.Desk;
import org.sise.core.incident.Actor;
import org.sise.core.plan.Role;
import org.sise.store.InboxItem;
import org.sise.store.Queries;

/** What one's own unit has to do. */
@Path("/api/v1/inbox")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class InboxResource {
    private static final int MOST = 200;

    private final Desk desk;
    private final Queries queries;

    InboxResource(Desk desk, Queries queries) {
        this.desk = desk;
        this.queries = queries;
    }

    /** Open steps of the unit. */
    public record Inbox(String unit, List<InboxItem> items) {}

    @GET
    @Operation(summary = "My unit's open steps, most urgent first: those of my roles, or all")
    public Inbox inbox(
            @QueryParam("all") @DefaultValue("false") boolean all,
            @QueryParam("clock") @DefaultValue(Clocks.REAL) String clock,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        Actor actor = desk.actor();
        boolean blind = actor.roles().equals(Set.of(Role.ADMINISTRATOR));
        Set<Role> roles = all ? EnumSet.allOf(Role.class) : covered(actor);
        List<InboxItem> items =
                blind ? List.of() : queries.inbox(actor.unit(), roles, clock, Math.clamp(limit, 1, MOST));
        return new Inbox(actor.unit(), items);
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
}
