package org.sise.core.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sise.core.plan.Role;

/** Turns "who, when, how" of a command into a deed, or refuses it. */
final class Deeds {
    private static final Duration LONG_AGO = Duration.ofHours(24);

    private final Decision decision;
    private final Authority authority;

    Deeds(Decision decision) {
        this.decision = decision;
        authority = new Authority(decision.incident(), decision.context());
    }

    Deed of(Step step, Command.Behalf behalf) throws Rejected {
        Instant doneAt = plausible(behalf.doneAt());
        if (!WantedMove.isRecorded(behalf, decision.actor())) {
            return own(step, behalf, doneAt);
        }
        return isAnswerOfCommittee(step, behalf) ? ofCommittee(step, behalf, doneAt) : recorded(step, behalf, doneAt);
    }

    /** Raise, lower, class: acts without a step. */
    Deed of(Verb act, Command.Behalf behalf) throws Rejected {
        Instant doneAt = plausible(behalf.doneAt());
        Actor actor = decision.actor();
        if (!WantedMove.isRecorded(behalf, actor)) {
            Role capacity = authority.regrading(act, actor).orElseThrow(() -> new Rejected(Ground.NOT_IN_ROLE_TO, act));
            Means means = behalf.means() == null ? Means.SYSTEM : behalf.means();
            return new Deed(doneAt, actor.person(), capacity, means, behalf.reference(), null, null);
        }
        Actor decider = decider(behalf);
        Role capacity = authority
                .regrading(act, decider)
                .orElseThrow(() -> new Rejected(Ground.DECIDER_MAY_NOT, decider.person(), act, decision.level()));
        return recorded(decider, capacity, behalf, doneAt);
    }

    private Actor decider(Command.Behalf behalf) throws Rejected {
        String person = behalf.decidedBy();
        if (person == null || behalf.means() != Means.PHONE && behalf.means() != Means.PAPER) {
            throw new Rejected(Ground.DECIDER_MISSING);
        }
        return named(person);
    }

    private Actor named(String person) throws Rejected {
        Recusal.check(decision.incident(), person);
        return decision.units().person(person).orElseThrow(() -> new Rejected(Ground.NO_PERSON, person));
    }

    private Deed recorded(Actor decider, Role capacity, Command.Behalf behalf, Instant doneAt) throws Rejected {
        if (behalf.secondedBy() != null) {
            witness(behalf.secondedBy());
        }
        return new Deed(
                doneAt,
                decider.person(),
                capacity,
                Objects.requireNonNull(behalf.means()),
                behalf.reference(),
                decision.actor().person(),
                behalf.secondedBy());
    }

    /** Another known person than the recorder, who is not concerned himself. */
    private void witness(String second) throws Rejected {
        Recusal.check(decision.incident(), second);
        if (decision.units().person(second).isEmpty()) {
            throw new Rejected(Ground.NO_PERSON, second);
        }
        if (second.equals(decision.actor().person())) {
            throw new Rejected(Ground.RECORDER_AS_WITNESS);
        }
    }

    /** What another unit records at a step of the committee, unless it is its own leader who decides there (rule 29). */
    private boolean isAnswerOfCommittee(Step step, Command.Behalf behalf) {
        boolean ofOther = Optional.ofNullable(behalf.decidedBy())
                .flatMap(decision.units()::person)
                .filter(person -> !person.unit().equals(step.id().unit()))
                .isPresent();
        return authority.isOfCommittee(step)
                && !ofOther
                && !decision.actor().unit().equals(step.id().unit());
    }

    private Deed own(Step step, Command.Behalf behalf, Instant doneAt) throws Rejected {
        Actor actor = decision.actor();
        Role capacity =
                authority.capacity(actor, step).orElseThrow(() -> new Rejected(Ground.NOT_IN_ROLE_FOR_STEP, step.id()));
        Means means = behalf.means() == null ? Means.SYSTEM : behalf.means();
        return new Deed(doneAt, actor.person(), capacity, means, behalf.reference(), null, null);
    }

