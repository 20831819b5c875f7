package org.sise.contract;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sise.core.grading.Level;
import org.sise.core.grading.StatutoryClass;
import org.sise.core.incident.Command;
import org.sise.core.incident.Command.Behalf;
import org.sise.core.incident.Event;
import org.sise.core.incident.Ground;
import org.sise.core.incident.Incident;
import org.sise.core.incident.Outcome;
import org.sise.core.incident.Rejected;
import org.sise.core.incident.StepId;
import org.sise.core.incident.Text;
import org.sise.core.incident.Times;

/** What can be asked of an incident as a whole, each with the record in which it is asked. */
public final class IncidentActions {

    /** 续报. */
    public record FollowUp(
            @Nullable SituationRequest situation,
            @Nullable StatutoryClass statutoryClass,
            @Nullable Text text) {}

    public static final Action FOLLOW_UP = Action.of(
            FollowUp.class,
            (place, form) ->
                    new Command.FollowUp(SituationRequest.of(form.situation(), form.statutoryClass()), form.text()));

    /** Raise, lower, or set the class; {@code keep}: open steps that a lowering leaves open. */
    public record Regrade(
            @Nullable Level level,
            @Nullable StatutoryClass statutoryClass,
            Text reason,
            List<StepId> keep,
            @Nullable Behalf by) {}

    public static final Action GRADE = Action.of(Regrade.class, (place, form) -> {
        if (form.level() == null && form.statutoryClass() == null) {
            throw Refused.of(ProblemType.INVALID_REQUEST, FieldError.of("level", Fault.REQUIRED));
        }
        return new Command.Regrade(
                form.level(), form.statutoryClass(), form.reason(), form.keep(), StepActions.behalf(form.by()));
    });

    /** An entry of whoever is in the circle. */
    public record Note(Text text) {}

    public static final Action NOTE = Action.of(Note.class, (place, form) -> new Command.Note(form.text()));

    /** 回避: a person who is personally concerned; {@code withdrawn}: was named wrongly. */
    public record Recusal(String person, @Nullable Boolean withdrawn, Text reason) {}

    public static final Action RECUSE = Action.ofPerson(
            Recusal.class,
            (place, form) -> new Command.Recuse(form.person(), Boolean.TRUE.equals(form.withdrawn()), form.reason()));

    /** 交办; a lead that is absent stays. */
    public record Assignment(
            @Nullable String lead,
            List<String> assisting,
            List<String> copies,
            @Nullable String organ,
            Text reason) {}

    public static final Action ASSIGN = Action.of(
            Assignment.class,
            (place, form) ->
                    new Command.Assign(form.lead(), form.assisting(), form.copies(), form.organ(), form.reason()));

    /** Into a running 会商. */
    public record Invitation(String unit, boolean required) {}

    public static final Action INVITE =
            Action.of(Invitation.class, (place, form) -> new Command.Invite(form.unit(), form.required()));

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

    public static final Action CORRECT = Action.of(
            Correction.class,
            (place, form) -> new Command.Correct(
                    SituationRequest.of(form.situation(), form.statutoryClass()),
                    form.times(place.seen().incident().times()),
                    form.reason()));

    /** Opens the earlier file to a unit. */
    public record Share(String unit, Text reason) {}

    public static final Action SHARE =
            Action.of(Share.class, (place, form) -> new Command.Share(form.unit(), form.reason()));

    /** {@code other}: number of the incident that it duplicates or belongs to. */
    public record Closing(
            Event.Ending ending, Text reason, @Nullable String other) {}

    public static final Action CLOSE =
            Action.of(Closing.class, (place, form) -> new Command.Close(form.ending(), form.reason(), form.other()));

    /**
     * 并案 with another report of the same matter (rule 42).
     *
     * @param other its number
     * @param survives which of the two lives on; the one that was reported first if absent
     */
    public record Merger(String other, @Nullable Survivor survives, Text reason) {}

    /** Of two that are merged. */
    public enum Survivor {
        /** The one of the address. */
        THIS,
        OTHER
    }

    public static final Action MERGE = Action.of(Merger.class, (place, form) -> {
        Incident other = place.desk().named("other", form.other()).incident();
        return new Command.Merge(other, survives(form.survives(), place.seen().incident(), other), form.reason());
    });

    private static boolean survives(@Nullable Survivor said, Incident own, Incident other) {
        return said == null ? !other.report().at().isBefore(own.report().at()) : said == Survivor.THIS;
    }

    /** To another incident. */
    public record Link(UUID incident, Event.Linked.Relation relation) {}

    public static final Action LINK =
            Action.of(Link.class, (place, form) -> new Command.Link(other(place, form.incident()), form.relation()));

    private static String other(Action.Place place, UUID linked) {
        if (linked.equals(place.seen().id())) {
            throw Refused.of(new Rejected(Ground.LINKED_TO_ITSELF));
        }
        Event.Reported other = place.desk().see(linked).incident().report();
        if (!other.clock().equals(place.seen().incident().report().clock())) {
            throw Refused.of(new Rejected(Ground.DRILL_WITH_REAL, other.number()));
        }
        return other.number();
    }

    /** To the city, or back to a county. */
    public record Owner(String area, Text reason) {}

    public static final Action CHANGE_OWNER =
            Action.of(Owner.class, (place, form) -> new Command.ChangeOwner(form.area(), form.reason()));

    /** Issued by the leader of the task force. */
    public record Directives(List<Outcome.Task> directives) {}

    public static final Action ISSUE =
            Action.of(Directives.class, (place, form) -> new Command.Issue(form.directives()));

    /** Who joins the task force, who leaves it, and who leads it from now on. */
    public record Membership(
            List<Outcome.Team.Group> joining,
            List<Command.Regroup.Leaving> leaving,
            @Nullable String leader,
            Text reason) {}

    public static final Action REGROUP = Action.of(
            Membership.class,
            (place, form) -> new Command.Regroup(form.joining(), form.leaving(), form.leader(), form.reason()));

    /** 延期 of a milestone; the target is the limit. */
    public static final Action EXTEND_LIMIT = Action.ofLimit(
            StepActions.Extension.class,
            (place, form) -> new Command.ExtendLimit(place.target(), form.until(), form.reason()));

    /** 通报. */
    public record Circular(String unit, Text text) {}

    public static final Action CIRCULATE =
            Action.of(Circular.class, (place, form) -> new Command.Circulate(form.unit(), form.text()));

    /** To the version of the plan that is in force. */
    public record Repin(Text reason) {}

    public static final Action REPIN = Action.of(Repin.class, (place, form) -> new Command.Repin(form.reason()));

    /** A step that is opened by hand: one that the plan marks so, one done again, or a further release. */
    public record Opening(String key, @Nullable String unit) {}

    public static final Action OPEN =
            Action.of(Opening.class, (place, form) -> new Command.Open(form.key(), form.unit()));

    private IncidentActions() {}
}
