package org.sise.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.sise.app.Proviso;
import org.sise.app.Receipt;
import org.sise.app.Result;
import org.sise.contract.Action;
import org.sise.contract.Binding;
import org.sise.contract.Body;
import org.sise.contract.Desk;
import org.sise.contract.ProblemType;
import org.sise.contract.Refused;
import org.sise.contract.Seen;
import org.sise.contract.Views;
import org.sise.core.incident.Incident;

/** Answers requests about incidents over HTTP: repeated ones by their key, unchanged ones by their ETag. */
@RequestScoped
public class Answers {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,200}");

    private final Desk desk;
    private final Views views;

    @Context
    UriInfo uri;

    @Context
    HttpHeaders headers;

    @Context
    Request request;

    Answers(Desk desk, Views views) {
        this.desk = desk;
        this.views = views;
    }

    /** Nothing that has a version yet: a report with If-Match is meant for something else. */
    Response report(byte[] bytes) {
        if (headers.getHeaderString(HttpHeaders.IF_MATCH) != null) {
            throw new Refused(ProblemType.CHANGED_MEANWHILE, "If-Match: what is reported has no version yet");
        }
        Desk.Done done = desk.report(asked(bytes));
        boolean created = !done.result().replayed() && !done.result().followUp();
        return created ? answered(done) : answer(done, Response.Status.OK);
    }

    /** What was reported, with what resembles it: whoever reports looks whether it is known already. */
    private Response answered(Desk.Done done) {
        Seen seen = desk.seen(done.result().id(), done.result().incident());
        return Response.created(uri.getBaseUriBuilder()
                        .path("api/v1/incidents/{id}")
                        .build(done.result().id()))
                .entity(views.withOthers(seen, desk.viewer(), done.dropped()))
                .tag(tag(seen.incident()))
                .build();
    }

    /** Of the incident as a whole. */
    Response command(UUID id, byte[] bytes, Action action) {
        return command(id, "", bytes, action);
    }

    /** Of one step, or of one limit. */
    Response command(UUID id, String target, byte[] bytes, Action action) {
        Seen seen = desk.see(id);
        return answer(desk.command(seen, target, action, asked(bytes)), Response.Status.OK);
    }

    private Desk.Asked asked(byte[] bytes) {
        Body body = Body.of(bytes, Binding.MAPPER);
        return new Desk.Asked(body, new Proviso(receipt(body), IfMatch.versions(headers)));
    }

    /** The caller learns of what his own command brought about, once; of what is older only what he may see. */
    private Response answer(Desk.Done done, Response.Status status) {
        Result result = done.result();
        UUID id = result.id();
        Incident incident = result.incident();
        Seen seen = desk.seen(id, incident);
        boolean older = result.replayed() || result.followUp();
        if (older && !seen.sight().ofIncident()) {
            return Response.status(status)
                    .entity(new TakenView(id, incident.report().number()))
                    .build();
        }
        return Response.status(status)
                .entity(views.of(seen, done.dropped()))
                .tag(tag(incident))
                .build();
    }

    Response show(Seen seen) {
        EntityTag tag = tag(seen.incident());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return unchanged != null
                ? unchanged.tag(tag).build()
                : Response.ok(views.withOthers(seen, desk.viewer(), null))
                        .tag(tag)
                        .build();
    }

    private static EntityTag tag(Incident incident) {
        return new EntityTag(Integer.toString(incident.version()));
    }

    /** The body counts in its canonical form: a client that orders its fields anew repeats the same request. */
    private Optional<Receipt> receipt(Body body) {
        String key = headers.getHeaderString("Idempotency-Key");
        if (key == null) {
            return Optional.empty();
        }
        if (!KEY.matcher(key).matches()) {
            throw new Refused(
                    ProblemType.INVALID_REQUEST, "Idempotency-Key: 1 to 200 visible ASCII characters, no spaces");
        }
        String fingerprint = body.fingerprint(request.getMethod(), uri.getPath());
        return Optional.of(new Receipt("rest:" + desk.actor().person(), key, fingerprint));
    }
}
