package org.sise.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sise.config.Shipped;
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

    RuleResource(Shipped shipped) {
        this.shipped = shipped;
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

    private static <T> T find(String version, String what, Function<String, T> versions) {
        try {
            return versions.apply(version);
        } catch (IllegalStateException unknown) {
            throw new Refused(ProblemType.NOT_FOUND, "no " + what + " of this version");
        }
    }
}
