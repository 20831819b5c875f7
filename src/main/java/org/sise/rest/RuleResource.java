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
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.sise.config.Shipped;
import org.sise.contract.Binding;
import org.sise.contract.Body;
import org.sise.contract.Preview;
import org.sise.contract.ProblemType;
import org.sise.contract.Refused;
import org.sise.core.grading.Standard;
import org.sise.core.plan.Plan;

/** The plans and grading standards by which incidents run; everyone who is logged in may read them. */
@Path("/api/v1")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class RuleResource {
    private final Shipped shipped;
    private final Preview preview;

    RuleResource(Shipped shipped, Preview preview) {
        this.shipped = shipped;
        this.preview = preview;
    }

    /** A version; {@code inForce}: new incidents run by it. */
    public record Version(String version, boolean inForce) {}

    @GET
    @Path("plans")
    @Operation(summary = "The versions of the plan")
    public List<Version> plans() {
        return List.of(new Version(shipped.plan().version(), true));
    }

    @GET
    @Path("plans/{version}")
    @Operation(summary = "A plan: steps and limits by level")
    public Plan plan(@PathParam("version") String version) {
        return find(version, "plan", shipped::plan);
    }

    @GET
    @Path("standards")
    @Operation(summary = "The versions of the grading standard")
    public List<Version> standards() {
        return List.of(new Version(shipped.standard().version(), true));
    }

    @GET
    @Path("standards/{version}")
    @Operation(summary = "A grading standard: its criteria, highest level first")
    public Standard standard(@PathParam("version") String version) {
        return find(version, "standard", shipped::standard);
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

    private static <T> T find(String version, String what, Function<String, T> versions) {
        try {
            return versions.apply(version);
        } catch (IllegalStateException unknown) {
            throw new Refused(ProblemType.NOT_FOUND, "no " + what + " of this version");
        }
    }
}
