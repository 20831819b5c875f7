package org.sise.core.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Rejected.Reason;
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
            Role capacity = authority
                    .regrading(act, actor)
                    .orElseThrow(() -> new Rejected(Reason.NOT_ALLOWED, "not in a role to " + name(act)));
            Means means = behalf.means() == null ? Means.SYSTEM : behalf.means();
            return new Deed(doneAt, actor.person(), capacity, means, behalf.reference(), null, null);
        }
        Actor decider = decider(behalf);
        Role capacity = authority
                .regrading(act, decider)
                .orElseThrow(() -> new Rejected(
                        Reason.INVALID,
                        decider.person() + " may not " + name(act) + " at level "
                                + decision.level().name().toLowerCase(Locale.ROOT) + " himself"));
        return recorded(decider, capacity, behalf, doneAt);
    }

    private static String name(Verb act) {
        return act.name().toLowerCase(Locale.ROOT);
    }

    private Actor decider(Command.Behalf behalf) throws Rejected {
        String person = behalf.decidedBy();
        if (person == null || behalf.means() != Means.PHONE && behalf.means() != Means.PAPER) {
            throw new Rejected(Reason.INVALID, "what is recorded for another names decidedBy and means phone or paper");
        }
        return named(person);
    }

    private Actor named(String person) throws Rejected {
        Recusal.check(decision.incident(), person);
        return decision.units()
                .person(person)
                .orElseThrow(() -> new Rejected(Reason.UNKNOWN_PERSON, "no person " + person));
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
            throw new Rejected(Reason.UNKNOWN_PERSON, "no person " + second);
        }
        if (second.equals(decision.actor().person())) {
            throw new Rejected(Reason.SAME_PERSON, "who records is no second witness");
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
        Role capacity = authority
                .capacity(actor, step)
                .orElseThrow(() -> new Rejected(Reason.NOT_ALLOWED, "not in a role to settle " + step.id()));
        Means means = behalf.means() == null ? Means.SYSTEM : behalf.means();
        return new Deed(doneAt, actor.person(), capacity, means, behalf.reference(), null, null);
    }

    private Deed recorded(Step step, Command.Behalf behalf, Instant doneAt) throws Rejected {
        Actor decider = decider(behalf);
        Role capacity = authority
                .capacity(decider, step)
                .orElseThrow(() -> new Rejected(
                        Reason.INVALID, decider.person() + " is not in a role to settle " + step.id() + " himself"));
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
            throw new Rejected(
                    Reason.INVALID, "the committee's answer needs a reference and secondedBy another known person");
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
            throw new Rejected(Reason.IMPLAUSIBLE_TIME, "doneAt lies in the future: " + doneAt);
        }
        // People tell time by the minute, and call in the one in which they report.
        Instant happened = decision.incident().times().happened().truncatedTo(ChronoUnit.MINUTES);
        if (doneAt.isBefore(happened)) {
            throw new Rejected(Reason.IMPLAUSIBLE_TIME, "doneAt lies before the incident happened: " + doneAt);
        }
        if (doneAt.isBefore(now.minus(LONG_AGO)) && !decision.actor().may(Role.DUTY_LEADER)) {
            throw new Rejected(Reason.IMPLAUSIBLE_TIME, "more than 24 h back needs a duty leader: " + doneAt);
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
                .orElseThrow(() -> new Rejected(
                        Reason.UNKNOWN_PERSON, "a 签收 by phone names who of " + unit + " gave it, in decidedBy"));
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
            throw new Rejected(Reason.IMPLAUSIBLE_TIME, "the 签收 lies before it was asked for: " + doneAt);
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
