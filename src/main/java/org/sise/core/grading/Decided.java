package org.sise.core.grading;

import java.util.Set;

/**
 * The last grade that a person set, and on what: a later entry raises by machine only against it.
 *
 * @param level as the person set it, which may be lower than the criteria say
 * @param fired the criteria that had fired then
 * @param situation what was known then
 */
public record Decided(Level level, Set<String> fired, Situation situation) {

    private static final long GROWTH = 10;

    public Decided {
        fired = Set.copyOf(fired);
    }

    /** Whether the criterion, true now, says more than the person already weighed: it is new, or a count grew tenfold. */
    boolean surpassedBy(Criterion criterion, Situation now) {
        return !fired.contains(criterion.key())
                || criterion.condition().fields().stream().anyMatch(field -> grewTenfold(field, now));
    }

    private boolean grewTenfold(Field field, Situation now) {
        var before = field.rankIn(situation);
        var after = field.rankIn(now);
        return field.type() == Field.Type.COUNT
                && before.isPresent()
                && after.isPresent()
                && after.getAsLong() / GROWTH >= Math.max(1, before.getAsLong());
    }
}
