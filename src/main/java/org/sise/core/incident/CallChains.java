package org.sise.core.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sise.core.grading.Level;
import org.sise.core.plan.Role;
import org.sise.core.plan.StepKind;

/** Who was rung and not reached (rules 5 and 7). */
final class CallChains {
    private static final List<Role> LEADERS = List.of(Role.DUTY_LEADER, Role.DEPUTY_LEADER, Role.PRINCIPAL_LEADER);

    private final Incident incident;
    private final Units units;

    CallChains(Incident incident, Units units) {
        this.incident = incident;
        this.units = units;
    }

    /** Whom to ring for the role, in this order: who is personally concerned is skipped (rule 15). */
    List<String> of(String unit, Role role) {
        return units.callChain(unit, role).stream()
                .filter(person -> !incident.isRecused(person))
                .toList();
    }

    /** Everybody who holds the role in the unit is personally concerned: the next one acts at once. */
    boolean isConcerned(String unit, Role role) {
        return !units.callChain(unit, role).isEmpty() && of(unit, role).isEmpty();
    }

    /** Everybody in the unit's chain for the role was rung twice, in time apart, and nobody in it answered. */
    boolean isUnreached(Step step, Role role) {
        if (isConcerned(step.id().unit(), role)) {
            return true;
        }
        List<Step.Call> calls = step.calls().stream()
                .filter(call -> call.role() == role && !incident.isRecused(call.person()))
                .toList();
        if (calls.isEmpty() || calls.stream().anyMatch(Step.Call::answered)) {
            return false;
        }
        List<String> chain = of(step.id().unit(), role);
        List<String> people = chain.isEmpty()
                ? calls.stream().map(Step.Call::person).distinct().toList()
                : chain;
        return people.stream().allMatch(person -> isUnreached(person, calls));
    }

    private boolean isUnreached(String person, List<Step.Call> calls) {
        List<Instant> rung = calls.stream()
                .filter(call -> call.person().equals(person))
                .map(Step.Call::at)
                .sorted()
                .toList();
        return rung.size() > 1 && !rung.getLast().isBefore(rung.getFirst().plus(apart()));
    }

    private Duration apart() {
        return switch (incident.level()) {
            case BLUE, YELLOW -> Duration.ofMinutes(10);
            case ORANGE -> Duration.ofMinutes(5);
            case RED -> Duration.ofMinutes(3);
        };
    }

    /** Every leader of the unit was rung in vain, one role after the other (rule 5). */
    boolean isUnreached(Step call) {
        return LEADERS.stream()
                .filter(role -> !of(call.id().unit(), role).isEmpty())
                .allMatch(role -> isUnreached(call, role));
    }

    /** The duty room rang every leader of its own in vain, said so, and none of them has answered since (rule 7). */
    boolean isNobodyReached() {
        if (!incident.level().atLeast(Level.ORANGE)) {
            return false;
        }
        Optional<Instant> since = incident.settled(StepKind.CALL)
                .filter(step ->
                        step.outcome() instanceof Outcome.Call call && !call.told() && !Silence.asksCommittee(step))
                .flatMap(step -> Optional.ofNullable(step.endedAt()).stream())
                .max(Comparator.naturalOrder());
        return since.isPresent()
                && incident.steps().values().stream()
                        .flatMap(step -> step.calls().stream())
                        .noneMatch(call -> call.answered()
                                && !incident.isRecused(call.person())
                                && (call.role() == Role.DUTY_LEADER
                                        || call.role().isLeader())
                                && call.at().isAfter(since.get()));
    }
}
