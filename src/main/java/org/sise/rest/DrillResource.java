package org.sise.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.sise.contract.Binding;
import org.sise.contract.Body;
import org.sise.contract.Faults;
import org.sise.core.incident.Actor;
import org.sise.drill.Assessment;
import org.sise.drill.Drill;
import org.sise.drill.Drills;
import org.sise.drill.Planning;
import org.sise.drill.Score;
import org.sise.security.CurrentActor;
import org.sise.store.Texts;

/** 演练: drills run on the real engine by clocks of their own, and reach nobody who does not take part. */
@Path("/api/v1/drills")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class DrillResource {
    private final Drills drills;
    private final Planning planning;
    private final Assessment assessment;
    private final CurrentActor current;

    DrillResource(Drills drills, Planning planning, Assessment assessment, CurrentActor current) {
        this.drills = drills;
        this.planning = planning;
        this.assessment = assessment;
        this.current = current;
    }

    /** {@code startsAt}: drill time at T+0; the present if absent. */
    public record Start(@Nullable Instant startsAt) {}

    /** {@code speed}: seconds of the drill in one second, 1 to 600. */
    public record Pace(Long speed) {}

    @GET
    @Operation(summary = "Drills of the caller's unit, the newest first")
    public List<DrillView> list() {
        return drills.seen(actor()).stream().map(this::brief).toList();
    }

    @POST
    @Operation(summary = "Plan a drill, in JSON or YAML (docs/drills.md); nothing runs yet")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Planning.Plan.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = DrillView.class)))
    public Response plan(byte[] body) {
        return planned(Body.of(body, Binding.MAPPER).json());
    }

    @POST
    @Consumes("application/yaml")
    @Operation(hidden = true) // the same in another form
    public Response planInYaml(byte[] body) {
        return planned(Planning.document(body));
    }

    private Response planned(ObjectNode plan) {
        Drill drill = planning.plan(plan, actor());
        return Response.created(URI.create("/api/v1/drills/" + drill.code()))
                .entity(whole(drill))
                .build();
    }

    @GET
    @Path("{code}")
    @Operation(summary = "A drill, what time it is in it, and what was played in")
    public DrillView get(@PathParam("code") String code) {
        return whole(drills.see(code, actor()));
    }

    @POST
    @Path("{code}/start")
    @Operation(summary = "Start it: T+0 is now")
    public DrillView start(@PathParam("code") String code, byte[] body) {
        return whole(drills.start(code, read(body, Start.class).startsAt(), actor()));
    }

    @POST
    @Path("{code}/pause")
    @Operation(summary = "Its time stands still; whoever takes part may do that (真实情况)")
    public DrillView pause(@PathParam("code") String code) {
        return whole(drills.pause(code, actor()));
    }

    @POST
    @Path("{code}/resume")
    @Operation(summary = "Its time goes on")
    public DrillView resume(@PathParam("code") String code) {
        return whole(drills.resume(code, actor()));
    }

    @POST
    @Path("{code}/pace")
    @Operation(summary = "Seconds of the drill in one second, from now on")
    public DrillView pace(@PathParam("code") String code, byte[] body) {
        long speed = read(body, Pace.class).speed();
        Drills.checkSpeed(speed);
        return whole(drills.pace(code, Math.toIntExact(speed), actor()));
    }

    @POST
    @Path("{code}/stop")
    @Operation(summary = "End it: what is open is cancelled")
    public DrillView stop(@PathParam("code") String code) {
        return whole(drills.stop(code, actor()));
    }

    @POST
    @Path("real-situation")
    @Operation(summary = "真实情况: pause every drill that the caller's unit takes part in")
    public List<DrillView> realSituation() {
        return drills.realSituation(actor()).stream().map(this::brief).toList();
    }

    @GET
    @Path("{code}/score")
    @Operation(summary = "The score sheet: of all units for who holds it, else of one's own")
    public Score score(@PathParam("code") String code) {
        Actor actor = actor();
        return assessment.score(drills.see(code, actor), actor);
    }

    @POST
    @Path("{code}/marks")
    @Operation(summary = "Points for how well a step was done; given again, the later ones count")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Assessment.Mark.class)))
    public Score mark(@PathParam("code") String code, byte[] body) {
        Actor actor = actor();
        Drill drill = drills.see(code, actor);
        assessment.give(drill, Body.of(body, Binding.MAPPER).json(), actor);
        return assessment.score(drill, actor);
    }

    private static <T extends Record> T read(byte[] body, Class<T> type) {
        byte[] given = body.length == 0 ? "{}".getBytes(java.nio.charset.StandardCharsets.US_ASCII) : body;
        return new Binding(new Texts(), new Faults())
                .read(Body.of(given, Binding.MAPPER).json(), type);
    }

    private DrillView brief(Drill drill) {
        return DrillView.of(drill, drills.now(drill).orElse(null), null, drills.acts(drill, actor()));
    }

    private DrillView whole(Drill drill) {
        Actor actor = actor();
        boolean holds = drills.mayPlan(actor) && actor.unit().equals(drill.unit());
        return DrillView.of(
                drill, drills.now(drill).orElse(null), holds ? drills.injects(drill) : null, drills.acts(drill, actor));
    }

    private Actor actor() {
        return current.actor();
    }
}
