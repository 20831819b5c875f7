package org.sise.drill;

import java.util.EnumSet;
import java.util.Set;
import org.sise.core.incident.Actor;
import org.sise.core.incident.Sight;
import org.sise.core.incident.Unit;
import org.sise.core.incident.Units;
import org.sise.core.plan.Role;

/** Who may see a drill, run it, stop it for the real world, and assess it. */
final class DrillAuthority {
    private final Actor actor;
    private final Units units;

    DrillAuthority(Actor actor, Units units) {
        this.actor = actor;
        this.units = units;
    }

    /** What can be done with a drill; the names are part of the API. */
    enum Act {
        START,
        PAUSE,
        RESUME,
        PACE,
        STOP,
        ASSESS
    }

    /** A commission plans drills, by its coordinator or who is above him. */
    boolean mayPlan() {
        return !actor.isMachine()
                && actor.may(Role.COORDINATOR)
                && units.unit(actor.unit())
                        .filter(unit -> unit.kind() == Unit.Kind.COMMISSION)
                        .isPresent();
    }

    boolean sees(Drill drill) {
        return isCentre() || !isBlind() && drill.participants().contains(actor.unit());
    }

    boolean isCentre() {
        return Sight.isCentre(actor, units);
    }

    /** Who only administers sees nothing of any matter. */
    private boolean isBlind() {
        return actor.roles().equals(Set.of(Role.ADMINISTRATOR));
    }

    /** What he may do with it now, in this state. */
    Set<Act> acts(Drill drill) {
        Set<Act> acts = EnumSet.noneOf(Act.class);
        boolean directs = mayPlan() && actor.unit().equals(drill.unit());
        if (directs) {
            switch (drill.state()) {
                case PLANNED -> acts.addAll(EnumSet.of(Act.START, Act.STOP));
                case RUNNING -> acts.addAll(EnumSet.of(Act.PAUSE, Act.PACE, Act.STOP, Act.ASSESS));
                case PAUSED -> acts.addAll(EnumSet.of(Act.RESUME, Act.PACE, Act.STOP, Act.ASSESS));
                case ENDED -> acts.add(Act.ASSESS);
            }
        }
        if (drill.state() == Drill.State.RUNNING && isPartOf(drill)) {
            acts.add(Act.PAUSE);
        }
        return acts;
    }

    /** 真实情况: whoever of a unit that takes part pauses it (rule 43). */
    boolean isPartOf(Drill drill) {
        return mayCallRealSituation() && drill.participants().contains(actor.unit());
    }

    boolean mayCallRealSituation() {
        return !actor.isMachine() && !isBlind();
    }
}
