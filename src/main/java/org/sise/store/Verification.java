package org.sise.store;

import java.util.Optional;
import java.util.UUID;

/**
 * What came of recomputing an incident's chain.
 *
 * @param entries how many were looked at
 * @param broken number of the first entry that is not, or no longer, what was appended
 * @param anchor hash of the last entry: compare it with the one on the topic {@code sise.incidents}
 */
public record Verification(UUID incident, int entries, Optional<Integer> broken, String anchor) {
    public boolean ok() {
        return broken.isEmpty();
    }
}
