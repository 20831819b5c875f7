package org.sise.core.incident;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sise.core.plan.LimitSpec;

/**
 * One limit that runs, or ran, in an incident.
 *
 * @param id the spec's key, with {@code .unit.round} where each step of it has its own
 * @param unit whose it is; {@code null} for one of the incident as a whole
 * @param start what it counts from
 * @param wake when the timer next has something to do with it; {@code null} = never
 * @param alarms what has gone out already, the latest last
 * @param extensions how often it was extended
 */
public record Limit(
        String id,
        LimitSpec.Kind kind,
        @Nullable String unit,
        Instant start,
        Instant due,
        @Nullable Instant wake,
        Set<String> until,
        Set<LimitSpec.Overdue> overdue,
        State state,
        @Nullable Instant endedAt,
        boolean missed,
        @Nullable Alarm alarm,
        int rings,
        @Nullable Instant rungAt,
        int extensions) {

    public enum State {
        RUNNING,
        MET,
        DROPPED
    }

    /** What a limit calls out, mildest first. */
    public enum Alarm {
        /** Half of the time is gone. */
        HALF,
        /** Four fifths are gone. */
        WARNING,
        /** 催办. */
        REMINDER,
        /** 督办. */
        SUPERVISION,
        /** 通报, proposed; only a person issues it. */
        CIRCULAR_PROPOSED,
        /** Ring the next in the call chain. */
        RING
    }

    public Limit {
        until = Set.copyOf(until);
        overdue = Set.copyOf(overdue);
    }

    /** The 签收 that a unit owes now; of several the one asked last. */
    static Optional<Limit> acknowledgement(Incident incident, String unit) {
        return incident.limits().values().stream()
                .filter(limit -> limit.kind() == LimitSpec.Kind.ACKNOWLEDGEMENT && limit.isRunning())
                .filter(limit -> unit.equals(limit.unit()))
                .reduce((earlier, later) -> later);
    }

    /** Whether the unit has to keep it; one of the incident as a whole is everybody's whose step would meet it. */
    public boolean concerns(Incident incident, String concerned) {
        if (unit != null) {
            return unit.equals(concerned);
        }
        return incident.steps().values().stream()
                .anyMatch(step -> step.id().unit().equals(concerned)
                        && (step.isOpen() || step.isSettled())
                        && until.contains(step.id().key()));
    }

    public boolean isRunning() {
        return state == State.RUNNING;
    }

    /** Somebody has to keep it; that things stay calm is only waited for. */
    public boolean isOwed() {
        return !Calm.isOne(this);
    }

    public boolean isLegal() {
        return kind == LimitSpec.Kind.LEGAL;
    }

    /** Judged by when the deed was done, not by when it was recorded. */
    Limit met(Instant doneAt) {
        boolean late = doneAt.isAfter(due);
        return new Limit(
                id,
                kind,
                unit,
                start,
                due,
                null,
                until,
                overdue,
                State.MET,
                doneAt,
                late,
                alarm,
                rings,
                rungAt,
                extensions);
    }

    Limit dropped(Instant at) {
        return new Limit(
                id,
                kind,
                unit,
                start,
                due,
                null,
                until,
                overdue,
                State.DROPPED,
                at,
                missed,
                alarm,
                rings,
                rungAt,
                extensions);
    }

    Limit waking(@Nullable Instant next) {
        return new Limit(
                id,
                kind,
                unit,
                start,
                due,
                next,
                until,
                overdue,
                state,
                endedAt,
                missed,
                alarm,
                rings,
                rungAt,
                extensions);
    }

    Limit asMissed(@Nullable Instant next) {
        return new Limit(
                id,
                kind,
                unit,
                start,
                due,
                next,
                until,
                overdue,
                state,
                endedAt,
                true,
                alarm,
                rings,
                rungAt,
                extensions);
    }

    Limit alarmed(Alarm raised, @Nullable Instant next, Instant at) {
        if (raised == Alarm.RING) {
            return new Limit(
                    id,
                    kind,
                    unit,
                    start,
                    due,
                    next,
                    until,
                    overdue,
                    state,
                    endedAt,
                    missed,
                    alarm,
                    rings + 1,
                    at,
                    extensions);
        }
        return new Limit(
                id,
                kind,
                unit,
                start,
                due,
                next,
                until,
                overdue,
                state,
                endedAt,
                missed,
                raised,
                rings,
                rungAt,
                extensions);
    }

    Limit moved(Instant moved, @Nullable Instant next, boolean extended) {
        int count = extended ? extensions + 1 : extensions;
        return new Limit(
                id, kind, unit, start, moved, next, until, overdue, state, endedAt, false, null, 0, null, count);
    }
}
