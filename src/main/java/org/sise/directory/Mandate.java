package org.sise.directory;

import java.util.Optional;
import org.sise.core.incident.Actor;
import org.sise.core.incident.Units;
import org.sise.core.plan.Role;

/**
 * What an administrator keeps: of the city commission everything, of another unit what is that unit's.
 *
 * @param city whether of the city commission
 * @param unit the administrator's own
 */
public record Mandate(boolean city, String unit) {
    /** Empty for who is no administrator. */
    public static Optional<Mandate> of(Actor actor, Units units) {
        return actor.may(Role.ADMINISTRATOR)
                ? Optional.of(new Mandate(actor.unit().equals(units.cityCommission()), actor.unit()))
                : Optional.empty();
    }

    public boolean isOver(String other) {
        return city || unit.equals(other);
    }
}
