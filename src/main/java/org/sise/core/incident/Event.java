package org.sise.core.incident;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sise.core.grading.Level;
import org.sise.core.grading.Situation;
import org.sise.core.grading.StatutoryClass;
import org.sise.core.plan.Line;
import org.sise.core.plan.Role;
import org.sise.core.plan.Stage;
import org.sise.core.plan.StepKind;

/** What has happened to an incident: past tense, complete, never changed. */
public sealed interface Event {

    /**
     * 接报.
     *
     * @param number YQ-2026-000123, of a drill YL-…
     * @param clock {@code real}, or the drill's
     * @param situation the complete situation after this entry
     * @param matter lower-case hex of SHA-256 over the source's key of the matter
     * @param dropped author fields that the door threw away
     * @param restricted no title on Kafka
     */
    record Reported(
            String number,
            String clock,
            Theme theme,
            String areaCode,
            String owner,
            Source source,
            Text title,
            Text summary,
            @Nullable Text url,
            @Nullable String responsible,
            Times times,
            Instant at,
            Situation situation,
            String plan,
            String standard,
            @Nullable String matter,
            @Nullable String recurrenceOf,
            List<String> dropped,
            boolean restricted)
            implements Event {}

    /** 续报: new facts or figures; {@code situation} is complete, {@code times} are those that a merged report moves. */
    record FollowedUp(
            Situation situation,
            @Nullable Text text,
            @Nullable Times times,
            Instant at) implements Event {}

    /** A visible correction of what was entered; {@code situation} and {@code times} are complete. */
    record Corrected(Situation situation, Times times, Text reason, Instant at) implements Event {}

    /**
     * 定级, by criteria (provisional) or by a person.
     *
     * @param because keys of every criterion that fired
     * @param unknown fields that were unknown
     * @param deed who changed it after the confirm step; absent where a step or a criterion did
     */
    record Graded(
            Level level,
            boolean provisional,
            List<String> because,
            List<String> unknown,
            @Nullable Text reason,
            @Nullable Deed deed,
            Instant at)
            implements Event {}

    /** The criteria give less than the level in force; the machine never lowers. */
    record LoweringSuggested(Level level, List<String> because, Instant at) implements Event {}

    /** Sise proposes, and changes nothing: a person decides (rule 38). {@code since}: of the last rise. */
    record Proposed(Proposal proposal, Instant since, Instant at) implements Event {}

    /** {@code deed}: who set it after the confirm step. */
    record ClassSet(StatutoryClass statutoryClass, @Nullable Deed deed, Instant at) implements Event {}

    /** 交办: who leads, who assists, who hears of it, who verifies independently; complete. */
    record Assigned(
            @Nullable String lead,
            List<String> assisting,
            List<String> copies,
            @Nullable String organ,
            Instant at) implements Event {}

    /** County or city, by area code. */
    record OwnerChanged(String area, Instant at) implements Event {}

    record UnitJoined(String unit, Capacity as, Instant at) implements Event {}

    record UnitLeft(String unit, Instant at) implements Event {}

    /** In which part a unit is in the circle of an incident. */
    enum Capacity {
        OWNER,
        CITY,
        LOCAL,
        COMMITTEE,
        RESPONSIBLE,
        ASSISTING,
        FUNCTIONAL,
        ORGAN,
        COPY,
        CONSULTED,
        TASKED,
        TASKFORCE,
        PUBLISHER,
        TOLD,
        SHARED
    }

    /** 签收 of a unit's assignment. */
    record Acknowledged(String unit, Deed deed, Instant at) implements Event {}

    record StepOpened(
            StepId step,
            StepKind kind,
            Stage stage,
            Line line,
            Role role,
            @Nullable Subject subject,
            @Nullable StepId of,
            Instant at)
            implements Event {}

    record StepSettled(StepId step, Outcome outcome, Deed deed, Instant at) implements Event {}

    /** 备而不发. */
    record StepHeld(StepId step, Outcome outcome, Deed deed, Instant at) implements Event {}

    /** Its limit passed and the flow goes on without it. */
    record StepLapsed(StepId step, Instant at) implements Event {}

    record StepCancelled(StepId step, Cause cause, Instant at) implements Event {}

    /** Why something ended without being done. */
    enum Cause {
        /** A later round took its place. */
        SUPERSEDED,
        /** The level, the lead unit or the plan changed. */
        REPLANNED,
        /** The next one opened first: 漏报. */
        OMITTED,
        /** The committee declined. */
        DECLINED,
        /** An answer came that made it needless. */
        NOT_NEEDED,
        CLOSED
    }

