package org.sise.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.sise.contract.Binding;
import org.sise.contract.Body;
import org.sise.contract.Preview;
import org.sise.contract.RuleBoard;
import org.sise.core.grading.Standard;
import org.sise.core.plan.Plan;
import org.sise.store.RuleKind;

/**
 * The plans and grading standards by which incidents run: everyone who is logged in may read them; the city's commission
 * drafts them, and a second person there puts them into force.
 */
@Path("/api/v1")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class RuleResource {
    private static final String YAML = "application/yaml";

    private final RuleBoard board;
    private final Preview preview;

    RuleResource(RuleBoard board, Preview preview) {
        this.board = board;
        this.preview = preview;
    }

    @GET
    @Path("plans")
    @Operation(summary = "The versions of the plan, newest first")
    public List<RuleBoard.VersionView> plans() {
        return board.all(RuleKind.PLAN);
    }

    @GET
    @Path("plans/{version}")
    @Operation(summary = "A plan: steps and limits by level")
    public Plan plan(@PathParam("version") String version) {
        return board.plan(version);
    }

    @GET
    @Path("plans/{version}/document")
    @Produces(YAML)
    @Operation(summary = "A plan as it was drafted, in YAML")
    public String planDocument(@PathParam("version") String version) {
        return board.document(RuleKind.PLAN, version);
    }

    @GET
    @Path("plans/{version}/difference/{later}")
    @Operation(summary = "What the other plan says otherwise, in words")
    public List<RuleBoard.ChangeView> planDifference(
            @PathParam("version") String version, @PathParam("later") String later) {
        return board.difference(RuleKind.PLAN, version, later);
    }

    @POST
    @Path("plans")
    @Consumes(YAML)
    @Operation(summary = "Draft a version of the plan")
    @APIResponse(
            responseCode = "201",
            description = "A draft; 200 if the same content was there under its name",
            content = @Content(schema = @Schema(implementation = RuleBoard.VersionView.class)))
    @RequestBody(required = true, content = @Content(mediaType = YAML, schema = @Schema(implementation = String.class)))
    public Response draftPlan(byte[] document, @QueryParam("note") @Nullable String note) {
        return drafted("plans", board.draft(RuleKind.PLAN, document, note));
    }

    @POST
    @Path("plans/{version}/activate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Put a version into force, by a second person")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = RuleBoard.Activation.class)))
    public RuleBoard.VersionView activatePlan(@PathParam("version") String version, byte[] body) {
        return board.activate(
                RuleKind.PLAN, version, Body.of(body, Binding.MAPPER).json());
    }

    @POST
    @Path("plans/{version}/withdraw")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Take back a version that never was in force")
    public RuleBoard.VersionView withdrawPlan(@PathParam("version") String version) {
        return board.withdraw(RuleKind.PLAN, version);
    }

    @GET
    @Path("standards")
    @Operation(summary = "The versions of the grading standard, newest first")
    public List<RuleBoard.VersionView> standards() {
        return board.all(RuleKind.STANDARD);
    }

    @GET
    @Path("standards/{version}")
    @Operation(summary = "A grading standard: its criteria, highest level first")
    public Standard standard(@PathParam("version") String version) {
        return board.standard(version);
    }

    @GET
    @Path("standards/{version}/document")
    @Produces(YAML)
    @Operation(summary = "A standard as it was drafted, in YAML")
    public String standardDocument(@PathParam("version") String version) {
        return board.document(RuleKind.STANDARD, version);
    }

    @GET
    @Path("standards/{version}/difference/{later}")
    @Operation(summary = "What the other standard says otherwise, in words")
    public List<RuleBoard.ChangeView> standardDifference(
            @PathParam("version") String version, @PathParam("later") String later) {
        return board.difference(RuleKind.STANDARD, version, later);
    }

    @POST
    @Path("standards")
    @Consumes(YAML)
    @Operation(summary = "Draft a version of the standard")
    @APIResponse(
            responseCode = "201",
            description = "A draft; 200 if the same content was there under its name",
            content = @Content(schema = @Schema(implementation = RuleBoard.VersionView.class)))
    @RequestBody(required = true, content = @Content(mediaType = YAML, schema = @Schema(implementation = String.class)))
    public Response draftStandard(byte[] document, @QueryParam("note") @Nullable String note) {
        return drafted("standards", board.draft(RuleKind.STANDARD, document, note));
    }

    @POST
    @Path("standards/{version}/activate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Put a version into force, by a second person")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = RuleBoard.Activation.class)))
    public RuleBoard.VersionView activateStandard(@PathParam("version") String version, byte[] body) {
        return board.activate(
                RuleKind.STANDARD, version, Body.of(body, Binding.MAPPER).json());
    }

    @POST
    @Path("standards/{version}/withdraw")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Take back a version that never was in force")
    public RuleBoard.VersionView withdrawStandard(@PathParam("version") String version) {
        return board.withdraw(RuleKind.STANDARD, version);
    }

    private static Response drafted(String kind, RuleBoard.Drafted drafted) {
        return Response.status(drafted.fresh() ? Response.Status.CREATED : Response.Status.OK)
                .location(URI.create("/api/v1/" + kind + "/" + drafted.version().version()))
                .entity(drafted.version())
                .build();
    }

    @POST
    @Path("standards/preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "What a situation would be graded by the standard in force; nothing is stored")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Preview.Asked.class)))
    public Preview.Graded grade(byte[] body) {
        return preview.grade(Body.of(body, Binding.MAPPER).json());
    }

    @POST
    @Path("plans/preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Which steps a report would open, who would hear of it, by when; nothing is stored")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Preview.AskedFlow.class)))
    public Preview.Opened flow(byte[] body) {
        return preview.flow(Body.of(body, Binding.MAPPER).json());
    }
}
