package org.sise.core.incident;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sise.core.plan.Line;
import org.sise.core.plan.Role;
import org.sise.core.plan.Stage;
import org.sise.core.plan.StepKind;

/**
 * One step of one unit.
 *
 * @param subject what a request, a task or an opinion is about
 * @param of the version that this step countersigns, approves or publishes
 * @param cancelled why it ended without being done
 * @param lapsed its limit passed and what waited for it went on; it stays open and overdue
 * @param held an approver keeps the approved text back (备而不发)
 * @param calls to persons who are to settle it, answered or not
 */
public record Step(
        StepId id,
        StepKind kind,
        Stage stage,
        Line line,
        Role role,
        State state,
        Instant openedAt,
        @Nullable Instant endedAt,
        @Nullable Outcome outcome,
        @Nullable Deed deed,
        @Nullable Subject subject,
        @Nullable StepId of,
        Event.@Nullable Cause cancelled,
        boolean lapsed,
        boolean held,
        List<Call> calls) {

    public enum State {
        OPEN,
        SETTLED,
        CANCELLED,
        WAIVED
    }

    /** A call to a person about a step (rule 5). */
    public record Call(Role role, String person, Instant at, boolean answered) {}

    public Step {
        calls = List.copyOf(calls);
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    public boolean isSettled() {
        return state == State.SETTLED;
    }

    Step settled(Instant at, Outcome result, Deed by) {
        return new Step(
                id,
                kind,
                stage,
                line,
                role,
                State.SETTLED,
                openedAt,
                at,
                result,
                by,
                subject,
                of,
                null,
                lapsed,
                false,
                calls);
    }

    Step ended(State ending, Instant at, Event.@Nullable Cause cause) {
        return new Step(
                id, kind, stage, line, role, ending, openedAt, at, outcome, deed, subject, of, cause, lapsed, false,
                calls);
    }

    Step asLapsed() {
        return new Step(
                id, kind, stage, line, role, state, openedAt, endedAt, outcome, deed, subject, of, cancelled, true,
                held, calls);
    }

    Step asHeld(Outcome ruling, Deed by) {
        return new Step(
                id, kind, stage, line, role, state, openedAt, endedAt, ruling, by, subject, of, cancelled, lapsed, true,
                calls);
    }

    /** Whether it ended, or stands, with an approved text kept back. */
    boolean keepsBack() {
        return outcome instanceof Outcome.Approve approve && approve.ruling() == Outcome.Approve.Ruling.HOLD;
    }

    Step continuing(Step before) {
        Step on = this;
        if (before.id().unit().equals(id.unit())) {
            for (Call call : before.calls()) {
                on = on.called(call);
            }
        }
        Outcome ruling = before.outcome();
        Deed by = before.deed();
        return before.keepsBack() && ruling != null && by != null ? on.asHeld(ruling, by) : on;
    }

    Step called(Call call) {
        return new Step(
                id,
                kind,
                stage,
                line,
                role,
                state,
                openedAt,
                endedAt,
                outcome,
                deed,
                subject,
                of,
                cancelled,
                lapsed,
                held,
                Incident.with(calls, call));
    }
}
