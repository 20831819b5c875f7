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
 * @param progress what has become of it
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
        Progress progress) {

    /**
     * What a limit begins with.
     *
     * @param limit its id
     * @param wake when the timer first has something to do with it
     * @param beyondCalendar counted in plain weekdays past the published calendar
     */
    public record Armed(
            String limit,
            LimitSpec.Kind kind,
            @Nullable String unit,
            Instant from,
            Instant due,
            @Nullable Instant wake,
            Set<String> until,
            Set<LimitSpec.Overdue> overdue,
            boolean beyondCalendar) {
        public Armed {
            until = Set.copyOf(until);
            overdue = Set.copyOf(overdue);
        }

        Limit begun() {
            return new Limit(limit, kind, unit, from, due, wake, until, overdue, Progress.BEGUN);
        }
    }

    /**
     * What has become of a limit.
     *
     * @param alarm the gravest that has gone out but for rings
     * @param rings how often somebody was rung, the last time at {@code rungAt}
     * @param extensions how often it was extended
     */
    public record Progress(
            State state,
            @Nullable Instant endedAt,
            boolean missed,
            @Nullable Alarm alarm,
            int rings,
            @Nullable Instant rungAt,
            int extensions) {
        static final Progress BEGUN = new Progress(State.RUNNING, null, false, null, 0, null, 0);

        Progress ended(State as, Instant at, boolean late) {
            return new Progress(as, at, late, alarm, rings, rungAt, extensions);
        }

        Progress asMissed() {
            return new Progress(state, endedAt, true, alarm, rings, rungAt, extensions);
        }

        Progress alarmed(Alarm raised) {
            return new Progress(state, endedAt, missed, raised, rings, rungAt, extensions);
        }

        Progress rung(Instant at) {
            return new Progress(state, endedAt, missed, alarm, rings + 1, at, extensions);
        }

        /** Another due time begins anew. */
        Progress again(int extended) {
            return new Progress(state, endedAt, false, null, 0, null, extended);
        }
    }

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
        return state() == State.RUNNING;
    }

    /** Somebody has to keep it; that things stay calm is only waited for. */
    public boolean isOwed() {
        return !Calm.isOne(this);
    }

    public boolean isLegal() {
        return kind == LimitSpec.Kind.LEGAL;
    }

    public State state() {
        return progress.state();
    }

    public @Nullable Instant endedAt() {
        return progress.endedAt();
    }

    public boolean missed() {
        return progress.missed();
    }

    public @Nullable Alarm alarm() {
        return progress.alarm();
    }

    public int rings() {
        return progress.rings();
    }

    public @Nullable Instant rungAt() {
        return progress.rungAt();
    }

    public int extensions() {
        return progress.extensions();
    }

    private Limit with(Instant then, @Nullable Instant next, Progress now) {
        return new Limit(id, kind, unit, start, then, next, until, overdue, now);
    }

    /** Judged by when the deed was done, not by when it was recorded. */
    Limit met(Instant doneAt) {
        return with(due, null, progress.ended(State.MET, doneAt, doneAt.isAfter(due)));
    }

    Limit dropped(Instant at) {
        return with(due, null, progress.ended(State.DROPPED, at, missed()));
    }

    Limit waking(@Nullable Instant next) {
        return with(due, next, progress);
    }

    Limit asMissed(@Nullable Instant next) {
        return with(due, next, progress.asMissed());
    }

    Limit alarmed(Alarm raised, @Nullable Instant next, Instant at) {
        return with(due, next, raised == Alarm.RING ? progress.rung(at) : progress.alarmed(raised));
    }

    Limit moved(Instant moved, @Nullable Instant next, boolean extended) {
        return with(moved, next, progress.again(extended ? extensions() + 1 : extensions()));
    }
}
