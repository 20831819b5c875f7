package org.sise.app;

import java.util.Optional;
import java.util.Set;

/**
 * What must hold for a command to be applied.
 *
 * @param receipt it did not come before
 * @param versions the incident has one of them, so that nobody changes what he has not seen; empty: whichever it has
 */
public record Proviso(Optional<Receipt> receipt, Optional<Set<Integer>> versions) {
    public static Proviso of(Optional<Receipt> receipt) {
        return new Proviso(receipt, Optional.empty());
    }

    void check(int version) {
        if (versions.filter(meant -> !meant.contains(version)).isPresent()) {
            throw new ChangedMeanwhile(version);
        }
    }
}
