package org.sise.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.sise.contract.Desk;
import org.sise.store.InboxItem;

/** What one's own unit has to do. */
@Path("/api/v1/inbox")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class InboxResource {
    private static final int USUAL = 100;
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
            @Parameter(schema = @Schema(implementation = Boolean.class)) @QueryParam("all") @Nullable String all,
            @QueryParam("clock") @Nullable String clock,
            @Parameter(schema = @Schema(implementation = Integer.class)) @QueryParam("limit") @Nullable String limit) {
        boolean ofAll = Query.truth("all", all);
        int most = Query.limit(limit, USUAL, MOST);
        return new Inbox(desk.actor().unit(), desk.inbox(ofAll, Query.clock(clock), most));
    }
}
