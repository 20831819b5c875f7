package org.sise.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.sise.contract.Desk;
import org.sise.contract.IncidentView;
import org.sise.contract.Report;
import org.sise.directory.Directory;
import org.sise.store.IncidentItem;
import org.sise.store.Page;
import org.sise.store.Queries;

/** Reporting an incident, and looking at one. */
@Path("/api/v1/incidents")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class IncidentResource {
    private final Desk desk;
    private final Answers answers;
    private final Queries queries;
    private final Directory directory;

    IncidentResource(Desk desk, Answers answers, Queries queries, Directory directory) {
        this.desk = desk;
        this.answers = answers;
        this.queries = queries;
        this.directory = directory;
    }

    @POST
    @Operation(summary = "接报: report an incident; it is graded and its flow opens at once")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = Report.class),
                            examples = @ExampleObject(name = "a fee misunderstood", value = Examples.REPORT)))
    @APIResponse(
            responseCode = "201",
            description = "taken",
            content = @Content(schema = @Schema(implementation = IncidentView.class)))
    @APIResponse(responseCode = "200", description = "a follow-up of an open matter, or a repeated request")
    public Response report(byte[] bytes) {
        return answers.report(bytes);
    }

    @GET
    @Operation(summary = "Incidents that the caller may see, newest first, a page at a time")
    public Page<IncidentItem> list(@BeanParam IncidentSearchRequest search) {
        return queries.incidents(desk.viewer(), search.filter(directory.roster()));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "An incident with its steps, limits and what the caller may do now; ETag is its version")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = IncidentView.class)))
    public Response get(@PathParam("id") UUID id) {
        return answers.show(desk.see(id));
    }
}
