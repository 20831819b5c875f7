package org.sise.core.plan;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One step of a level's flow.
 *
 * @param parties who it falls to; the first is the one that the flow waits for, the others get a step each
 * @param role the lowest role that may settle it
 * @param after keys that must be settled, lapsed, cancelled or not needed first; empty = with the report
 * @param opening must, by hand ({@code ?}), or on an occasion ({@code if})
 * @param occasion only with {@link Opening#OCCASION}
 * @param of the step whose version this one approves, countersigns or publishes; follows its rounds
 * @param with {@code =}: settled in one form with that step
 * @param rhythm {@code null} unless it comes again
 */
public record StepSpec(
        String key,
        StepKind kind,
        Stage stage,
        Line line,
        List<Party> parties,
        Role role,
        Set<String> after,
        Opening opening,
        @Nullable Occasion occasion,
        @Nullable String of,
        @Nullable String with,
        @Nullable Rhythm rhythm) {

    public enum Opening {
        MUST,
        BY_HAND,
        OCCASION
    }

    public StepSpec {
        parties = List.copyOf(parties);
        after = Set.copyOf(after);
    }

    /** Whether the flow may not end without it. */
    public boolean isMust() {
        return opening == Opening.MUST && rhythm == null;
    }
}