    private Deed recorded(Step step, Command.Behalf behalf, Instant doneAt) throws Rejected {
        Actor decider = decider(behalf);
        Role capacity = authority
                .capacity(decider, step)
                .orElseThrow(() -> new Rejected(Ground.DECIDER_NOT_IN_ROLE, decider.person(), step.id()));
        return recorded(decider, capacity, behalf, doneAt);
    }

    /** The committee needs no account: its office's answer has a reference and a second witness (rule 9). */
    private Deed ofCommittee(Step step, Command.Behalf behalf, Instant doneAt) throws Rejected {
        String second = behalf.secondedBy();
        String recorder = decision.actor().person();
        Optional<Actor> witness = Optional.ofNullable(second).flatMap(decision.units()::person);
        if (behalf.reference() == null
                || witness.isEmpty()
                || witness.get().person().equals(recorder)) {
            throw new Rejected(Ground.COMMITTEE_ANSWER_UNPROVEN);
        }
        Recusal.check(decision.incident(), witness.get().person());
        String decidedBy = behalf.decidedBy() == null
                ? step.id().unit()
                : named(behalf.decidedBy()).person();
        Means means = behalf.means() == null ? Means.PHONE : behalf.means();
        return new Deed(doneAt, decidedBy, step.role(), means, behalf.reference(), recorder, second);
    }

    Instant plausible(@Nullable Instant doneAt) throws Rejected {
        Instant now = decision.now();
        if (doneAt == null) {
            return now;
        }
        if (doneAt.isAfter(now)) {
            throw new Rejected(Ground.DONE_IN_FUTURE, doneAt);
        }
        // People tell time by the minute, and call in the one in which they report.
        Instant happened = decision.incident().times().happened().truncatedTo(ChronoUnit.MINUTES);
        if (doneAt.isBefore(happened)) {
            throw new Rejected(Ground.DONE_BEFORE_INCIDENT, doneAt);
        }
        if (doneAt.isBefore(now.minus(LONG_AGO)) && !decision.actor().may(Role.DUTY_LEADER)) {
            throw new Rejected(Ground.DONE_LONG_AGO, doneAt);
        }
        return doneAt;
    }

    /** 签收 of a unit: by one of its own people, or told by one of them by phone (rule 8). */
    Deed signature(String unit, Command.Behalf behalf) throws Rejected {
        Actor actor = decision.actor();
        Instant doneAt = sinceAsked(unit, plausible(behalf.doneAt()));
        if (actor.unit().equals(unit)) {
            return new Deed(doneAt, actor.person(), highest(actor), Means.SYSTEM, behalf.reference(), null, null);
        }
        Actor signer = Optional.ofNullable(behalf.decidedBy())
                .flatMap(decision.units()::person)
                .filter(person -> person.unit().equals(unit))
                .orElseThrow(() -> new Rejected(Ground.SIGNER_MISSING, unit));
        Recusal.check(decision.incident(), signer.person());
        return new Deed(
                doneAt, signer.person(), highest(signer), Means.PHONE, behalf.reference(), actor.person(), null);
    }

    /** By the minute, as people tell it; nobody signs for what was not yet his. */
    private Instant sinceAsked(String unit, Instant doneAt) throws Rejected {
        Optional<Instant> asked =
                Limit.acknowledgement(decision.incident(), unit).map(Limit::start);
        if (asked.filter(at -> doneAt.isBefore(at.truncatedTo(ChronoUnit.MINUTES)))
                .isPresent()) {
            throw new Rejected(Ground.SIGNED_BEFORE_ASKED, doneAt);
        }
        return asked.filter(doneAt::isBefore).orElse(doneAt);
    }

    /** Work that was done before it was assigned takes the assignment when that was made. */
    Deed taking(String unit, Deed work) {
        return Limit.acknowledgement(decision.incident(), unit)
                .map(Limit::start)
                .filter(work.doneAt()::isBefore)
                .map(work::at)
                .orElse(work);
    }

    /** What somebody does himself, now, outside the role of a step. */
    Deed own() {
        Actor actor = decision.actor();
        return new Deed(decision.now(), actor.person(), highest(actor), Means.SYSTEM, null, null, null);
    }

    private static Role highest(Actor actor) {
        return actor.roles().stream().max(Role::compareTo).orElse(Role.HANDLER);
    }
}
