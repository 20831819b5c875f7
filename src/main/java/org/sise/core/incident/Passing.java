package org.sise.core.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Limit.Alarm;
import org.sise.core.plan.LimitSpec.Kind;
import org.sise.core.plan.LimitSpec.Overdue;
import org.sise.core.plan.Role;
import org.sise.core.plan.StepKind;

/** A limit's wake: it warns, is missed once, calls out, lets the flow go on. Nobody typed this command. */
final class Passing {
    private static final List<Role> CHAIN = List.of(Role.DUTY_LEADER, Role.DEPUTY_LEADER, Role.PRINCIPAL_LEADER);
    private static final Duration NO_QUORUM = Duration.ofMinutes(30);

    private final Decision decision;

    Passing(Decision decision) {
        this.decision = decision;
    }

    void pass(String id) throws Rejected {
        Limit limit = decision.incident().limit(id).orElseThrow(() -> new Rejected(Ground.NO_LIMIT, id));
        Instant now = decision.now();
        if (limit.wake() == null || limit.wake().isAfter(now)) {
            throw new Rejected(Ground.LIMIT_RESTS, id);
        }
        if (decision.incident().isOver()) {
            decision.emit(new Event.LimitMissed(id, false, null, now));
            ring(limit, null);
            return;
        }
        if (Calm.isOne(limit)) {
            Calm.pass(decision, limit);
            return;
        }
        Ladder ladder = Ladder.of(limit, decision.level());
        boolean over = !now.isBefore(limit.due());
        boolean rings = ladder.ringsAt(now, limit.rungAt(), limit.rings());
        Instant wake = ladder.next(now, over, rings ? limit.rings() + 1 : limit.rings())
                .orElse(null);
        if (over && !limit.missed()) {
            decision.emit(new Event.LimitMissed(id, isAtIntake(limit), wake, now));
        }
        boolean one = over && !limit.missed() && isAtIntake(limit) && rings;
        ladder.gravest(now).filter(alarm -> !one && isNew(alarm, limit)).ifPresent(alarm -> raise(limit, alarm, wake));
        if (rings) {
            ring(limit, wake);
        }
        if (over && !limit.missed()) {
            goOn(limit);
        }
        quieten(limit, wake);
    }

    /** Armed when it was past already: one alarm, not a volley (rule 10). */
    private static boolean isAtIntake(Limit limit) {
        return limit.wake() != null && limit.wake().isAfter(limit.due());
    }

    private static boolean isNew(Alarm alarm, Limit limit) {
        return limit.alarm() == null || alarm.compareTo(limit.alarm()) > 0;
    }

    private void raise(Limit limit, Alarm alarm, @Nullable Instant wake) {
        decision.emit(new Event.Alarmed(limit.id(), alarm, holder(limit), null, null, wake, decision.now()));
    }

    /** The unit with the step; with the blocking step where the limit is the incident's; else the commission. */
    private String holder(Limit limit) {
        if (limit.unit() != null) {
            return limit.unit();
        }
        Incident incident = decision.incident();
        return incident.openSteps()
                .filter(step -> limit.until().contains(step.id().key()))
                .findFirst()
                .or(() -> blocking(limit))
                .map(step -> step.id().unit())
                .orElseGet(() -> new Parties(incident, decision.units()).commission());
    }

    /** Of the open steps before it the last that the flow does wait for; one that has lapsed only where there is no other. */
    private Optional<Step> blocking(Limit limit) {
        Set<String> before = limit.until().stream()
                .flatMap(key -> decision.flow().before(key).stream())
                .collect(Collectors.toSet());
        return decision.flow().steps().reversed().stream()
                .filter(spec -> before.contains(spec.key()))
                .flatMap(spec -> decision.incident().steps(spec.key()))
                .filter(Step::isOpen)
                .min(Comparator.comparing(Step::lapsed));
    }

    /** The next in the call chain: first the role that is to act, then each higher one; of a role one person after the other. */
    private void ring(Limit limit, @Nullable Instant wake) {
        String unit = holder(limit);
        if (limit.kind() == Kind.ACKNOWLEDGEMENT && isTwiceOver(limit)) {
            unit = new Parties(decision.incident(), decision.units()).commission();
        }
        Rung next = isCommittee(unit) ? ofOffice(unit, limit.rings()) : next(rungs(unit, limit), limit);
        decision.emit(
                new Event.Alarmed(limit.id(), Alarm.RING, unit, next.role(), next.person(), wake, decision.now()));
    }

