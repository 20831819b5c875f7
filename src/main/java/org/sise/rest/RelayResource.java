package org.sise.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Actor;
import org.sise.core.plan.Role;
import org.sise.directory.Directory;
import org.sise.security.CurrentActor;
import org.sise.store.Parked;

/** What the relay could not tell Kafka; for the city's administrator and auditor, who put it right. */
@Path("/api/v1/relay/parked")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class RelayResource {
    private static final int USUAL = 50;
    private static final int MOST = 200;

    private final Parked parked;
    private final CurrentActor current;
    private final Directory directory;
    private final InstantSource clock;

    RelayResource(Parked parked, CurrentActor current, Directory directory, InstantSource clock) {
        this.parked = parked;
        this.current = current;
        this.directory = directory;
        this.clock = clock;
    }

    /** Those that have failed most often first. */
    public record Waiting(List<Parked.Lane> parked) {}

    @GET
    @Operation(summary = "What waits on a topic that cannot be written, or in an incident that cannot be read")
    public Waiting parked(
            @Parameter(schema = @Schema(implementation = Integer.class)) @QueryParam("limit") @Nullable String limit)
            throws SQLException {
        Actor actor = current.actor();
        boolean keeps = actor.may(Role.ADMINISTRATOR) || actor.may(Role.AUDITOR);
        String city = directory.units(clock.instant()).cityCommission();
        if (!keeps || !actor.unit().equals(city)) {
            throw new ForbiddenException("only the city's administrator and auditor see what the relay has parked");
        }
        return new Waiting(parked.list(Query.limit(limit, USUAL, MOST)));
    }
}
