package org.sise.core.grading;

import java.util.List;
import java.util.Set;

/**
 * What a standard says of a situation, and why.
 *
 * @param level the highest level with a criterion that fired; blue when none did
 * @param because the key of every criterion that fired, highest level first, then in the standard's order
 * @param unknown the wire names of the unknown fields on which a criterion of a higher level still hangs: as long as
 *     they stay unknown no other field that is unknown now can raise the level
 */
public record Grade(Level level, List<String> because, List<String> unknown) {

    public Grade {
        because = List.copyOf(because);
        unknown = List.copyOf(unknown);
    }

    /** The criteria that fired, as a set for comparison with a later grade. */
    public Set<String> fired() {
        return Set.copyOf(because);
    }
}
