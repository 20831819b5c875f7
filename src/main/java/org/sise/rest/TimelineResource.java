package org.sise.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sise.contract.Desk;
import org.sise.contract.Rendering;
import org.sise.contract.Seen;
import org.sise.contract.Wire;
import org.sise.core.incident.Event;
import org.sise.store.Contents;
import org.sise.store.Entry;
import org.sise.store.EventLog;
import org.sise.store.Queries;
import org.sise.store.Verification;

/** What has happened, as far as the caller may see it; and whether the log is still what was written. */
@Path("/api/v1/incidents/{id}/timeline")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class TimelineResource {
    private static final int MOST = 500;

    private final Desk desk;
    private final Queries queries;
    private final EventLog log;
    private final Contents contents;
    private final Rendering rendering;

    TimelineResource(Desk desk, Queries queries, EventLog log, Contents contents, Rendering rendering) {
        this.desk = desk;
        this.queries = queries;
        this.log = log;
        this.contents = contents;
        this.rendering = rendering;
    }

    /** {@code next}: what to give as {@code after} for the next page; absent on the last. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Timeline(
            List<EntryView> entries, @Nullable Integer next) {}

    /**
     * One entry.
     *
     * @param event what happened, with the words in it
     * @param hash of the entry; the chain's anchor stands on the topic of all incidents
     */
    public record EntryView(
            int number,
            String type,
            Instant at,
            String person,
            String unit,
            String capacity,
            JsonNode event,
            String hash) {}

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
    public Timeline timeline(
            @PathParam("id") UUID id,
            @QueryParam("after") @DefaultValue("0") int after,
            @QueryParam("limit") @DefaultValue("200") int limit) {
        Seen seen = desk.see(id);
        int most = Math.clamp(limit, 1, MOST);
        List<Entry> entries = queries.timeline(id, desk.viewer(), Math.max(0, after), most);
        Map<String, String> bodies = contents.bodies(id);
        Integer next = entries.size() == most ? entries.getLast().number() : null;
        return new Timeline(
                entries.stream().map(entry -> view(entry, seen, bodies)).toList(), next);
    }

    private EntryView view(Entry entry, Seen seen, Map<String, String> bodies) {
        return new EntryView(
                entry.number(),
                entry.type(),
                entry.at(),
                entry.person(),
                entry.unit(),
                Wire.of(entry.capacity()),
                rendering.of(entry.event(), readable(entry.event(), seen, bodies)),
                entry.hash());
    }

    /** The link of a post stays with the centre and the owner (rule 45), also in the entry that brought it. */
    private static Map<String, String> readable(Event event, Seen seen, Map<String, String> bodies) {
        if (!(event instanceof Event.Reported report)
                || report.url() == null
                || seen.sight().ofSource()) {
            return bodies;
        }
        Map<String, String> rest = new java.util.HashMap<>(bodies);
        rest.remove(report.url().hash());
        return rest;
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
