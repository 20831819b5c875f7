package org.sise.core.incident;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.sise.core.plan.Role;

/**
 * What a person may read of an incident: the audience rule of its entries, applied to its present state. The city's
 * commission sees everything, its auditors too; others what concerns their unit, while it is in the circle: a county
 * never sees another's, whoever looks.
 */
public final class Sight {
    private final Incident incident;
    private final Actor viewer;
    private final Units units;

    public Sight(Incident incident, Actor viewer, Units units) {
        this.incident = incident;
        this.viewer = viewer;
        this.units = units;
    }

    /** Whether the viewer belongs to the centre, which sees every incident. */
    public static boolean isCentre(Actor viewer, Units units) {
        boolean keepsOnlyTheDirectory = viewer.roles().equals(Set.of(Role.ADMINISTRATOR));
        return !viewer.isMachine() && viewer.unit().equals(units.cityCommission()) && !keepsOnlyTheDirectory;
    }

    public boolean ofIncident() {
        return isCentre(viewer, units)
                || (incident.circle().containsKey(viewer.unit())
                        && !viewer.roles().equals(Set.of(Role.ADMINISTRATOR)));
    }

    /** What the matter is: title, summary, source and figures. A copy (抄送) reads number, level and state (A3). */
    public boolean ofMatter() {
        return isCentre(viewer, units) || !incident.isCopy(viewer.unit());
    }

    /** The event as the viewer may read it: a copy does not learn by which criteria a level was given. */
    public Event readable(Event event) {
        return event instanceof Event.Graded graded && !ofMatter()
                ? new Event.Graded(
                        graded.level(),
                        graded.provisional(),
                        List.of(),
                        List.of(),
                        graded.reason(),
                        graded.deed(),
                        graded.at())
                : event;
    }

    /** Links of private posts stay with the centre and the owner, unless it is complained of itself (rules 15, 45). */
    public boolean ofSource() {
        return isCentre(viewer, units) || viewer.unit().equals(new Parties(incident, units).commission());
    }

    public boolean of(Step step) {
        return isCentre(viewer, units)
                || isShared(Objects.requireNonNullElse(step.endedAt(), step.openedAt()))
                || audience(step).contains(viewer.unit());
    }

    /** What stood as it stands when the commission opened the file to the unit. */
    private boolean isShared(Instant latest) {
        Instant shared = incident.shared().get(viewer.unit());
        return shared != null && !latest.isAfter(shared);
    }

    public boolean of(Limit limit) {
        Event met = new Event.LimitsMet(List.of(limit.id()), limit.due(), limit.due());
        return isCentre(viewer, units)
                || isShared(Objects.requireNonNullElse(limit.endedAt(), limit.start()))
                || Audience.of(incident, met, Actor.MACHINE, units).contains(viewer.unit());
    }

    /** Who is personally concerned: the centre, the owner and his own unit must know. */
    public boolean ofRecused(String person) {
        boolean ofOwnUnit = units.person(person)
                .filter(own -> own.unit().equals(viewer.unit()))
                .isPresent();
        return ofSource() || ofOwnUnit;
    }

    private Set<String> audience(Step step) {
        Instant at = step.openedAt();
        Outcome outcome = step.outcome();
        Deed deed = step.deed();
        Event latest = outcome == null || deed == null
                ? new Event.StepLapsed(step.id(), at)
                : new Event.StepSettled(step.id(), outcome, deed, at);
        return Audience.of(incident, latest, Actor.MACHINE, units);
    }
}
