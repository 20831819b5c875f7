package org.sise.core.grading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * 研判标准: the criteria by which a situation gets its level. For every standard that can be made, graver values never
 * lower the grade and a value that is made unknown never raises it. Keys are unique and there is at least one criterion
 * ({@link IllegalArgumentException}).
 *
 * @param version names the standard for good: an incident keeps the one it began with
 */
public record Standard(String version, List<Criterion> criteria) {

    public Standard {
        if (version.isBlank()) {
            throw new IllegalArgumentException("a standard needs a version");
        }
        if (criteria.isEmpty()) {
            throw new IllegalArgumentException("standard " + version + " has no criterion");
        }
        var keys = new HashSet<String>();
        for (var criterion : criteria) {
            if (!keys.add(criterion.key())) {
                throw new IllegalArgumentException("standard " + version + " repeats the key " + criterion.key());
            }
        }
        criteria = List.copyOf(criteria);
    }

    public Grade grade(Situation situation) {
        var fired = fired(situation);
        var level = fired.isEmpty() ? Level.BLUE : fired.getFirst().level();
        return new Grade(level, fired.stream().map(Criterion::key).toList(), unknownAbove(level, situation));
    }

    /**
     * The level to which the machine may raise what a person decided (plan.md rule 16): the highest above the decided one
     * with a criterion that is true now and was not then, or that asks for a count that has grown tenfold; else empty.
     */
    public Optional<Level> raiseOver(Decided decided, Situation now) {
        return fired(now).stream()
                .filter(criterion -> criterion.level().above(decided.level()))
                .filter(criterion -> decided.surpassedBy(criterion, now))
                .map(Criterion::level)
                .findFirst();
    }

    public Optional<Criterion> criterion(String key) {
        return criteria.stream()
                .filter(criterion -> criterion.key().equals(key))
                .findFirst();
    }

    private List<Criterion> fired(Situation situation) {
        var fired = new ArrayList<Criterion>();
        for (var criterion : criteria) {
            if (criterion.condition().in(situation) == Truth.TRUE) {
                fired.add(criterion);
            }
        }
        fired.sort(Comparator.comparing(Criterion::level).reversed());
        return fired;
    }

    private List<String> unknownAbove(Level level, Situation situation) {
        var open = EnumSet.noneOf(Field.class);
        for (var criterion : criteria) {
            if (criterion.level().above(level)) {
                open.addAll(criterion.condition().openFields(situation));
            }
        }
        return open.stream().map(Field::wireName).toList();
    }
}
