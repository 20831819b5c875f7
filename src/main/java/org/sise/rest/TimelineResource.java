package org.sise.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sise.contract.Desk;
import org.sise.contract.Timeline;
import org.sise.store.EventLog;
import org.sise.store.Verification;

/** What has happened, as far as the caller may see it; and whether the log is still what was written. */
@Path("/api/v1/incidents/{id}/timeline")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class TimelineResource {
    private static final int MOST = 500;

    private final Desk desk;
    private final Timeline timeline;
    private final EventLog log;

    TimelineResource(Desk desk, Timeline timeline, EventLog log) {
        this.desk = desk;
        this.timeline = timeline;
        this.log = log;
    }

    /**
     * Whether the chain holds.
     *
     * @param firstBroken number of the first entry that is not what was written
     * @param anchor hash of the last entry
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Verified(
            boolean ok, int entries, @Nullable Integer firstBroken, String anchor) {}

    @GET
    @Operation(summary = "Entries that the caller may see, oldest first")
    public Timeline.Page timeline(
            @PathParam("id") UUID id,
            @QueryParam("after") @DefaultValue("0") int after,
            @QueryParam("limit") @DefaultValue("200") int limit) {
        return timeline.of(desk.see(id), after, Math.clamp(limit, 1, MOST));
    }

    @GET
    @Path("verification")
    @Operation(summary = "Compute the chain of hashes anew")
    public Verified verify(@PathParam("id") UUID id) {
        desk.see(id);
        Verification found = log.verify(id);
        return new Verified(found.ok(), found.entries(), found.broken().orElse(null), found.anchor());
    }
}
