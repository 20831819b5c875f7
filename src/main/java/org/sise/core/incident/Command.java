package org.sise.core.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sise.core.grading.Level;
import org.sise.core.grading.Situation;
import org.sise.core.grading.StatutoryClass;
import org.sise.core.plan.Role;

/** What somebody, or a clock, asks of an incident. */
public sealed interface Command {

    /** Number of the incident that this one is to be a duplicate of, or to be merged with: it must not change meanwhile. */
    default Optional<String> original() {
        return Optional.empty();
    }

    /** Complete but for owner, plan and standard, which the Decider fills in. */
    record Report(
            String number,
            String clock,
            Theme theme,
            String areaCode,
            Source source,
            Text title,
            Text summary,
            @Nullable Text url,
            @Nullable String responsible,
            Times times,
            Situation situation,
            @Nullable String dedupKey,
            @Nullable String recurrenceOf,
            List<String> dropped,
            boolean restricted)
            implements Command {}

    /** Of one report with two matters the second (rule 42); {@code from}: number of the first. */
    record Split(Report report, String from) implements Command {}

    /** {@code times} of a report that was merged; {@code null}: they say nothing new. */
    record FollowUp(
            Situation situation,
            @Nullable Text text,
            @Nullable Times times) implements Command {
        public FollowUp(Situation situation, @Nullable Text text) {
            this(situation, text, null);
        }
    }

    record Correct(Situation situation, @Nullable Times times, Text reason) implements Command {}

    /** Raises, lowers, or sets the class, after the confirm step. */
    record Regrade(
            @Nullable Level level,
            @Nullable StatutoryClass statutoryClass,
            Text reason,
            List<StepId> keep,
            Behalf behalf)
            implements Command {}

    /** 交办: changes of lead, assisting and copied units after confirm. */
    record Assign(
            @Nullable String lead,
            List<String> assisting,
            List<String> copies,
            @Nullable String organ,
            Text reason) implements Command {}

    /** Somebody acts, or acted, for another (rule 1); {@code null} fields: the actor, now, on the screen. */
    record Behalf(
            @Nullable String decidedBy,
            @Nullable Means means,
            @Nullable Text reference,
            @Nullable String secondedBy,
            @Nullable Instant doneAt) {
        public static final Behalf SELF = new Behalf(null, null, null, null, null);
    }

    /** 签收 of the assignment that the step belongs to. */
    record Acknowledge(StepId step, Behalf behalf) implements Command {}

    record Settle(StepId step, Outcome outcome, Behalf behalf) implements Command {
        @Override
        public Optional<String> original() {
            return outcome instanceof Outcome.Grade grade && grade.dismissal() != null
                    ? Optional.ofNullable(grade.dismissal().duplicateOf())
                    : Optional.empty();
        }
    }

    /** The unit's own outcome beside the one that was recorded for it (rule 8). */
    record Amend(StepId step, Outcome outcome, Behalf behalf) implements Command {}

    /** By hand: a {@code ?} step, a further release, or a round more of what the unit did itself. */
    record Open(String key, @Nullable String unit) implements Command {}

    record Return(StepId step, Text rule) implements Command {}

    record Extend(StepId step, Instant until, Text reason) implements Command {}

    /** More time for a milestone of the incident as a whole. */
    record ExtendLimit(String limit, Instant until, Text reason) implements Command {}

    record LogCall(StepId step, Role role, String person, Instant at, boolean answered) implements Command {}

    record Invite(String unit, boolean required) implements Command {}

    /** Tasks of the task force, issued by its leader. */
    record Issue(List<Outcome.Task> directives) implements Command {}

    /**
     * Members of the task force join and leave.
     *
     * @param leader who leads it from now on; {@code null}: the same
     */
    record Regroup(
            List<Outcome.Team.Group> joining,
            List<Leaving> leaving,
            @Nullable String leader,
            Text reason) implements Command {
        /** @param passTo who takes over its directives; {@code null}: who takes its place in the group */
        public record Leaving(String unit, @Nullable String passTo) {}
    }

    record Supervise(StepId step, Text demand) implements Command {}

    record Circulate(String unit, Text text) implements Command {}

    record Waive(StepId step, Text reason) implements Command {}

    /** 更正 of what a publication said. */
    record CorrectStatement(StepId publication, Text reason) implements Command {}

    record Note(Text text) implements Command {}

    /** 回避: the person is personally concerned (rule 15); {@code withdrawn}: he was named wrongly. */
    record Recuse(String person, boolean withdrawn, Text reason) implements Command {}

    record Share(String unit, Text reason) implements Command {}

    /** @param texts each as {@code number/field}, known to the store */
    record Purge(List<String> texts, Text reason) implements Command {}

    /** {@code incident}: the other's number. */
    record Link(String incident, Event.Linked.Relation relation) implements Command {}

    /** The city takes an incident over, or hands it back to its county. */
    record ChangeOwner(String area, Text reason) implements Command {}

    /** To another version of the plan; the context holds it. */
    record Repin(Text reason) implements Command {}

    record Close(Event.Ending ending, Text reason, @Nullable String other) implements Command {
        @Override
        public Optional<String> original() {
            return ending == Event.Ending.DUPLICATE ? Optional.ofNullable(other) : Optional.empty();
        }
    }

    /**
     * 并案 with another incident of the same matter (rule 42).
     *
     * @param other as it stands
     * @param survives whether this one is the first, which lives on; else it is the duplicate
     */
    record Merge(Incident other, boolean survives, Text reason) implements Command {
        @Override
        public Optional<String> original() {
            return Optional.of(other.report().number());
        }
    }

    /** The drill that it belongs to is over: what is open is cancelled. */
    record EndExercise() implements Command {}

    /** A limit's wake time came. */
    record LimitPassed(String limit) implements Command {}
}
