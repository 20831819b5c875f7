package org.sise.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.sise.contract.Desk;
import org.sise.contract.Timeline;

/** What has happened, as far as the caller may see it; and whether the log is still what was written. */
@Path("/api/v1/incidents/{id}/timeline")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class TimelineResource {
    private static final int USUAL = 200;
    private static final int MOST = 500;

    private final Desk desk;
    private final Timeline timeline;

    TimelineResource(Desk desk, Timeline timeline) {
        this.desk = desk;
        this.timeline = timeline;
    }

    @GET
    @Operation(summary = "Entries that the caller may see, oldest first")
    public Timeline.Page timeline(
            @PathParam("id") UUID id,
            @Parameter(schema = @Schema(implementation = Integer.class)) @QueryParam("after") @Nullable String after,
            @Parameter(schema = @Schema(implementation = Integer.class)) @QueryParam("limit") @Nullable String limit) {
        int last = Query.whole("after", after, 0);
        int most = Query.limit(limit, USUAL, MOST);
        return timeline.of(desk.see(id), last, most);
    }

    @GET
    @Path("verification")
    @Operation(summary = "Compute the chain of hashes anew")
    public Timeline.Verified verify(@PathParam("id") UUID id) {
        return timeline.verify(desk.see(id));
    }
}
