package org.sise.core.incident;

import java.util.Set;
import org.sise.core.plan.Role;

/**
 * Who speaks: a person by a stable pseudonymous code, or a machine, for a unit.
 *
 * @param roles held now, own ones
 * @param deputising roles held now for another person of the unit, by a standing delegation
 */
public record Actor(String person, String unit, Set<Role> roles, Set<Role> deputising) {

    /** Sise itself: limits that pass, grades by criteria. */
    public static final Actor MACHINE = new Actor("sise", "sise", Set.of(Role.MACHINE), Set.of());

    public Actor {
        roles = Set.copyOf(roles);
        deputising = Set.copyOf(deputising);
    }

    /** Whether the actor may act in {@code required} now, by a role or as a deputy; a higher role may always. */
    public boolean may(Role required) {
        return roles.stream().anyMatch(role -> role.covers(required))
                || deputising.stream().anyMatch(role -> role.covers(required));
    }

    public boolean isMachine() {
        return roles.contains(Role.MACHINE);
    }
}