    record StepWaived(StepId step, Text reason, Instant at) implements Event {}

    record Called(StepId step, Step.Call call, Instant at) implements Event {}

    /** They run from now on, one after the other; one with the same id takes the place of the earlier. */
    record LimitsArmed(List<Limit.Armed> limits, Instant at) implements Event {
        public LimitsArmed {
            limits = List.copyOf(limits);
        }
    }

    /** By an approved extension, or earlier by a replan. */
    record LimitMoved(String limit, Instant due, @Nullable Instant wake, boolean extended, Instant at)
            implements Event {}

    /** Nothing about the limit changed but when the machine has something to do with it next. */
    record WakeSet(String limit, @Nullable Instant wake, Instant at) implements Event {}

    /** {@code doneAt} is what it is judged by. */
    record LimitsMet(List<String> limits, Instant doneAt, Instant at) implements Event {
        public LimitsMet {
            limits = List.copyOf(limits);
        }
    }

    /** Once for each limit; {@code atIntake}: already past when it was armed. */
    record LimitMissed(
            String limit, boolean atIntake, @Nullable Instant wake, Instant at) implements Event {}

    record LimitsDropped(List<String> limits, Cause cause, Instant at) implements Event {
        public LimitsDropped {
            limits = List.copyOf(limits);
        }
    }

    /**
     * A limit calls out.
     *
     * @param unit whom; {@code role} and {@code person} the next of its call chain, with {@link Limit.Alarm#RING}
     */
    record Alarmed(
            String limit,
            Limit.Alarm alarm,
            String unit,
            @Nullable Role role,
            @Nullable String person,
            @Nullable Instant wake,
            Instant at)
            implements Event {}

    /** 督办 by a person, numbered within the incident. */
    record Supervised(StepId step, int number, Text demand, Instant at) implements Event {}

    /** 通报, issued by a person of the commission. */
    record Circulated(String unit, Text text, Instant at) implements Event {}

    /**
     * The flow was laid anew over what was done.
     *
     * @param plan the plan version from now on
     * @param keep open steps that stay although the new flow has none of their key
     */
    record Replanned(
            Change change,
            Level from,
            Level to,
            String plan,
            List<StepId> keep,
            @Nullable Text reason,
            Instant at) implements Event {
        public enum Change {
            RAISED,
            LOWERED,
            LEAD_CHANGED,
            REPINNED,
            /** What was complete is not, because the end of the response was denied. */
            REOPENED
        }
    }

    /** 三个规定: a court or procuratorate was told with {@code step} that how it decides the case stays untouched (rule 36). */
    record IndependenceSaid(StepId step, String unit, Instant at) implements Event {}

    /** An approval asked anew of another role goes on with the calls and the 备而不发 of the round before. */
    record CarriedOver(StepId step, StepId from, Instant at) implements Event {}

    record Noted(Text text, Instant at) implements Event {}

    /** 回避: personally concerned, a person takes no part from now on; {@code withdrawn}: he does again. */
    record Recused(String person, boolean withdrawn, Text reason, Instant at) implements Event {}

    /** The commission opened the earlier file to a unit. */
    record Shared(String unit, Text reason, Instant at) implements Event {}

    /**
     * Typed texts are removed for good, their hashes stay; the deletion itself follows, by a role of its own.
     *
     * @param texts each as {@code number/field}: the entry and the path in its payload, such as {@code 1/title}
     */
    record ContentPurged(List<String> texts, Text reason, Instant at) implements Event {}

    /** {@code incident}: the other's number. */
    record Linked(String incident, Relation relation, Instant at) implements Event {
        public enum Relation {
            RELATED,
            RECURRENCE,
            DUPLICATE,
            SPLIT
        }
    }

    /** 并案: another report of the matter became part of this one (rule 42); all but {@code incident} as it is from now on. */
    record Merged(
            String incident,
            Times times,
            @Nullable String lead,
            List<String> assisting,
            List<Publication> publications,
            Text reason,
            Instant at)
            implements Event {}

    /** An open promise lives on in a statutory procedure (后续承诺). */
    record PromiseCarried(String limit, StepId step, Instant next, Instant at) implements Event {}

    /** 办结: both lines settled. */
    record Completed(Instant at) implements Event {}

    record Closed(Ending ending, @Nullable Text reason, Instant at) implements Event {}

    /** How an incident ended. */
    enum Ending {
        SUMMARIZED,
        MISREPORT,
        OUTSIDE_JURISDICTION,
        DUPLICATE,
        NO_BASIS,
        ALREADY_ANSWERED,
        /** The drill was over before it. */
        EXERCISE_ENDED
    }
}
