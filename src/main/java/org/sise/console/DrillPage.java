package org.sise.console;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sise.contract.Binding;
import org.sise.contract.Desk;
import org.sise.contract.Faults;
import org.sise.contract.Problem;
import org.sise.contract.Refused;
import org.sise.core.incident.Actor;
import org.sise.drill.Drill;
import org.sise.drill.Drills;
import org.sise.drill.Inject;
import org.sise.store.IncidentFilter;
import org.sise.store.IncidentItem;
import org.sise.store.Queries;
import org.sise.store.Texts;

/** One 演练: its time, what was played in, its incidents; start, pause, pace and end. */
@Path("/drills/{code}")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class DrillPage implements Refilled {
    /** As many as a scenario can make. */
    private static final int MOST = IncidentFilter.MOST;

    private static final Field STARTS_AT = Field.of("startsAt", "field.startsAt", Field.Kind.TIME, false);
    private static final Field SPEED = Field.of("speed", "drill.speed", Field.Kind.NUMBER, false);
    private static final Sent NOTHING = new Sent(new MultivaluedHashMap<>());

    private final Desk desk;
    private final Drills drills;
    private final Queries queries;
    private final Shell shell;

    DrillPage(Desk desk, Drills drills, Queries queries, Shell shell) {
        this.desk = desk;
        this.drills = drills;
        this.queries = queries;
        this.shell = shell;
    }

    /**
     * @param standing as {@link #course} is asked for
     * @param injects for who holds it; {@code null} for those who take part
     */
    record drill(
            Drill it,
            String standing,
            @Nullable List<Inject> injects,
            List<IncidentItem> incidents,
            List<String> acts,
            Form form)
            implements TemplateInstance {}

    /** What of the page goes on while the drill does. */
    record course(Drill it, @Nullable List<Inject> injects, List<IncidentItem> incidents) implements TemplateInstance {}

    /** {@code startsAt}: drill time at T+0; the present if absent. */
    public record Start(@Nullable Instant startsAt) {}

    @GET
    public TemplateInstance page(@PathParam("code") String code) {
        return shown(see(code), NOTHING, Wrong.NOTHING);
    }

    /** @param as how the drill stands on the page that asks; where it stands otherwise the whole page comes anew */
    @GET
    @Path("course")
    public Response course(@PathParam("code") String code, @QueryParam("as") String as) {
        Drill drill = see(code);
        return standing(drill).equals(as)
                ? Response.ok(new course(drill, injects(drill), incidents(drill)))
                        .build()
                : Response.noContent()
                        .header("HX-Redirect", "/drills/" + drill.code())
                        .build();
    }

    /** Whatever else of the page would be wrong when it changes. */
    private static String standing(Drill drill) {
        return Words.wire(drill.state()) + "-" + drill.speed();
    }

    /** The act's name is the API's. */
    @POST
    @Path("{act:start|pause|resume|pace|stop}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response act(
            @PathParam("code") String code, @PathParam("act") String act, MultivaluedMap<String, String> values) {
        Sent sent = new Sent(values);
        try {
            done(code, act, sent);
            return Response.seeOther(URI.create("/drills/" + code)).build();
        } catch (Refused refused) {
            return Response.status(refused.problem().status())
                    .entity(shown(see(code), sent, Wrong.of(refused.problem())))
                    .build();
        }
    }

    private void done(String code, String act, Sent sent) {
        Actor actor = desk.actor();
        switch (act) {
            case "start" -> drills.start(code, startsAt(sent), actor);
            case "pause" -> drills.pause(code, actor);
            case "resume" -> drills.resume(code, actor);
            case "stop" -> drills.stop(code, actor);
            case String pace -> drills.pace(code, number(sent.value("speed")), actor);
        }
    }

    /** @throws Refused at the field if it is no time */
    private static @Nullable Instant startsAt(Sent sent) {
        return new Binding(new Texts(), new Faults())
                .read(sent.request(List.of(STARTS_AT)), Start.class)
                .startsAt();
    }

    /** What is none is told as one that cannot be. */
    private static int number(String typed) {
        return typed.strip().matches("\\d{1,6}") ? Integer.parseInt(typed.strip()) : -1;
    }

    @Override
    public TemplateInstance again(Typed typed, Problem problem) {
        return shown(see(typed.id("code")), new Sent(typed.values()), Wrong.of(problem));
    }

    private Drill see(String code) {
        Drill drill = drills.see(code, desk.actor());
        shell.of(drill);
        return drill;
    }

    private TemplateInstance shown(Drill drill, Sent sent, Wrong wrong) {
        List<Field> fields = List.of(drill.state() == Drill.State.PLANNED ? STARTS_AT : SPEED);
        return new drill(
                drill,
                standing(drill),
                injects(drill),
                incidents(drill),
                drills.acts(drill, desk.actor()),
                new Form("/drills/" + drill.code(), "drill", Map.of(), "", fields, typed(sent, drill), wrong));
    }

    /** The pace that it has, unless somebody typed another. */
    private static Sent typed(Sent sent, Drill drill) {
        MultivaluedMap<String, String> values = new MultivaluedHashMap<>();
        values.putSingle("speed", Integer.toString(drill.speed()));
        values.putAll(sent.values());
        return new Sent(values);
    }

    private @Nullable List<Inject> injects(Drill drill) {
        Actor actor = desk.actor();
        boolean holds = drills.mayPlan(actor) && actor.unit().equals(drill.unit());
        return holds ? drills.injects(drill) : null;
    }

    private List<IncidentItem> incidents(Drill drill) {
        return queries.incidents(desk.viewer(), IncidentFilter.of(drill.code(), MOST))
                .items();
    }
}
