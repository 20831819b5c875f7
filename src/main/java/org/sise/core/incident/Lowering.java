package org.sise.core.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sise.core.grading.Level;
import org.sise.core.incident.Rejected.Reason;
import org.sise.core.plan.StepKind;

/** Lowering (rule 38): by a person, one level at a time, when the level has done what it was for. */
final class Lowering {
    private static final Duration CALM = Duration.ofHours(24);

    private final Decision decision;

    Lowering(Decision decision) {
        this.decision = decision;
    }

    void lower(Level to, Command.Regrade command, Grades grades) throws Rejected {
        check(to);
        Actor approver = approver(command.behalf());
        grades.change(to, false, command.reason(), command.keep());
        if (!approver.equals(decision.actor())) {
            new Requests(decision).askSignatureOfLowering(approver);
        }
    }

    private void check(Level to) throws Rejected {
        Incident incident = decision.incident();
        if (incident.level().ordinal() - to.ordinal() > 1) {
            throw new Rejected(Reason.INVALID, "lowering goes one level at a time");
        }
        boolean published = incident.settled(StepKind.PUBLISH).findAny().isPresent();
        if (incident.level() == Level.ORANGE && (!published || !isCalm())) {
            throw new Rejected(
                    Reason.NOT_READY, "orange is lowered when facts are published and no rise came for 24 h");
        }
        if (incident.level() == Level.RED && !new Readiness(decision).decided(Outcome.Decide.Course.END)) {
            throw new Rejected(Reason.NOT_READY, "red is lowered when the committee has ended the response");
        }
    }

    private boolean isCalm() {
        Incident incident = decision.incident();
        Instant risen = Stream.of(
                        incident.report().at(),
                        latest(incident.marks().raisedAt()),
                        latest(incident.marks().grownAt()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return !decision.now().isBefore(risen.plus(CALM));
    }

    private static Instant latest(@Nullable Instant risen) {
        return risen == null ? Instant.EPOCH : risen;
    }

    /** Himself, or by phone (rule 1). */
    private Actor approver(Command.Behalf behalf) throws Rejected {
        if (!Moves.isRecorded(behalf, decision.actor())) {
            return decision.actor();
        }
        if (behalf.means() == null || behalf.means() == Means.SYSTEM) {
            throw new Rejected(Reason.INVALID, "what is recorded for another names decidedBy and means phone or paper");
        }
        Authority authority = new Authority(decision.incident(), decision.context());
        Actor approver = Optional.ofNullable(behalf.decidedBy())
                .flatMap(decision.units()::person)
                .orElseThrow(() -> new Rejected(Reason.UNKNOWN_PERSON, "no person " + behalf.decidedBy()));
        if (!authority.isLowering(approver)) {
            throw new Rejected(
                    Reason.INVALID,
                    approver.person() + " may not lower from "
                            + decision.level().name().toLowerCase(Locale.ROOT));
        }
        return approver;
    }
}
