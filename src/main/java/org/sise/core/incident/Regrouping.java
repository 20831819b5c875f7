package org.sise.core.incident;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sise.core.incident.Outcome.Team;
import org.sise.core.incident.Rejected.Reason;
import org.sise.core.plan.Party;
import org.sise.core.plan.Role;
import org.sise.core.plan.StepKind;

/** A task force changes its members (rule 30): what a leaving unit has open passes to the unit that takes its place in the group. */
final class Regrouping {
    private static final String KEY = "taskforce";

    private final Decision decision;

    Regrouping(Decision decision) {
        this.decision = decision;
    }

    /** The step whose outcome is the task force as it sits. */
    static Optional<Step> taskforce(Incident incident) {
        return incident.settled(StepKind.TEAM)
                .filter(step -> step.id().key().equals(KEY))
                .reduce((earlier, later) -> later);
    }

    /** A new round of the task force's step, complete; the reason stands beside it. */
    void change(Command.Regroup command) throws Rejected {
        Step before = taskforce(decision.incident()).orElseThrow();
        if (!(before.outcome() instanceof Team old)) {
            throw new IllegalStateException(before.id() + " holds no team");
        }
        Team team = new Team(old.leader(), old.spokesperson(), groups(old, command));
        check(command, old, team);
        StepId id = new StepId(
                before.id().key(),
                before.id().unit(),
                decision.incident().round(before.id().key(), before.id().unit()) + 1);
        decision.emit(new Event.StepOpened(
                id, before.kind(), before.stage(), before.line(), before.role(), null, null, decision.now()));
        Circle.join(decision, team);
        decision.emit(new Event.StepSettled(id, team, new Deeds(decision).own(), decision.now()));
        passOn(old, team, named(command));
        decision.emit(new Event.Noted(command.reason(), decision.now()));
    }

    private static List<Team.Group> groups(Team old, Command.Regroup command) {
        Set<String> leaving =
                command.leaving().stream().map(Command.Regroup.Leaving::unit).collect(Collectors.toSet());
        return Stream.concat(
                        old.groups().stream().filter(group -> !leaving.contains(group.unit())),
                        command.joining().stream())
                .toList();
    }

    private void check(Command.Regroup command, Team old, Team team) throws Rejected {
        if (command.joining().isEmpty() && command.leaving().isEmpty()) {
            throw new Rejected(Reason.INVALID, "somebody joins or leaves");
        }
        decision.knownUnits(command.joining().stream().map(Team.Group::unit).toList());
        if (team.groups().isEmpty()
                || Set.copyOf(team.groups()).size() < team.groups().size()) {
            throw new Rejected(Reason.INVALID, "a task force has members, and each once in its group");
        }
        for (Command.Regroup.Leaving leaving : command.leaving()) {
            if (!units(old).contains(leaving.unit())) {
                throw new Rejected(Reason.INVALID, leaving.unit() + " is not in the task force");
            }
            if (leaving.passTo() != null && !units(team).contains(leaving.passTo())) {
                throw new Rejected(
                        Reason.INVALID, "directives pass on to a member of the task force, not to " + leaving.passTo());
            }
        }
    }

    private static Map<String, String> named(Command.Regroup command) {
        return command.leaving().stream()
                .filter(leaving -> leaving.passTo() != null)
                .collect(Collectors.toMap(
                        Command.Regroup.Leaving::unit,
                        leaving -> Objects.requireNonNull(leaving.passTo()),
                        (first, again) -> first));
    }

    /** A task force has members, and a leader of standing; who leads or speaks belongs to the matter. */
    void check(Step step, Team team) throws Rejected {
        boolean leadsResponse = step.id().key().equals(KEY);
        for (Team.Group group : team.groups()) {
            decision.knownUnit(group.unit());
        }
        if (Set.copyOf(team.groups()).size() < team.groups().size()
                || leadsResponse && team.groups().isEmpty()) {
            throw new Rejected(Reason.INVALID, "a task force has members, and each once in its group");
        }
        checkHead(team.leader(), team, leadsResponse);
        if (team.spokesperson() != null) {
            checkHead(team.spokesperson(), team, false);
        }
    }

    private void checkHead(String code, Team team, boolean leadsResponse) throws Rejected {
        Actor person = decision.units()
                .person(code)
                .orElseThrow(() -> new Rejected(Reason.UNKNOWN_PERSON, "no person " + code));
        String unit = person.unit();
        boolean belongs = units(team).contains(unit)
                || decision.incident().circle().containsKey(unit)
                || new Parties(decision.incident(), decision.units())
                        .of(Party.COMMITTEE)
                        .contains(unit);
        if (!belongs) {
            throw new Rejected(Reason.INVALID, code + " is of no unit that has to do with the incident");
        }
        if (leadsResponse && !person.may(Role.DEPUTY_LEADER)) {
            throw new Rejected(Reason.INVALID, code + " is no leader, and cannot lead a task force");
        }
    }

    void regrouped(Step step, Team team) {
        decision.incident()
                .settled(StepKind.TEAM)
                .filter(other ->
                        other.id().key().equals(step.id().key()) && !other.id().equals(step.id()))
                .reduce((earlier, later) -> later)
                .flatMap(other -> other.outcome() instanceof Team old ? Optional.of(old) : Optional.empty())
                .ifPresent(old -> passOn(old, team, Map.of()));
    }

    private void passOn(Team before, Team after, Map<String, String> named) {
        units(before).stream()
                .filter(unit -> !units(after).contains(unit))
                .sorted()
                .forEach(leaving -> passOn(
                        leaving,
                        Optional.ofNullable(named.get(leaving)).orElseGet(() -> next(leaving, before, after))));
    }

    /** Who takes its place in its group, a new member first; else the responsible unit. */
    private String next(String leaving, Team before, Team after) {
        Set<Workgroup> names = before.groups().stream()
                .filter(group -> group.unit().equals(leaving))
                .map(Team.Group::name)
                .collect(Collectors.toSet());
        return after.groups().stream()
                .filter(group -> names.contains(group.name()))
                .map(Team.Group::unit)
                .sorted(Comparator.comparing(units(before)::contains))
                .findFirst()
                .orElseGet(() -> new Parties(decision.incident(), decision.units()).responsible());
    }

    private void passOn(String leaving, String next) {
        List<Step> open = decision.incident()
                .openSteps()
                .filter(step -> step.kind() == StepKind.DIRECTIVE)
                .filter(step -> step.id().unit().equals(leaving))
                .toList();
        for (Step directive : open) {
            decision.cancel(directive, Event.Cause.REPLANNED);
            new TaskForces(decision).passOn(directive, next);
        }
    }

    private static Set<String> units(Team team) {
        return team.groups().stream().map(Team.Group::unit).collect(Collectors.toSet());
    }
}
