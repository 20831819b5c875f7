package org.sise.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.sise.core.incident.Actor;
import org.sise.core.plan.Role;
import org.sise.directory.Directory;
import org.sise.directory.WireNames;
import org.sise.security.CurrentActor;

/** Who I am here, and in which roles I may act now. */
@Path("/api/v1/me")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {
    private final CurrentActor current;
    private final Directory directory;

    MeResource(CurrentActor current, Directory directory) {
        this.current = current;
        this.directory = directory;
    }

    /** The person who asks; {@code deputising} are the roles held now for another. */
    public record Me(String person, String name, String unit, List<String> roles, List<String> deputising) {}

    @GET
    public Me me() {
        Actor actor = current.actor();
        return new Me(
                actor.person(),
                directory.nameOf(actor.person()),
                actor.unit(),
                names(actor.roles()),
                names(actor.deputising()));
    }

    private static List<String> names(Set<Role> roles) {
        return roles.stream().sorted().map(WireNames::of).toList();
    }
}
