package org.sise.core.plan;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sise.core.grading.StatutoryClass;

/**
 * One limit of a level: armed when its {@code from} happens, met when one of the steps {@code until} settles.
 *
 * @param key unique within the level; a step's own limit carries the step's key, its 签收 limit {@code ack.<key>}
 * @param term {@code null}: this level has the limit only for the classes in {@code byClass}
 * @param until keys of the steps that meet it; empty for a 签收 limit, met by the acknowledgement
 * @param quiet what falls due 22:00-8:00 moves to 9:00
 * @param extendable a milestone that the commission may have extended (rule 22)
 */
public record LimitSpec(
        String key,
        Kind kind,
        From from,
        @Nullable Term term,
        Map<StatutoryClass, Term> byClass,
        Set<String> until,
        Set<Overdue> overdue,
        boolean quiet,
        boolean extendable) {

    public enum Kind {
        /** Of one step. */
        INTERNAL,
        /** 签收, of one unit's assignment. */
        ACKNOWLEDGEMENT,
        /** Of the incident, whatever step is open. */
        MILESTONE,
        /** Of law or a State Council document: never extended, never moved later. */
        LEGAL
    }

    /** What starts the clock. */
    public enum From {
        /** H: first knowledge by any unit, the earliest ever recorded. */
        KNOWN,
        /** K: 接报 at a duty room. */
        RECEIVED,
        /** A: 交办 to the unit; for start steps the registration. */
        ASSIGNED,
        /** O: opening of the step. */
        OPENED,
        /** P: the promised time itself. */
        PROMISED,
        /** L: the report before. */
        LAST_REPORT,
        /** The settling of the decision that ends the response (red). */
        RESPONSE_ENDED
    }

    /** What follows when it passes. */
    public enum Overdue {
        /** C: 催办, at +50 % (at least 15 min) 督办, at +100 % a 通报 is proposed. */
        REMIND,
        /** N: ring the next in the call chain, again and again. */
        RING,
        /** D: what waits opens, the step stays open and overdue. */
        LAPSE,
        /** G: goes on without; the silence is recorded. */
        GO_ON,
        /** Listed at the hand-over of the shift. */
        LIST,
        /** Marked 迟报. */
        LATE
    }

    public LimitSpec {
        byClass = Map.copyOf(byClass);
        until = Set.copyOf(until);
        overdue = Set.copyOf(overdue);
    }
}
