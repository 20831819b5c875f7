package org.sise.store;

import java.util.Set;

/**
 * Who reads: the centre, which sees every incident, or units, which see those in whose circle they are.
 *
 * @param all the city's commission and its auditors
 * @param units codes by which the reader may see; nothing is seen by none
 */
public record Viewer(boolean all, Set<String> units) {
    public Viewer {
        units = Set.copyOf(units);
    }

    public static Viewer centre() {
        return new Viewer(true, Set.of());
    }

    public static Viewer of(Set<String> units) {
        return new Viewer(false, units);
    }

    /** Whether an entry with this audience is for the reader. */
    public boolean sees(Set<String> audience) {
        return all || units.stream().anyMatch(audience::contains);
    }
}
