package org.sise.console;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sise.contract.Desk;
import org.sise.contract.IncidentView;
import org.sise.contract.Problem;
import org.sise.contract.Refused;
import org.sise.contract.Seen;
import org.sise.contract.Timeline;
import org.sise.contract.Views;
import org.sise.core.incident.Move;

/** An incident, and what one may do with it now. */
@Path("/incidents/{id}")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class IncidentPage implements Refilled {
    /** Pages with a 签收 of one tap, to which it leads back. */
    private static final Pattern LISTS = Pattern.compile("/|/inbox(\\?clock=[a-z0-9-]+)?");
    /** The longest stories seen have some hundred. */
    private static final int MOST_ENTRIES = 5_000;

    private final Desk desk;
    private final Views views;
    private final Timeline timeline;
    private final MoveDesk moves;
    private final Shell shell;

    IncidentPage(Desk desk, Views views, Timeline timeline, MoveDesk moves, Shell shell) {
        this.desk = desk;
        this.views = views;
        this.timeline = timeline;
        this.moves = moves;
        this.shell = shell;
    }

    /** @param taken whether one comes from reporting it, and has not been told yet that it arrived */
    record incident(Dossier file, IncidentView it, boolean taken) implements TemplateInstance {}

    /** The incident's file on paper. */
    record print(Dossier file, IncidentView it) implements TemplateInstance {}

    /** A move's form alone, for the page's dialog. */
    record move(MoveDesk.Shown shown) implements TemplateInstance {}

    /** The same as a page of its own, where there is no script. */
    record movePage(MoveDesk.Shown shown) implements TemplateInstance {}

    @GET
    public TemplateInstance page(
            @PathParam("id") UUID id,
            @QueryParam("strand") Set<String> strands,
            @QueryParam("unit") @DefaultValue("") String unit,
            @QueryParam("all") boolean all,
            @QueryParam("taken") boolean taken) {
        Dossier file = dossier(id, new Story.Filter(known(strands), unit, all));
        return new incident(file, file.it(), taken);
    }

    /** A drill's is shown by its own clock. */
    private Seen see(UUID id) {
        Seen seen = desk.see(id);
        shell.by(seen.incident().report().clock());
        return seen;
    }

    @GET
    @Path("print")
    public TemplateInstance print(@PathParam("id") UUID id) {
        Dossier file = dossier(id, Story.Filter.EVERYTHING);
        return new print(file, file.it());
    }

    private Dossier dossier(UUID id, Story.Filter filter) {
        Seen seen = see(id);
        Dossier.Reader reader = new Dossier.Reader(filter, timeline.verify(seen));
        return Dossier.of(seen, views.withOthers(seen, desk.viewer(), null), timeline.read(seen, MOST_ENTRIES), reader);
    }

    /** A strand that there is not filters nothing: an address that was shared long ago still opens. */
    private static Set<Strand> known(Set<String> strands) {
        return Arrays.stream(Strand.values())
                .filter(strand -> strands.contains(Words.wire(strand)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Strand.class)));
    }

    /** @param address says the move, and with which other incident one merges where that is known */
    @GET
    @Path("move")
    public TemplateInstance form(
            @PathParam("id") UUID id, @Context UriInfo address, @HeaderParam("HX-Request") @Nullable String htmx) {
        Seen seen = see(id);
        Sent asked = new Sent(address.getQueryParameters());
        return shown(moves.blank(seen, move(seen, asked), asked), htmx != null);
    }

    @POST
    @Path("move")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response make(
            @PathParam("id") UUID id,
            @HeaderParam("HX-Request") @Nullable String htmx,
            MultivaluedMap<String, String> values) {
        Seen seen = see(id);
        Sent sent = new Sent(values);
        Move move = move(seen, sent);
        if (sent.isAskingForARow()) {
            return Response.ok(shown(moves.shown(seen, move, sent, Wrong.NOTHING), htmx != null))
                    .build();
        }
        UUID made;
        try {
            made = moves.make(seen, move, sent);
        } catch (Refused refused) {
            TemplateInstance again = shown(moves.again(seen, move, sent, refused.problem()), htmx != null);
            return Response.status(refused.problem().status()).entity(again).build();
        }
        URI back = URI.create(LISTS.matcher(sent.value("back")).matches() ? sent.value("back") : "/incidents/" + made);
        return htmx == null
                ? Response.seeOther(back).build()
                : Response.noContent().header("HX-Redirect", back).build();
    }

    @Override
    public TemplateInstance again(Typed typed, Problem problem) {
        Seen seen = see(incident(typed.id("id")));
        Sent sent = new Sent(typed.values());
        return shown(moves.again(seen, move(seen, sent), sent, problem), typed.dialog());
    }

    private static UUID incident(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException none) {
            throw Refused.notFound(id);
        }
    }

    private Move move(Seen seen, Sent sent) {
        return moves.move(
                seen,
                sent.value("verb"),
                sent.value("target"),
                sent.value("recording").equals("true"));
    }

    private static TemplateInstance shown(MoveDesk.Shown shown, boolean dialog) {
        return dialog ? new move(shown) : new movePage(shown);
    }
}
