package org.sise.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Actor;
import org.sise.drill.Drill;
import org.sise.drill.Drills;
import org.sise.security.CurrentActor;

/** What pages say of drills beside their own matter: one that runs, and one that is due. */
@Named
@RequestScoped
public class DrillDesk {
    private final Drills drills;
    private final CurrentActor current;
    private final InstantSource replicaClock;

    DrillDesk(Drills drills, CurrentActor current, InstantSource replicaClock) {
        this.drills = drills;
        this.current = current;
        this.replicaClock = replicaClock;
    }

    /** Drills that are on. */
    public record On(List<Drill> drills) {
        /** Whether one of them does not stand still already. */
        public boolean isRunning() {
            return drills.stream().anyMatch(drill -> drill.state() == Drill.State.RUNNING);
        }
    }

    /** Those that one's unit takes part in. */
    public On on() {
        Actor actor = current.actor();
        return new On(drills.on(actor).stream()
                .filter(drill -> drill.participants().contains(actor.unit()))
                .toList());
    }

    /** For who plans them: the day on which the next is due, if that day has come. */
    public @Nullable LocalDate overdue() {
        LocalDate today = LocalDate.ofInstant(replicaClock.instant(), Times.zone());
        return next().filter(day -> !day.isAfter(today)).orElse(null);
    }

    /** For who plans them: the day on which the next is due. */
    public @Nullable LocalDate due() {
        return next().orElse(null);
    }

    private Optional<LocalDate> next() {
        return drills.nextDue(current.actor());
    }
}
