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
import org.sise.core.plan.StepKind;

/** A task force changes its members (rule 30): what a leaving unit has open passes to the unit that takes its place in the group. */
final class Regrouping {
    private final Decision decision;

    Regrouping(Decision decision) {
        this.decision = decision;
    }

    /** A new round of the task force's step, complete; the reason stands beside it. */
    void change(Command.Regroup command) throws Rejected {
        Step before = Teams.taskforce(decision.incident()).orElseThrow();
        if (!(before.outcome() instanceof Team old)) {
            throw new IllegalStateException(before.id() + " holds no team");
        }
        Team team = new Team(
                Objects.requireNonNullElse(command.leader(), old.leader()), old.spokesperson(), groups(old, command));
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
        if (command.joining().isEmpty() && command.leaving().isEmpty() && command.leader() == null) {
            throw new Rejected(Ground.REGROUPED_NOTHING);
        }
        Teams teams = new Teams(decision);
        teams.checkMembers(team, true);
        if (command.leader() != null) {
            Recusal.check(decision.incident(), command.leader());
            teams.checkHead(command.leader(), team, true);
        }
        for (Command.Regroup.Leaving leaving : command.leaving()) {
            if (!Teams.units(old).contains(leaving.unit())) {
                throw new Rejected(Ground.NOT_IN_TASK_FORCE, leaving.unit());
            }
            if (leaving.passTo() != null && !Teams.units(team).contains(leaving.passTo())) {
                throw new Rejected(Ground.PASSED_OUTSIDE, leaving.passTo());
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
        Teams.units(before).stream()
                .filter(unit -> !Teams.units(after).contains(unit))
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
                .sorted(Comparator.comparing(Teams.units(before)::contains))
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
}
