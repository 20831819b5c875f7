package org.sise.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.sise.config.Clocks;
import org.sise.core.grading.Grade;
import org.sise.core.grading.Situation;
import org.sise.core.grading.Standard;
import org.sise.core.incident.Actor;
import org.sise.core.incident.Command;
import org.sise.core.incident.Context;
import org.sise.core.incident.Decider;
import org.sise.core.incident.Incident;
import org.sise.core.incident.Rejected;
import org.sise.core.plan.Role;

/** What would be: the same rules, by this replica's time, and nothing is kept. */
@ApplicationScoped
public class Previews {
    private final Contexts contexts;
    private final Clocks clocks;
    private final InstantSource replicaClock;

    Previews(Contexts contexts, Clocks clocks, InstantSource replicaClock) {
        this.contexts = contexts;
        this.clocks = clocks;
        this.replicaClock = replicaClock;
    }

    /** A report that nobody made, as the incident that it would be. */
    public record Imagined(Incident incident, Context context) {}

    /** By the standard in force. */
    public Grade grade(Situation situation) {
        return standard().grade(situation);
    }

    public Standard standard() {
        return contexts.standard(Incident.NONE);
    }

    /**
     * As if a duty officer of the asking person's unit reported it: also who may not report may ask what would be.
     *
     * @param asked the report, made at the time that it is given
     */
    public Imagined report(Function<Instant, Command.Report> asked, Actor asking) throws Rejected {
        Instant now = clocks.now(Clocks.REAL, replicaClock.instant());
        Command.Report report = asked.apply(now);
        Actor reporter = new Actor(asking.person(), asking.unit(), Set.of(Role.DUTY_OFFICER), Set.of());
        Context context = contexts.of(Incident.NONE, reporter, now, Optional.of(report));
        return new Imagined(Incident.of(Decider.decide(Incident.NONE, report, context)), context);
    }
}
