package org.sise.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sise.config.Clocks;
import org.sise.contract.Desk;
import org.sise.store.InboxItem;

/** What one's own unit has to do. */
@Path("/api/v1/inbox")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class InboxResource {
    private static final int MOST = 200;

    private final Desk desk;

    InboxResource(Desk desk) {
        this.desk = desk;
    }

    /** Open steps of the unit. */
    public record Inbox(String unit, List<InboxItem> items) {}

    @GET
    @Operation(summary = "My unit's open steps, most urgent first: those of my roles, or all")
    public Inbox inbox(
            @QueryParam("all") @DefaultValue("false") boolean all,
            @QueryParam("clock") @DefaultValue(Clocks.REAL) String clock,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        return new Inbox(desk.actor().unit(), desk.inbox(all, clock, Math.clamp(limit, 1, MOST)));
    }
}
