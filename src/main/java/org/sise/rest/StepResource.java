package org.sise.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.sise.contract.StepActions;

/** What is done with one step. */
@Path("/api/v1/incidents/{id}/steps/{step}")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class StepResource {
    private final Answers answers;

    StepResource(Answers answers) {
        this.answers = answers;
    }

    @POST
    @Path("settle")
    @Operation(summary = "Settle the step by the outcome of its kind; by: recorded for another")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = StepActions.Settlement.class),
                            examples = {
                                @ExampleObject(name = "confirm the grade", value = Examples.SETTLE),
                                @ExampleObject(name = "approved by phone", value = Examples.SETTLE_FOR_ANOTHER)
                            }))
    public Response settle(@PathParam("id") UUID id, @PathParam("step") String step, byte[] body) {
        return answers.command(id, step, body, StepActions.SETTLE);
    }

    @POST
    @Path("amend")
    @Operation(summary = "Give the unit's own outcome beside the one that was recorded for it by phone; both stay")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = StepActions.Settlement.class)))
    public Response amend(@PathParam("id") UUID id, @PathParam("step") String step, byte[] body) {
        return answers.command(id, step, body, StepActions.AMEND);
    }

    @POST
    @Path("acknowledge")
    @Operation(summary = "签收 of the assignment that the step belongs to")
    public Response acknowledge(@PathParam("id") UUID id, @PathParam("step") String step, byte[] body) {
        return answers.command(id, step, body, StepActions.ACKNOWLEDGE);
    }

    @POST
    @Path("return")
    @Operation(summary = "退回: ask to return the assignment, citing the rule")
    public Response giveBack(@PathParam("id") UUID id, @PathParam("step") String step, byte[] body) {
        return answers.command(id, step, body, StepActions.RETURN);
    }

    @POST
    @Path("extension")
    @Operation(summary = "延期: ask for more time")
    public Response extend(@PathParam("id") UUID id, @PathParam("step") String step, byte[] body) {
        return answers.command(id, step, body, StepActions.EXTEND);
    }

    @POST
    @Path("supervise")
    @Operation(summary = "督办, numbered")
    public Response supervise(@PathParam("id") UUID id, @PathParam("step") String step, byte[] body) {
        return answers.command(id, step, body, StepActions.SUPERVISE);
    }

    @POST
    @Path("waive")
    @Operation(summary = "Waive the step, with the reason; never a legal one or an approval")
    public Response waive(@PathParam("id") UUID id, @PathParam("step") String step, byte[] body) {
        return answers.command(id, step, body, StepActions.WAIVE);
    }

    @POST
    @Path("calls")
    @Operation(summary = "Log a call about the step, answered or not")
    public Response call(@PathParam("id") UUID id, @PathParam("step") String step, byte[] body) {
        return answers.command(id, step, body, StepActions.CALL);
    }

    @POST
    @Path("correct")
    @Operation(summary = "更正 of what this publication said")
    public Response correct(@PathParam("id") UUID id, @PathParam("step") String step, byte[] body) {
        return answers.command(id, step, body, StepActions.CORRECT_STATEMENT);
    }
}
