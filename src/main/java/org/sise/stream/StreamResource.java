package org.sise.stream;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;
import org.sise.contract.Desk;
import org.sise.contract.ProblemType;
import org.sise.contract.Refused;
import org.sise.store.Position;

/** What changes, as it happens: which incident, never what of it. Described in docs/stream.md. */
@Path("/api/v1/stream")
@Authenticated
public class StreamResource {
    private final Desk desk;
    private final Feed feed;

    StreamResource(Desk desk, Feed feed) {
        this.desk = desk;
        this.feed = feed;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Blocking
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    // A proxy that gathers before it sends would make a stream of minutes out of one of moments.
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @Operation(summary = "Server-sent events: which incidents that the caller may see have changed")
    @APIResponse(
            responseCode = "200",
            description = "data {incident, number}; events beat and reset with data {}",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = Listener.Changed.class)))
    public Multi<OutboundSseEvent> open(
            @HeaderParam("Last-Event-ID") @Nullable String last,
            @QueryParam("after") @Nullable String after,
            @Context Sse sse) {
        return feed.open(new Listener(desk.actor(), desk.viewer(), sse), cursor(last, after));
    }

    /** The header is the newer one: an address keeps its parameter when the browser comes back. */
    private static Optional<Position> cursor(@Nullable String last, @Nullable String after) {
        return Stream.of(Optional.ofNullable(last), Optional.ofNullable(after))
                .flatMap(Optional::stream)
                .filter(given -> !given.isEmpty())
                .findFirst()
                .map(StreamResource::position);
    }

    private static Position position(String given) {
        return Position.parse(given)
                .orElseThrow(() -> new Refused(
                        ProblemType.INVALID_REQUEST, "Last-Event-ID, or after: not the id of an event of this stream"));
    }
}
