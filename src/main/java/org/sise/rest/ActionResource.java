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
import org.sise.contract.IncidentActions;

/** What is done with an incident as a whole. */
@Path("/api/v1/incidents/{id}")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ActionResource {
    private final Answers answers;

    ActionResource(Answers answers) {
        this.answers = answers;
    }

    @POST
    @Path("follow-ups")
    @Operation(summary = "续报: new facts or figures")
    public Response followUp(@PathParam("id") UUID id, byte[] body) {
        return answers.command(id, body, IncidentActions.FOLLOW_UP);
    }

    @POST
    @Path("grade")
    @Operation(summary = "提级/降级: raise, lower, or set the statutory class, with the reason")
    public Response grade(@PathParam("id") UUID id, byte[] body) {
        return answers.command(id, body, IncidentActions.GRADE);
    }

    @POST
    @Path("notes")
    @Operation(summary = "A note, for the commissions and one's own unit")
    public Response note(@PathParam("id") UUID id, byte[] body) {
        return answers.command(id, body, IncidentActions.NOTE);
    }

    @POST
    @Path("recusals")
    @Operation(summary = "回避: who is personally concerned takes no part from now on; the next one acts in his place")
    public Response recuse(@PathParam("id") UUID id, byte[] body) {
        return answers.command(id, body, IncidentActions.RECUSE);
    }

    @POST
    @Path("assignments")
    @Operation(summary = "交办: change lead, assisting and copied units")
    public Response assign(@PathParam("id") UUID id, byte[] body) {
        return answers.command(id, body, IncidentActions.ASSIGN);
    }

    @POST
    @Path("invitations")
    @Operation(summary = "Invite one more unit into the running 会商")
    public Response invite(@PathParam("id") UUID id, byte[] body) {
        return answers.command(id, body, IncidentActions.INVITE);
    }

    @POST
    @Path("corrections")
    @Operation(summary = "Correct what was entered; a new visible entry that grades anew")
    public Response correct(@PathParam("id") UUID id, byte[] body) {
        return answers.command(id, body, IncidentActions.CORRECT);
    }

    @POST
    @Path("share")
    @Operation(summary = "Open the file to a unit")
    public Response share(@PathParam("id") UUID id, byte[] body) {
        return answers.command(id, body, IncidentActions.SHARE);
    }

    @POST
    @Path("close")
    @Operation(summary = "Close as misreport, duplicate, outside jurisdiction …, with the reason")
    public Response close(@PathParam("id") UUID id, byte[] body) {
        return answers.command(id, body, IncidentActions.CLOSE);
    }

    @POST
    @Path("merge")
    @Operation(
            summary = "并案: make one of two reports of the same matter; the first lives on and is answered",
            description =
                    "The one of the address is merged with the one that the body names. The first takes what is more of each:"
                            + " level, figures, the earliest times, the units of both, those of the duplicate as assisting ones, and refers"
                            + " to what the duplicate has published. The duplicate is closed; later reports with its dedupKey go to the"
                            + " first. Not undone.")
    public Response merge(@PathParam("id") UUID id, byte[] body) {
        return answers.command(id, body, IncidentActions.MERGE);
    }

    @POST
    @Path("links")
    @Operation(summary = "Link to another incident that the caller may see")
    public Response link(@PathParam("id") UUID id, byte[] body) {
        return answers.command(id, body, IncidentActions.LINK);
    }

    @POST
    @Path("owner")
    @Operation(summary = "The city takes the incident over, or hands it back")
    public Response owner(@PathParam("id") UUID id, byte[] body) {
        return answers.command(id, body, IncidentActions.CHANGE_OWNER);
    }

    @POST
    @Path("directives")
    @Operation(summary = "Directives of the task force")
    public Response issue(@PathParam("id") UUID id, byte[] body) {
        return answers.command(id, body, IncidentActions.ISSUE);
    }

    @POST
    @Path("members")
    @Operation(summary = "Members join or leave the task force; directives of who leaves pass on by name")
    public Response regroup(@PathParam("id") UUID id, byte[] body) {
        return answers.command(id, body, IncidentActions.REGROUP);
    }

    @POST
    @Path("limits/{limit}/extension")
    @Operation(summary = "延期: ask for more time for a milestone that the plan lets be extended")
    public Response extend(@PathParam("id") UUID id, @PathParam("limit") String limit, byte[] body) {
        return answers.command(id, limit, body, IncidentActions.EXTEND_LIMIT);
    }

    @POST
    @Path("circulars")
    @Operation(summary = "通报")
    public Response circulate(@PathParam("id") UUID id, byte[] body) {
        return answers.command(id, body, IncidentActions.CIRCULATE);
    }

    @POST
    @Path("repin")
    @Operation(summary = "Go over to the plan that is in force now")
    public Response repin(@PathParam("id") UUID id, byte[] body) {
        return answers.command(id, body, IncidentActions.REPIN);
    }

    @POST
    @Path("steps")
    @Operation(summary = "Open a step by hand; draft after a publication: a further release that nobody promised")
    public Response open(@PathParam("id") UUID id, byte[] body) {
        return answers.command(id, body, IncidentActions.OPEN);
    }
}
