package org.sise.rest;

import com.fasterxml.uuid.Generators;
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
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.sise.app.Incidents;
import org.sise.app.Reporting;
import org.sise.app.Result;
import org.sise.config.Clocks;
import org.sise.core.grading.StatutoryClass;
import org.sise.core.incident.Command;
import org.sise.core.incident.Event;
import org.sise.core.incident.Incident;
import org.sise.core.incident.Rejected;
import org.sise.core.incident.Text;
import org.sise.core.incident.Theme;
import org.sise.core.incident.Times;
import org.sise.store.IncidentItem;
import org.sise.store.Page;
import org.sise.store.Queries;
import org.sise.store.Texts;

/** Reporting an incident, and looking at one. */
@Path("/api/v1/incidents")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class IncidentResource {
    private final Desk desk;
    private final Incidents incidents;
    private final Queries queries;

    IncidentResource(Desk desk, Incidents incidents, Queries queries) {
        this.desk = desk;
        this.incidents = incidents;
        this.queries = queries;
    }

    /**
     * 接报.
     *
     * @param receivedAt at a duty room; now if absent
     * @param knownAt to any unit, legal limits count from it; {@code receivedAt} if absent
     * @param happenedAt {@code knownAt} if absent
     * @param dedupKey while a matter with it is open the report becomes its follow-up
     */
    public record Report(
            Text title,
            Text summary,
            Theme theme,
            Source source,
            String areaCode,
            @Nullable String responsibleUnit,
            @Nullable Instant happenedAt,
            @Nullable Instant knownAt,
            @Nullable Instant receivedAt,
            @Nullable SituationRequest situation,
            @Nullable StatutoryClass statutoryClass,
            @Nullable String dedupKey,
            @Nullable String recurrenceOf,
            boolean restricted) {

        /** Where it came from. */
        public record Source(
                Event.Source.Kind kind,
                @Nullable String platform,
                @Nullable Text url) {}

        Times times() {
            Instant received = Objects.requireNonNullElse(receivedAt, Reporting.NOW);
            Instant known = Objects.requireNonNullElse(knownAt, received);
            return new Times(Objects.requireNonNullElse(happenedAt, known), known, received);
        }

        Command.Report command(String number, List<String> dropped) {
            return new Command.Report(
                    number,
                    Clocks.REAL,
                    theme,
                    areaCode,
                    new Event.Source(source.kind(), source.platform()),
                    title,
                    summary,
                    source.url(),
                    responsibleUnit,
                    times(),
                    SituationRequest.of(situation, statutoryClass),
                    dedupKey,
                    recurrenceOf,
                    dropped,
                    restricted);
        }
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
        Body body = Body.of(bytes, Binding.MAPPER);
        var receipt = desk.receipt(body);
        List<String> dropped = desk.actor().isMachine() ? body.dropAuthorFields() : List.of();
        Texts texts = new Texts();
        Report report = new Binding(texts, new Faults()).read(body.json(), Report.class);
        Reporting reporting = new Reporting(
                Generators.timeBasedEpochGenerator().generate(),
                number -> report.command(number, dropped),
                desk.actor(),
                texts,
                receipt);
        return take(reporting, dropped);
    }

    private Response take(Reporting reporting, List<String> dropped) {
        try {
            Result result = incidents.report(reporting);
            boolean created = !result.replayed() && !result.followUp();
            Response.Status status = created ? Response.Status.CREATED : Response.Status.OK;
            return desk.answer(result, status, dropped);
        } catch (Rejected rejected) {
            throw new Refused(desk.seen(reporting.id(), Incident.NONE).problem(rejected, "", null));
        }
    }

    @GET
    @Operation(summary = "Incidents that the caller may see, newest first, a page at a time")
    public Page<IncidentItem> list(@BeanParam IncidentSearchRequest search) {
        return queries.incidents(desk.viewer(), search.filter());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "An incident with its steps, limits and what the caller may do now; ETag is its version")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = IncidentView.class)))
    public Response get(@PathParam("id") UUID id) {
        return desk.show(desk.see(id));
    }
}
