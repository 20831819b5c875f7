package org.sise.core.incident;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sise.core.incident.Outcome.Team;
import org.sise.core.plan.StepKind;

/** A task force changes its members (rule 30): what a leaving unit has open passes to the unit that takes its place in the group. */
final class Regrouping {
    private final Decision decision;

    Regrouping(Decision decision) {
        this.decision = decision;
    }

    void regrouped(Step step, Team team) {
        Optional<Team> before = decision.incident()
                .settled(StepKind.TEAM)
                .filter(other ->
                        other.id().key().equals(step.id().key()) && !other.id().equals(step.id()))
                .reduce((earlier, later) -> later)
                .flatMap(other -> other.outcome() instanceof Team old ? Optional.of(old) : Optional.empty());
        before.ifPresent(old -> old.groups().stream()
                .filter(group -> !units(team).contains(group.unit()))
                .forEach(group -> passOn(group, old, team)));
    }

    private void passOn(Team.Group leaving, Team before, Team after) {
        String next = after.groups().stream()
                .filter(group -> group.name().equals(leaving.name()))
                .sorted((one, other) -> Boolean.compare(
                        units(before).contains(one.unit()), units(before).contains(other.unit())))
                .map(Team.Group::unit)
                .findFirst()
                .orElseGet(() -> new Parties(decision.incident(), decision.units()).responsible());
        List<Step> open = decision.incident()
                .openSteps()
                .filter(step -> step.kind() == StepKind.DIRECTIVE)
                .filter(step -> step.id().unit().equals(leaving.unit()))
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
