package org.sise.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.sise.contract.BackTestBoard;
import org.sise.contract.Binding;
import org.sise.contract.Body;
import org.sise.store.RuleKind;

/** What a version would have made of past incidents: it runs on, and is asked for how far it is. */
@Path("/api/v1")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class BackTestResource {
    private final BackTestBoard board;

    BackTestResource(BackTestBoard board) {
        this.board = board;
    }

    @POST
    @Path("standards/{version}/backtest")
    @ResponseStatus(202)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Grade past incidents by this version; it runs on by itself")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = BackTestBoard.Wish.class)))
    public BackTestBoard.View ofStandard(@PathParam("version") String version, byte[] body) {
        return board.start(
                RuleKind.STANDARD, version, Body.of(body, Binding.MAPPER).json());
    }

    @GET
    @Path("standards/{version}/backtests")
    @Operation(summary = "The back-tests of this version, newest first, at most 20")
    public List<BackTestBoard.View> listOfStandard(@PathParam("version") String version) {
        return board.of(RuleKind.STANDARD, version);
    }

    @POST
    @Path("plans/{version}/backtest")
    @ResponseStatus(202)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Count the limits of past incidents by this version; it runs on by itself")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = BackTestBoard.Wish.class)))
    public BackTestBoard.View ofPlan(@PathParam("version") String version, byte[] body) {
        return board.start(RuleKind.PLAN, version, Body.of(body, Binding.MAPPER).json());
    }

    @GET
    @Path("plans/{version}/backtests")
    @Operation(summary = "The back-tests of this version, newest first, at most 20")
    public List<BackTestBoard.View> listOfPlan(@PathParam("version") String version) {
        return board.of(RuleKind.PLAN, version);
    }

    @GET
    @Path("backtests/{test}")
    @Operation(summary = "A back-test: how far it is, and what came of it")
    public BackTestBoard.Shown shown(@PathParam("test") UUID id) {
        return board.shown(id);
    }

    @POST
    @Path("backtests/{test}/cancel")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "End a back-test that runs")
    public BackTestBoard.View cancel(@PathParam("test") UUID id) {
        return board.cancel(id);
    }
}
