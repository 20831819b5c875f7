package org.sise.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.sise.core.grading.Standard;
import org.sise.core.incident.Actor;
import org.sise.core.incident.Command;
import org.sise.core.incident.Context;
import org.sise.core.incident.Incident;
import org.sise.core.incident.Units;
import org.sise.core.plan.Plan;
import org.sise.directory.Directory;
import org.sise.directory.DutyCalendar;

/** What a decision may know: the incident's pinned plan and standard, or those in force, the directory as it is at its time. */
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

    Context of(Incident incident, Actor actor, Instant now, Optional<Command> command) {
        return new Context(
                actor,
                now,
                standard(incident, now),
                plan(incident, command, now),
                directory.units(now),
                calendar.calendar());
    }

    /** Delegations count that are in force at {@code now}; who is no person of the directory speaks as he came. */
    Actor actor(Actor asked, Instant now) {
        return directory
                .actor(asked.person(), now)
                .filter(found -> found.unit().equals(asked.unit()))
                .orElse(asked);
    }

    Units units(Instant now) {
        return directory.units(now);
    }

    Standard standard(Incident incident, Instant now) {
        return incident.origin() == null
                ? rules.standard(now)
                : rules.standard(incident.report().standard());
    }

    private Plan plan(Incident incident, Optional<Command> command, Instant now) {
        boolean fresh = incident.origin() == null
                || command.filter(Command.Repin.class::isInstance).isPresent();
        return fresh ? rules.plan(now) : rules.plan(incident.plan());
    }
}
