package org.sise.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
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
import org.jspecify.annotations.Nullable;
import org.sise.core.grading.Level;
import org.sise.core.grading.StatutoryClass;
import org.sise.core.incident.Command;
import org.sise.core.incident.Command.Behalf;
import org.sise.core.incident.Event;
import org.sise.core.incident.Outcome;
import org.sise.core.incident.StepId;
import org.sise.core.incident.Text;
import org.sise.core.incident.Times;

/** What is done with an incident as a whole. */
@Path("/api/v1/incidents/{id}")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ActionResource {
    private final Desk desk;

    ActionResource(Desk desk) {
        this.desk = desk;
    }

    /** 续报. */
    public record FollowUp(
            @Nullable SituationRequest situation,
            @Nullable StatutoryClass statutoryClass,
            @Nullable Text text) {}

    /** Raise, lower, or set the class; {@code keep}: open steps that a lowering leaves open. */
    public record Regrade(
            @Nullable Level level,
            @Nullable StatutoryClass statutoryClass,
            Text reason,
            List<StepId> keep,
            @Nullable Behalf by) {}

    /** An entry of whoever is in the circle. */
    public record Note(Text text) {}

    /** 回避: a person who is personally concerned; {@code withdrawn}: was named wrongly. */
    public record Recusal(String person, @Nullable Boolean withdrawn, Text reason) {}

    /** 交办; a lead that is absent stays. */
    public record Assignment(
            @Nullable String lead,
            List<String> assisting,
            List<String> copies,
            @Nullable String organ,
            Text reason) {}

    /** Into a running 会商. */
    public record Invitation(String unit, boolean required) {}

    /** A visible correction of what was entered; times that are absent stay. */
    public record Correction(
            @Nullable SituationRequest situation,
            @Nullable StatutoryClass statutoryClass,
            @Nullable Instant happenedAt,
            @Nullable Instant knownAt,
            @Nullable Instant receivedAt,
            Text reason) {

        @Nullable
        Times times(Times now) {
            if (happenedAt == null && knownAt == null && receivedAt == null) {
                return null;
            }
            return new Times(
                    Objects.requireNonNullElse(happenedAt, now.happened()),
                    Objects.requireNonNullElse(knownAt, now.known()),
                    Objects.requireNonNullElse(receivedAt, now.received()));
        }
    }

    /** Opens the earlier file to a unit. */
    public record Share(String unit, Text reason) {}

    /** {@code other}: the incident that it duplicates, or whom it goes to. */
    public record Closing(
            Event.Ending ending, Text reason, @Nullable String other) {}

    /** To another incident. */
    public record Link(UUID incident, Event.Linked.Relation relation) {}

    /** To the city, or back to a county. */
    public record Owner(String area, Text reason) {}

    /** Issued by the leader of the task force. */
    public record Directives(List<Outcome.Task> directives) {}

    /** 通报. */
    public record Circular(String unit, Text text) {}

    /** To the version of the plan that is in force. */
    public record Repin(Text reason) {}

    /** A step that the plan marks as opened by hand. */
    public record Opening(String key, @Nullable String unit) {}

    @POST
    @Path("follow-ups")
    @Operation(summary = "续报: new facts or figures")
    public Response followUp(@PathParam("id") UUID id, byte[] body) {
        return desk.command(
                id,
                body,
                FollowUp.class,
                form -> new Command.FollowUp(
                        SituationRequest.of(form.situation(), form.statutoryClass()), form.text()));
    }

    @POST
    @Path("grade")
    @Operation(summary = "提级/降级: raise, lower, or set the statutory class, with the reason")
    public Response grade(@PathParam("id") UUID id, byte[] body) {
        return desk.command(
                id,
                body,
                Regrade.class,
                form -> new Command.Regrade(
                        form.level(),
                        form.statutoryClass(),
                        form.reason(),
                        form.keep(),
                        form.by() == null ? Behalf.SELF : form.by()));
    }

    @POST
    @Path("notes")
    @Operation(summary = "A note, for the commissions and one's own unit")
    public Response note(@PathParam("id") UUID id, byte[] body) {
        return desk.command(id, body, Note.class, form -> new Command.Note(form.text()));
    }

    @POST
    @Path("recusals")
    @Operation(summary = "回避: who is personally concerned takes no part from now on; the next one acts in his place")
    public Response recuse(@PathParam("id") UUID id, byte[] body) {
        return desk.command(
                id,
                body,
                Recusal.class,
                form -> new Command.Recuse(form.person(), Boolean.TRUE.equals(form.withdrawn()), form.reason()));
    }

    @POST
    @Path("assignments")
    @Operation(summary = "交办: change lead, assisting and copied units")
    public Response assign(@PathParam("id") UUID id, byte[] body) {
        return desk.command(
                id,
                body,
                Assignment.class,
                form -> new Command.Assign(form.lead(), form.assisting(), form.copies(), form.organ(), form.reason()));
    }

    @POST
    @Path("invitations")
    @Operation(summary = "Invite one more unit into the running 会商")
    public Response invite(@PathParam("id") UUID id, byte[] body) {
        return desk.command(id, body, Invitation.class, form -> new Command.Invite(form.unit(), form.required()));
    }

    @POST
    @Path("corrections")
    @Operation(summary = "Correct what was entered; a new visible entry that grades anew")
    public Response correct(@PathParam("id") UUID id, byte[] body) {
        Times now = desk.see(id).incident().times();
        return desk.command(
                id,
                body,
                Correction.class,
                form -> new Command.Correct(
                        SituationRequest.of(form.situation(), form.statutoryClass()), form.times(now), form.reason()));
    }

    @POST
    @Path("share")
    @Operation(summary = "Open the file to a unit")
    public Response share(@PathParam("id") UUID id, byte[] body) {
        return desk.command(id, body, Share.class, form -> new Command.Share(form.unit(), form.reason()));
    }

    @POST
    @Path("close")
    @Operation(summary = "Close as misreport, duplicate, outside jurisdiction …, with the reason")
    public Response close(@PathParam("id") UUID id, byte[] body) {
        return desk.command(
                id, body, Closing.class, form -> new Command.Close(form.ending(), form.reason(), form.other()));
    }

    @POST
    @Path("links")
    @Operation(summary = "Link to another incident that the caller may see")
    public Response link(@PathParam("id") UUID id, byte[] body) {
        return desk.command(
                id,
                body,
                Link.class,
                form -> new Command.Link(other(id, form.incident()).toString(), form.relation()));
    }

    private UUID other(UUID id, UUID linked) {
        if (linked.equals(id)) {
            throw new Refused(ProblemType.INVALID, "an incident is not linked to itself");
        }
        return desk.see(linked).id();
    }

    @POST
    @Path("owner")
    @Operation(summary = "The city takes the incident over, or hands it back")
    public Response owner(@PathParam("id") UUID id, byte[] body) {
        return desk.command(id, body, Owner.class, form -> new Command.ChangeOwner(form.area(), form.reason()));
    }

    @POST
    @Path("directives")
    @Operation(summary = "Directives of the task force")
    public Response issue(@PathParam("id") UUID id, byte[] body) {
        return desk.command(id, body, Directives.class, form -> new Command.Issue(form.directives()));
    }

    @POST
    @Path("circulars")
    @Operation(summary = "通报")
    public Response circulate(@PathParam("id") UUID id, byte[] body) {
        return desk.command(id, body, Circular.class, form -> new Command.Circulate(form.unit(), form.text()));
    }

    @POST
    @Path("repin")
    @Operation(summary = "Go over to the plan that is in force now")
    public Response repin(@PathParam("id") UUID id, byte[] body) {
        return desk.command(id, body, Repin.class, form -> new Command.Repin(form.reason()));
    }

    @POST
    @Path("steps")
    @Operation(summary = "Open a step by hand")
    public Response open(@PathParam("id") UUID id, byte[] body) {
        return desk.command(id, body, Opening.class, form -> new Command.Open(form.key(), form.unit()));
    }
}
