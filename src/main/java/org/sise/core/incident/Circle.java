package org.sise.core.incident;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sise.core.grading.Level;
import org.sise.core.incident.Event.Capacity;
import org.sise.core.plan.Party;
import org.sise.core.plan.StepKind;

/** Which units are in the circle of an incident, and since when: the base of every audience. */
final class Circle {
    private Circle() {}

    /** A copy that gets a part joins anew: with it come what is open for it, and what the matter is. */
    static void join(Decision decision, String unit, Capacity as) {
        boolean toTakePart = decision.incident().isCopy(unit) && as != Capacity.COPY;
        if (toTakePart || !decision.incident().circle().containsKey(unit)) {
            decision.emit(new Event.UnitJoined(unit, as, decision.now()));
        }
    }

    /** Whom an outcome brings in: the groups of a task force, and whose facts a version uses. */
    static void join(Decision decision, Outcome outcome) {
        if (outcome instanceof Outcome.Team team) {
            team.groups().forEach(group -> join(decision, group.unit(), Capacity.TASKFORCE));
        }
        if (outcome instanceof Outcome.Draft draft) {
            draft.usesFactsOf().stream().sorted().forEach(unit -> join(decision, unit, Capacity.CONSULTED));
        }
    }

    /** Units that belong to it now join. */
    static void apply(Decision decision) {
        if (!decision.incident().isOver()) {
            due(decision).forEach((unit, as) -> join(decision, unit, as));
        }
    }

    /** Those whose part has ended, and who have done nothing in it, leave: last, after what ends with their part. */
    static void leave(Decision decision) {
        if (decision.incident().isOver()) {
            return;
        }
        Map<String, Capacity> due = due(decision);
        for (String unit : decision.incident().circle().keySet()) {
            if (!due.containsKey(unit) && !isKept(decision.incident(), unit)) {
                decision.incident()
                        .openSteps()
                        .filter(step -> step.id().unit().equals(unit)) // it may still have its 签收 to affirm
                        .toList()
                        .forEach(step -> decision.cancel(step, Event.Cause.NOT_NEEDED));
                decision.emit(new Event.UnitLeft(unit, decision.now()));
            }
        }
    }

    /** Who led or assisted, has done nothing, and is only named as a copy from now on, hears no more than one. */
    static void stepBack(Decision decision) {
        due(decision).forEach((unit, as) -> {
            Capacity before = decision.incident().circle().get(unit);
            boolean hadPart = before == Capacity.RESPONSIBLE || before == Capacity.ASSISTING;
            boolean works = decision.incident().steps().values().stream()
                    .anyMatch(step -> step.id().unit().equals(unit) && (step.isOpen() || step.isSettled()));
            if (as == Capacity.COPY
                    && hadPart
                    && !works
                    && !decision.incident().shared().containsKey(unit)) {
                decision.emit(new Event.UnitJoined(unit, Capacity.COPY, decision.now()));
            }
        });
    }

    private static boolean isKept(Incident incident, String unit) {
        Capacity as = incident.circle().get(unit);
        boolean works = incident.steps().values().stream()
                .anyMatch(step -> step.id().unit().equals(unit)
                        && step.kind() != StepKind.AFFIRM
                        && (step.isOpen() || step.isSettled()));
        return works
                || incident.shared().containsKey(unit)
                || as == Capacity.TOLD
                || as == Capacity.CONSULTED
                || as == Capacity.TASKFORCE && isMember(incident, unit)
                || as == Capacity.COMMITTEE
                || as == Capacity.LOCAL
                || as == Capacity.CITY;
    }

    /** Of a team as it is now: a unit that left the task force leaves the circle (rule 30). */
    private static boolean isMember(Incident incident, String unit) {
        Map<String, Outcome> latest = new LinkedHashMap<>();
        incident.settled(StepKind.TEAM).forEach(step -> latest.put(step.id().key(), step.outcome()));
        return latest.values().stream()
                .anyMatch(outcome -> outcome instanceof Outcome.Team team
                        && team.groups().stream().anyMatch(group -> group.unit().equals(unit)));
    }

    private static Map<String, Capacity> due(Decision decision) {
        Incident incident = decision.incident();
        Units units = decision.units();
        Parties parties = new Parties(incident, units);
        Map<String, Capacity> due = new LinkedHashMap<>();
        due.put(parties.commission(), Capacity.OWNER);
        due.putIfAbsent(units.cityCommission(), Capacity.CITY);
        parties.local().ifPresent(unit -> due.putIfAbsent(unit, Capacity.LOCAL));
        if (isAssigned(incident)) {
            putLead(incident, due);
        }
        if (isGraded(incident)) {
            parties.functional().ifPresent(unit -> due.putIfAbsent(unit, Capacity.FUNCTIONAL));
            incident.assignment().assisting().forEach(unit -> due.putIfAbsent(unit, Capacity.ASSISTING));
            incident.assignment().assisting().stream()
                    .flatMap(unit -> units.unit(unit).stream())
                    .flatMap(unit -> Stream.ofNullable(unit.functionalSuperior()))
                    .forEach(unit -> due.putIfAbsent(unit, Capacity.FUNCTIONAL));
            incident.assignment().copies().forEach(unit -> due.putIfAbsent(unit, Capacity.COPY));
        }
        return due;
    }

    private static void putLead(Incident incident, Map<String, Capacity> due) {
        Optional.ofNullable(incident.assignment().lead())
                .ifPresent(lead -> due.putIfAbsent(lead, Capacity.RESPONSIBLE));
    }

    /** Rule 13: before the grade is confirmed or has lapsed the units hear of it only at orange and red. */
    static boolean isAssigned(Incident incident) {
        return incident.level().atLeast(Level.ORANGE) || isGraded(incident);
    }

    private static boolean isGraded(Incident incident) {
        return incident.assignment().assignedAt() != null
                || incident.steps().values().stream()
                        .anyMatch(step -> step.kind() == StepKind.GRADE && (step.isSettled() || step.lapsed()));
    }

    static Capacity capacity(Party party) {
        return switch (party) {
            case DUTY, COMMISSION -> Capacity.OWNER;
            case PUBLICITY, CYBERSPACE -> Capacity.CONSULTED;
            case LOCAL -> Capacity.LOCAL;
            case COMMITTEE -> Capacity.COMMITTEE;
            case RESPONSIBLE -> Capacity.RESPONSIBLE;
            case ASSISTING -> Capacity.ASSISTING;
            case FUNCTIONAL -> Capacity.FUNCTIONAL;
            case ORGAN -> Capacity.ORGAN;
            case CONSULTED -> Capacity.CONSULTED;
            case TASKED -> Capacity.TASKED;
            case TASKFORCE -> Capacity.TASKFORCE;
            case PUBLISHER -> Capacity.PUBLISHER;
        };
    }
}
