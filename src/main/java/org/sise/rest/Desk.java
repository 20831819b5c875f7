package org.sise.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sise.app.Incidents;
import org.sise.app.Receipt;
import org.sise.app.Result;
import org.sise.app.UnknownIncident;
import org.sise.core.incident.Actor;
import org.sise.core.incident.Command;
import org.sise.core.incident.Incident;
import org.sise.core.incident.Rejected;
import org.sise.core.incident.Sight;
import org.sise.core.plan.Role;
import org.sise.security.CurrentActor;
import org.sise.store.Texts;
import org.sise.store.Viewer;

/** What every request about an incident has in common: who asks, what he may see, applied once, answered alike. */
@RequestScoped
public class Desk {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,200}");

    private final Incidents incidents;
    private final CurrentActor current;
    private final Views views;

    @Context
    UriInfo uri;

    @Context
    HttpHeaders headers;

    @Context
    Request request;

    Desk(Incidents incidents, CurrentActor current, Views views) {
        this.incidents = incidents;
        this.current = current;
        this.views = views;
    }

    Actor actor() {
        return current.actor();
    }

    /** Who reads lists: the centre, or a unit. */
    Viewer viewer() {
        Actor actor = actor();
        boolean centre =
                Sight.isCentre(actor, incidents.context(Incident.NONE, actor).units());
        boolean blind = actor.roles().equals(Set.of(Role.ADMINISTRATOR));
        return centre ? Viewer.centre() : Viewer.of(blind ? Set.of() : Set.of(actor.unit()));
    }

    /** @throws Refused as not found also where there is one that the caller may not see */
    Seen see(UUID id) {
        try {
            Seen seen = seen(id, incidents.state(id));
            if (seen.sight().ofIncident()) {
                return seen;
            }
        } catch (UnknownIncident unknown) {
            // The same answer as for one that is there and hidden.
        }
        throw Refused.notFound(id);
    }

    Seen seen(UUID id, Incident incident) {
        return new Seen(id, incident, incidents.context(incident, actor()));
    }

    /** Reads the request, gives the command to the one writer, answers with the incident as it is then. */
    <T extends Record> Response command(UUID id, byte[] bytes, Class<T> type, Function<T, Command> command) {
        Seen seen = see(id);
        return command(seen, "", bytes, (body, binding) -> command.apply(binding.read(body.json(), type)));
    }

    /** How a command is made of a body. */
    interface Making {
        Command of(Body body, Binding binding);
    }

    Response command(Seen seen, String target, byte[] bytes, Making making) {
        Body body = Body.of(bytes, Binding.MAPPER);
        Optional<Receipt> receipt = receipt(body);
        List<String> dropped = actor().isMachine() ? body.dropAuthorFields() : List.of();
        Texts texts = new Texts();
        Command command = making.of(body, new Binding(texts, new Faults()));
        try {
            Result result = incidents.command(seen.id(), command, seen.viewer(), texts, receipt);
            return answer(result, Response.Status.OK, dropped);
        } catch (Rejected rejected) {
            throw new Refused(seen(seen.id(), incidents.state(seen.id())).problem(rejected, target, command));
        }
    }

    /** The caller learns of what his own command brought about, once; of what is older only what he may see. */
    Response answer(Result result, Response.Status status, @Nullable List<String> dropped) {
        UUID id = result.id();
        Incident incident = result.incident();
        Seen seen = seen(id, incident);
        boolean older = result.replayed() || result.followUp();
        if (older && !seen.sight().ofIncident()) {
            return Response.status(status)
                    .entity(new TakenView(id, incident.report().number()))
                    .build();
        }
        Response.ResponseBuilder response =
                Response.status(status).entity(views.of(seen, dropped)).tag(tag(incident));
        return status == Response.Status.CREATED
                ? response.location(uri.getBaseUriBuilder()
                                .path("api/v1/incidents/{id}")
                                .build(id))
                        .build()
                : response.build();
    }

    Response show(Seen seen) {
        EntityTag tag = tag(seen.incident());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return unchanged != null
                ? unchanged.tag(tag).build()
                : Response.ok(views.of(seen, null)).tag(tag).build();
    }

    private static EntityTag tag(Incident incident) {
        return new EntityTag(Integer.toString(incident.version()));
    }

    /** The body counts in its canonical form: a client that orders its fields anew repeats the same request. */
    Optional<Receipt> receipt(Body body) {
        String key = headers.getHeaderString("Idempotency-Key");
        if (key == null) {
            return Optional.empty();
        }
        if (!KEY.matcher(key).matches()) {
            throw new Refused(
                    ProblemType.INVALID_REQUEST, "Idempotency-Key: 1 to 200 visible ASCII characters, no spaces");
        }
        String fingerprint = body.fingerprint(request.getMethod(), uri.getPath());
        return Optional.of(new Receipt("rest:" + actor().person(), key, fingerprint));
    }
}
