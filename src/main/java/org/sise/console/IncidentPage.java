package org.sise.console;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sise.contract.Desk;
import org.sise.contract.IncidentView;
import org.sise.contract.Refused;
import org.sise.contract.Seen;
import org.sise.contract.Views;
import org.sise.core.incident.Move;

/** An incident, and what one may do with it now. */
@Path("/incidents/{id}")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class IncidentPage {
    /** Pages with a 签收 of one tap, to which it leads back. */
    private static final Set<String> LISTS = Set.of("/", "/inbox");

    private final Desk desk;
    private final Views views;
    private final MoveDesk moves;

    IncidentPage(Desk desk, Views views, MoveDesk moves) {
        this.desk = desk;
        this.views = views;
        this.moves = moves;
    }

    record incident(IncidentView it, Flow flow) implements TemplateInstance {}

    /** A move's form alone, for the page's dialog. */
    record move(MoveDesk.Shown shown) implements TemplateInstance {}

    /** The same as a page of its own, where there is no script. */
    record movePage(MoveDesk.Shown shown) implements TemplateInstance {}

    @GET
    public TemplateInstance page(@PathParam("id") UUID id) {
        Seen seen = desk.see(id);
        IncidentView view = views.of(seen, null);
        return new incident(view, Flow.of(view, seen));
    }

    @GET
    @Path("move")
    public TemplateInstance form(
            @PathParam("id") UUID id,
            @QueryParam("verb") String verb,
            @QueryParam("target") String target,
            @QueryParam("recording") boolean recording,
            @HeaderParam("HX-Request") @Nullable String htmx) {
        Seen seen = desk.see(id);
        return shown(moves.blank(seen, moves.move(seen, verb, target, recording)), htmx);
    }

    @POST
    @Path("move")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response make(
            @PathParam("id") UUID id,
            @HeaderParam("HX-Request") @Nullable String htmx,
            MultivaluedMap<String, String> values) {
        Seen seen = desk.see(id);
        Sent sent = new Sent(values);
        Move move = moves.move(
                seen,
                sent.value("verb"),
                sent.value("target"),
                sent.value("recording").equals("true"));
        try {
            moves.make(seen, move, sent);
        } catch (Refused refused) {
            TemplateInstance again = shown(moves.again(seen, move, sent, refused.problem()), htmx);
            return Response.status(refused.problem().status()).entity(again).build();
        }
        URI back = URI.create(LISTS.contains(sent.value("back")) ? sent.value("back") : "/incidents/" + id);
        return htmx == null
                ? Response.seeOther(back).build()
                : Response.noContent().header("HX-Redirect", back).build();
    }

    private static TemplateInstance shown(MoveDesk.Shown shown, @Nullable String htmx) {
        return htmx == null ? new movePage(shown) : new move(shown);
    }
}
