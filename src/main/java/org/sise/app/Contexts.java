package org.sise.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.sise.config.Clocks;
import org.sise.core.grading.Standard;
import org.sise.core.incident.Actor;
import org.sise.core.incident.Command;
import org.sise.core.incident.Context;
import org.sise.core.incident.Incident;
import org.sise.core.incident.Units;
import org.sise.core.plan.Plan;
import org.sise.directory.Directory;
import org.sise.directory.DutyCalendar;

/** What a decision may know: the incident's pinned plan and standard, or those in force, the directory as it really is then. */
@ApplicationScoped
class Contexts {
    private final Rules rules;
    private final Directory directory;
    private final DutyCalendar calendar;

    Contexts(Rules rules, Directory directory, DutyCalendar calendar) {
        this.rules = rules;
        this.directory = directory;
        this.calendar = calendar;
    }

    Context of(Incident incident, Actor actor, Clocks.Reading at, Optional<Command> command) {
        return new Context(
                actor, at.now(), standard(incident, at), plan(incident, command, at), units(at), calendar.calendar());
    }

    /** Delegations count that are really in force; who is no person of the directory speaks as he came. */
    Actor actor(Actor asked, Clocks.Reading at) {
        return directory
                .actor(asked.person(), at.real())
                .filter(found -> found.unit().equals(asked.unit()))
                .orElse(asked);
    }

    Units units(Clocks.Reading at) {
        return directory.units(at.real());
    }

    Standard standard(Incident incident, Clocks.Reading at) {
        return incident.origin() == null
                ? rules.standard(at.real())
                : rules.standard(incident.report().standard());
    }

    private Plan plan(Incident incident, Optional<Command> command, Clocks.Reading at) {
        boolean fresh = incident.origin() == null
                || command.filter(Command.Repin.class::isInstance).isPresent();
        return fresh ? rules.plan(at.real()) : rules.plan(incident.plan());
    }
}
