package org.sise.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Command;
import org.sise.core.incident.Command.Behalf;
import org.sise.core.incident.Outcome;
import org.sise.core.incident.Step;
import org.sise.core.incident.StepId;
import org.sise.core.incident.Text;
import org.sise.core.plan.Role;

/** What is done with one step. */
@Path("/api/v1/incidents/{id}/steps/{step}")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class StepResource {
    private final Desk desk;

    StepResource(Desk desk) {
        this.desk = desk;
    }

    /** 签收; {@code by} where the duty room records it for the unit. */
    public record Acknowledgement(@Nullable Behalf by) {}

    /** {@code outcome} has the fields of the step's kind (docs/outcomes). */
    public record Settlement(JsonNode outcome, @Nullable Behalf by) {}

    /** 退回, citing the rule. */
    public record Return(Text rule) {}

    /** 延期. */
    public record Extension(Instant until, Text reason) {}

    /** 督办. */
    public record Supervision(Text demand) {}

    /** Why something is waived or corrected. */
    public record Reasoned(Text reason) {}

    /** A call to a person about the step, answered or not. */
    public record Call(Role role, String person, Instant at, boolean answered) {}

    @POST
    @Path("settle")
    @Operation(summary = "Settle the step by the outcome of its kind; by: recorded for another")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = Settlement.class),
                            examples = {
                                @ExampleObject(name = "confirm the grade", value = Examples.SETTLE),
                                @ExampleObject(name = "approved by phone", value = Examples.SETTLE_FOR_ANOTHER)
                            }))
    public Response settle(@PathParam("id") UUID id, @PathParam("step") String name, byte[] bytes) {
        Seen seen = desk.see(id);
        Step step = seen.step(name);
        return desk.command(seen, name, bytes, (body, binding) -> settling(step, body.json(), binding));
    }

    private static Command settling(Step step, ObjectNode json, Binding binding) {
        JsonNode outcome = json.path("outcome");
        if (outcome instanceof ObjectNode fields) {
            Versions.complete(step.kind(), fields);
        }
        Binding.Settlement said = binding.settlement(json, Outcome.of(step.kind()));
        return new Command.Settle(step.id(), said.outcome(), behalf(said.by()));
    }

    private static Behalf behalf(@Nullable Behalf by) {
        return by == null ? Behalf.SELF : by;
    }

    @POST
    @Path("acknowledge")
    @Operation(summary = "签收 of the assignment that the step belongs to")
    public Response acknowledge(@PathParam("id") UUID id, @PathParam("step") String step, byte[] bytes) {
        return act(
                id, step, bytes, Acknowledgement.class, (on, form) -> new Command.Acknowledge(on, behalf(form.by())));
    }

    @POST
    @Path("return")
    @Operation(summary = "退回: ask to return the assignment, citing the rule")
    public Response giveBack(@PathParam("id") UUID id, @PathParam("step") String step, byte[] bytes) {
        return act(id, step, bytes, Return.class, (on, form) -> new Command.Return(on, form.rule()));
    }

    @POST
    @Path("extension")
    @Operation(summary = "延期: ask for more time")
    public Response extend(@PathParam("id") UUID id, @PathParam("step") String step, byte[] bytes) {
        return act(id, step, bytes, Extension.class, (on, form) -> new Command.Extend(on, form.until(), form.reason()));
    }

    @POST
    @Path("supervise")
    @Operation(summary = "督办, numbered")
    public Response supervise(@PathParam("id") UUID id, @PathParam("step") String step, byte[] bytes) {
        return act(id, step, bytes, Supervision.class, (on, form) -> new Command.Supervise(on, form.demand()));
    }

    @POST
    @Path("waive")
    @Operation(summary = "Waive the step, with the reason; never a legal one or an approval")
    public Response waive(@PathParam("id") UUID id, @PathParam("step") String step, byte[] bytes) {
        return act(id, step, bytes, Reasoned.class, (on, form) -> new Command.Waive(on, form.reason()));
    }

    @POST
    @Path("calls")
    @Operation(summary = "Log a call about the step, answered or not")
    public Response call(@PathParam("id") UUID id, @PathParam("step") String step, byte[] bytes) {
        return act(
                id,
                step,
                bytes,
                Call.class,
                (on, form) -> new Command.LogCall(on, form.role(), form.person(), form.at(), form.answered()));
    }

    @POST
    @Path("correct")
    @Operation(summary = "更正 of what this publication said")
    public Response correct(@PathParam("id") UUID id, @PathParam("step") String step, byte[] bytes) {
        return act(id, step, bytes, Reasoned.class, (on, form) -> new Command.CorrectStatement(on, form.reason()));
    }

    private <T extends Record> Response act(
            UUID id, String step, byte[] bytes, Class<T> form, BiFunction<StepId, T, Command> command) {
        Seen seen = desk.see(id);
        StepId on = seen.step(step).id();
        return desk.command(seen, step, bytes, (body, binding) -> command.apply(on, binding.read(body.json(), form)));
    }
}