    private record Rung(Role role, @Nullable String person) {}

    private static Rung next(List<Rung> rungs, Limit limit) {
        return rungs.get(limit.rings() % rungs.size());
    }

    private boolean isCommittee(String unit) {
        return decision.units()
                .unit(unit)
                .filter(known -> known.kind() == Unit.Kind.COMMITTEE)
                .isPresent();
    }

    /** The committee's office is rung twice, then its head (rules 5, 28). */
    private Rung ofOffice(String unit, int rings) {
        Role role = rings < 2 ? Role.DUTY_OFFICER : Role.DUTY_LEADER;
        return new Rung(role, chains().of(unit, role).stream().findFirst().orElse(null));
    }

    private CallChains chains() {
        return new CallChains(decision.incident(), decision.units());
    }

    private List<Rung> rungs(String unit, Limit limit) {
        Role first = decision.incident()
                .openSteps()
                .filter(step -> step.id().unit().equals(unit))
                .filter(step -> limit.until().contains(step.id().key())
                        || limit.id().equals(step.id().toString()))
                .map(Step::role)
                .findFirst()
                .orElse(Role.HANDLER);
        List<Rung> rungs = Stream.concat(Stream.of(first), CHAIN.stream().filter(role -> role.compareTo(first) > 0))
                .flatMap(role -> chains().of(unit, role).stream().map(person -> new Rung(role, person)))
                .toList();
        return rungs.isEmpty() ? List.of(new Rung(first, null)) : rungs;
    }

    private boolean isTwiceOver(Limit limit) {
        Duration span = Duration.between(limit.start(), limit.due());
        return !decision.now().isBefore(limit.due().plus(span));
    }

    private void goOn(Limit limit) throws Rejected {
        refuseRequest(limit);
        boolean lets =
                limit.overdue().contains(Overdue.LAPSE) || limit.overdue().contains(Overdue.GO_ON);
        if (!lets || isWaitingForQuorum(limit)) {
            return;
        }
        decision.incident()
                .openSteps()
                .filter(step -> isOf(limit, step))
                .toList()
                .forEach(step -> {
                    if (!step.lapsed()) {
                        decision.emit(new Event.StepLapsed(step.id(), decision.now()));
                    }
                });
    }

    private static boolean isOf(Limit limit, Step step) {
        return limit.id().equals(step.id().toString())
                || limit.unit() == null && limit.id().equals(step.id().key());
    }

    /** Without quorum 30 min more, and their leaders are rung (rule 23). */
    private boolean isWaitingForQuorum(Limit limit) {
        boolean opinion = limit.id().startsWith("opinion.");
        if (!opinion || limit.extensions() > 0 || new TaskForces(decision).hasQuorum()) {
            return false;
        }
        Instant later = decision.now().plus(NO_QUORUM);
        decision.emit(new Event.Alarmed(
                limit.id(), Alarm.RING, holder(limit), Role.DEPUTY_LEADER, null, later, decision.now()));
        decision.emit(new Event.LimitMoved(limit.id(), later, later, true, decision.now()));
        return true;
    }

    /** Unanswered = refused. */
    private void refuseRequest(Limit limit) throws Rejected {
        Optional<Step> request = decision.incident()
                .openSteps()
                .filter(step -> step.kind() == StepKind.ANSWER_RETURN || step.kind() == StepKind.ANSWER_EXTENSION)
                .filter(step -> step.id().toString().equals(limit.id()))
                .findFirst();
        if (request.isPresent()) {
            Deed silence = new Deed(limit.due(), Actor.MACHINE.person(), Role.MACHINE, Means.SYSTEM, null, null, null);
            decision.emit(new Event.StepSettled(
                    request.get().id(), new Outcome.Answer(false, null, null), silence, decision.now()));
        }
    }

    /** Where nothing went out the limit stands as it did, until its next time. */
    private void quieten(Limit before, @Nullable Instant wake) {
        Limit after = decision.incident().limits().get(before.id());
        boolean stuck = after != null
                && after.isRunning()
                && before.wake() != null
                && before.wake().equals(after.wake());
        if (stuck) {
            decision.emit(new Event.WakeSet(before.id(), wake, decision.now()));
        }
    }
}
