package org.sise.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sise.contract.Desk;
import org.sise.contract.Problem;
import org.sise.contract.Refused;
import org.sise.core.incident.Actor;
import org.sise.drill.Assessment;
import org.sise.drill.Drill;
import org.sise.drill.Drills;
import org.sise.drill.Inject;
import org.sise.drill.Score;
import org.sise.store.IncidentFilter;
import org.sise.store.IncidentItem;
import org.sise.store.Queries;

/** One 演练: its time, what was played in, its incidents; start, pause, pace, end; 评估 and the sheet to print. */
@Path("/drills/{code}")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class DrillPage implements Refilled {
    private static final int MOST = 100;
    private static final Sent NOTHING = new Sent(new MultivaluedHashMap<>());

    private final Desk desk;
    private final Drills drills;
    private final Assessment assessment;
    private final Queries queries;
    private final Shell shell;

    DrillPage(Desk desk, Drills drills, Assessment assessment, Queries queries, Shell shell) {
        this.desk = desk;
        this.drills = drills;
        this.assessment = assessment;
        this.queries = queries;
        this.shell = shell;
    }

    /** @param injects for who holds it; {@code null} for those who take part */
    record drill(Drill it, @Nullable List<Inject> injects, List<IncidentItem> incidents, List<String> acts, Form form)
            implements TemplateInstance {}

    record score(Drill it, Score sheet, boolean assesses, Form form) implements TemplateInstance {}

    /** The sheet on paper. */
    record print(Drill it, Score sheet) implements TemplateInstance {}

    @GET
    public TemplateInstance page(@PathParam("code") String code) {
        return shown(see(code), NOTHING, Wrong.NOTHING);
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
            return to("/drills/" + code);
        } catch (Refused refused) {
            return Response.status(refused.problem().status())
                    .entity(shown(see(code), sent, Wrong.of(refused.problem())))
                    .build();
        }
    }

    private void done(String code, String act, Sent sent) {
        Actor actor = desk.actor();
        switch (act) {
            case "start" -> drills.start(code, null, actor);
            case "pause" -> drills.pause(code, actor);
            case "resume" -> drills.resume(code, actor);
            case "stop" -> drills.stop(code, actor);
            case String pace -> drills.pace(code, number(sent.value("speed")), actor);
        }
    }

    /** What is none is told as one that cannot be. */
    private static int number(String typed) {
        return typed.strip().matches("\\d{1,6}") ? Integer.parseInt(typed.strip()) : -1;
    }

    @GET
    @Path("score")
    public TemplateInstance score(@PathParam("code") String code) {
        return sheet(see(code), NOTHING, Wrong.NOTHING);
    }

    @GET
    @Path("score/print")
    public TemplateInstance print(@PathParam("code") String code) {
        Drill drill = see(code);
        return new print(drill, assessment.score(drill, desk.actor()));
    }

    @POST
    @Path("score")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response mark(@PathParam("code") String code, MultivaluedMap<String, String> values) {
        Drill drill = see(code);
        Sent sent = new Sent(values);
        try {
            assessment.give(drill, asked(sent), desk.actor());
            return to("/drills/" + code + "/score#" + sent.value("step"));
        } catch (Refused refused) {
            return Response.status(refused.problem().status())
                    .entity(sheet(drill, sent, Wrong.of(refused.problem())))
                    .build();
        }
    }

    /** Points that are none are absent, and told as missing. */
    private static ObjectNode asked(Sent sent) {
        ObjectNode asked = JsonNodeFactory.instance.objectNode();
        int points = number(sent.value("points"));
        if (points >= 0) {
            asked.put("points", points);
        }
        for (String name : List.of("incident", "step", "remark")) {
            if (!sent.value(name).isBlank()) {
                asked.put(name, sent.value(name));
            }
        }
        return asked;
    }

    @Override
    public TemplateInstance again(Typed typed, Problem problem) {
        Drill drill = see(typed.id("code"));
        Sent sent = new Sent(typed.values());
        return typed.path().endsWith("/score")
                ? sheet(drill, sent, Wrong.of(problem))
                : shown(drill, sent, Wrong.of(problem));
    }

    private static Response to(String address) {
        return Response.seeOther(URI.create(address)).build();
    }

    /** After it has begun, its own time is shown. */
    private Drill see(String code) {
        Drill drill = drills.see(code, desk.actor());
        if (drill.startedAt() != null) {
            shell.by(drill.code());
        }
        return drill;
    }

    private TemplateInstance shown(Drill drill, Sent sent, Wrong wrong) {
        Actor actor = desk.actor();
        boolean holds = drills.mayPlan(actor) && actor.unit().equals(drill.unit());
        return new drill(
                drill,
                holds ? drills.injects(drill) : null,
                queries.incidents(desk.viewer(), IncidentFilter.of(drill.code(), MOST))
                        .items(),
                drills.acts(drill, actor),
                form("/drills/" + drill.code(), sent, wrong));
    }

    private TemplateInstance sheet(Drill drill, Sent sent, Wrong wrong) {
        Actor actor = desk.actor();
        return new score(
                drill,
                assessment.score(drill, actor),
                drills.acts(drill, actor).contains("assess"),
                form("/drills/" + drill.code() + "/score", sent, wrong));
    }

    private static Form form(String address, Sent sent, Wrong wrong) {
        return new Form(address, "drill", Map.of(), "", List.of(), sent, wrong);
    }
}
