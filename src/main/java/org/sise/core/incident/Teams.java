package org.sise.core.incident;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sise.core.incident.Outcome.Team;
import org.sise.core.plan.Party;
import org.sise.core.plan.Role;
import org.sise.core.plan.StepKind;

/** 引导小组 and 专班: who is in them, and who may lead. */
final class Teams {
    private static final String TASKFORCE = "taskforce";

    private final Decision decision;

    Teams(Decision decision) {
        this.decision = decision;
    }

    static boolean isTaskforce(StepId step) {
        return step.key().equals(TASKFORCE);
    }

    /** The step whose outcome is the task force as it sits. */
    static Optional<Step> taskforce(Incident incident) {
        return incident.settled(StepKind.TEAM)
                .filter(step -> isTaskforce(step.id()))
                .reduce((earlier, later) -> later);
    }

    static boolean isLeader(Incident incident, Actor person) {
        return taskforce(incident)
                .filter(step ->
                        step.outcome() instanceof Team team && team.leader().equals(person.person()))
                .isPresent();
    }

    static Set<String> units(Team team) {
        return team.groups().stream().map(Team.Group::unit).collect(Collectors.toSet());
    }

    void check(Step step, Team team) throws Rejected {
        boolean leadsResponse = isTaskforce(step.id());
        checkMembers(team, leadsResponse);
        checkHead(team.leader(), team, leadsResponse);
        if (team.spokesperson() != null) {
            checkHead(team.spokesperson(), team, false);
        }
    }

    /** Each unit once in a group; a task force is somebody. */
    void checkMembers(Team team, boolean leadsResponse) throws Rejected {
        for (Team.Group group : team.groups()) {
            decision.knownUnit(group.unit());
        }
        if (Set.copyOf(team.groups()).size() < team.groups().size()
                || leadsResponse && team.groups().isEmpty()) {
            throw new Rejected(Ground.TASK_FORCE_INCOMPLETE);
        }
    }

    /** Who leads or speaks belongs to the matter; who leads the response is a leader. */
    void checkHead(String code, Team team, boolean leadsResponse) throws Rejected {
        Actor person = decision.units().person(code).orElseThrow(() -> new Rejected(Ground.NO_PERSON, code));
        String unit = person.unit();
        boolean belongs = units(team).contains(unit)
                || decision.incident().circle().containsKey(unit)
                || new Parties(decision.incident(), decision.units())
                        .of(Party.COMMITTEE)
                        .contains(unit);
        if (!belongs) {
            throw new Rejected(Ground.UNCONNECTED, code);
        }
        if (leadsResponse && !person.may(Role.DEPUTY_LEADER)) {
            throw new Rejected(Ground.NO_LEADER, code);
        }
    }
}
