package org.sise.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.sise.config.Clocks;
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
    private final Rules rules;
    private final Clocks clocks;
    private final InstantSource replicaClock;

    Previews(Contexts contexts, Rules rules, Clocks clocks, InstantSource replicaClock) {
        this.contexts = contexts;
        this.rules = rules;
        this.clocks = clocks;
        this.replicaClock = replicaClock;
    }

    /** A report that nobody made, as the incident that it would be. */
    public record Imagined(Incident incident, Context context) {}

    /** The one in force. */
    public Standard standard() {
        rules.catchUp();
        return contexts.standard(Incident.NONE, Clocks.Reading.real(now()));
    }

    /**
     * As if a duty officer of the asking person's unit reported it: also who may not report may ask what would be.
     *
     * @param asked the report, made at the time that it is given
     */
    public Imagined report(Function<Instant, Command.Report> asked, Actor asking) throws Rejected {
        rules.catchUp();
        Instant now = now();
        Command.Report report = asked.apply(now);
        Actor reporter = new Actor(asking.person(), asking.unit(), Set.of(Role.DUTY_OFFICER), Set.of());
        Context context = contexts.of(Incident.NONE, reporter, Clocks.Reading.real(now), Optional.of(report));
        return new Imagined(Incident.of(Decider.decide(Incident.NONE, report, context)), context);
    }

    private Instant now() {
        return clocks.now(Clocks.REAL, replicaClock.instant());
    }
}
