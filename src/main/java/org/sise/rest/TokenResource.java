package org.sise.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Actor;
import org.sise.core.plan.Role;
import org.sise.directory.Directory;
import org.sise.directory.Mandate;
import org.sise.directory.Roster;
import org.sise.security.CurrentActor;
import org.sise.security.TokenRow;
import org.sise.security.Tokens;

/**
 * Bearer tokens: one's own, and for an administrator those of its unit's people and machines, for the city commission's
 * those of all. Issued for another they are for machines only.
 */
@Path("/api/v1/tokens")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {
    private final Tokens tokens;
    private final CurrentActor current;
    private final Directory directory;
    private final InstantSource clock;

    TokenResource(Tokens tokens, CurrentActor current, Directory directory, InstantSource clock) {
        this.tokens = tokens;
        this.current = current;
        this.directory = directory;
        this.clock = clock;
    }

    /** A new token; {@code token} is the secret and is shown this once. */
    public record Issued(UUID id, String person, String label, String token, Instant expires) {}

    /** A token as it may be shown later. */
    public record Token(
            UUID id,
            String person,
            String label,
            Instant created,
            Instant expires,
            @Nullable Instant revoked,
            @Nullable LocalDate lastUsed) {}

    @POST
    @ResponseStatus(201)
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TokenWish.Issue.class)))
    public Issued issue(byte[] bytes) {
        TokenWish wish = TokenWish.of(bytes);
        Actor actor = current.actor();
        String person = Objects.requireNonNullElse(wish.person(), actor.person());
        if (actor.isMachine()) {
            // A leaked token would outlive its revocation in those that it made.
            throw new ForbiddenException("a machine's token makes no other");
        }
        if (!person.equals(actor.person()) && !(keeps(actor, person) && isMachine(person))) {
            // Also for an administrator: with another's token one could approve in that person's name.
            throw new ForbiddenException(
                    "a token is issued for oneself, or by an administrator for a machine of its unit");
        }
        Tokens.Issued issued = tokens.issue(person, wish.label(), wish.life());
        TokenRow row = issued.row();
        return new Issued(row.id, row.person, row.label, issued.secret(), row.expires);
    }

    @GET
    public List<Token> list(@QueryParam("person") @Nullable String person) {
        Actor actor = current.actor();
        String owner = Objects.requireNonNullElse(person, actor.person());
        if (!mayKeep(actor, owner)) {
            throw new ForbiddenException(
                    "only the administrator of its unit, or of the city, sees the tokens of another person");
        }
        return tokens.of(owner).stream().map(TokenResource::view).toList();
    }

    @DELETE
    @Path("{id}")
    public void revoke(@PathParam("id") UUID id) {
        Actor actor = current.actor();
        TokenRow row = tokens.find(id)
                .filter(found -> mayKeep(actor, found.person))
                .orElseThrow(() -> new NotFoundException("no token " + id));
        tokens.revoke(row.id);
    }

    private boolean mayKeep(Actor actor, String owner) {
        return owner.equals(actor.person()) || keeps(actor, owner);
    }

    /** As its administrator: also of one who has left, whose tokens are what most needs an end. */
    private boolean keeps(Actor actor, String owner) {
        return Mandate.of(actor, directory.units(clock.instant()))
                .filter(mandate -> mandate.isOver(directory
                        .roster()
                        .person(owner)
                        .map(Roster.Person::unit)
                        .orElse("")))
                .isPresent();
    }

    private boolean isMachine(String person) {
        return directory
                .roster()
                .person(person)
                .filter(Roster.Person::active)
                .filter(known -> known.roles().contains(Role.MACHINE))
                .isPresent();
    }

    private static Token view(TokenRow row) {
        return new Token(row.id, row.person, row.label, row.created, row.expires, row.revoked, row.lastUsed);
    }
}
