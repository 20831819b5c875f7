package org.sise.core.grading;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.sise.core.grading.Field.Type;

/**
 * What a criterion asks of a situation. There is no negation and no "less than", and {@link In} is upward closed, so
 * every condition is monotone: a graver value never makes it less true, and learning a value never takes a truth back.
 * A condition that would not be monotone or could never hold cannot be made ({@link IllegalArgumentException}).
 */
public sealed interface Condition {

    /** A question to one field: is its value known, and of at least this rank? */
    sealed interface Asked extends Condition {
        Field field();

        long threshold();
    }

    /** The value of an ordered field or a count is this rank or graver. */
    record AtLeast(Field field, long threshold) implements Asked {
        public AtLeast {
            require(field.type() != Type.FLAG, field, "is a flag: ask isTrue");
            boolean inRange = field.type() == Type.COUNT
                    ? threshold >= 1 && threshold <= Field.MAX_COUNT
                    : threshold >= 0 && threshold <= gravest(field);
            require(inRange, field, "has no value " + threshold + " to be reached");
        }
    }

    /** The value of an ordered field is one of these ranks, which reach without a gap to the gravest. */
    record In(Field field, SortedSet<Long> ranks) implements Asked {
        public In {
            ranks = Collections.unmodifiableSortedSet(new TreeSet<>(ranks));
            require(field.type() == Type.ORDERED, field, "is not ordered by name: in is for ordered values");
            require(!ranks.isEmpty(), field, "needs at least one value");
            require(ranks.first() >= 0 && ranks.last() <= gravest(field), field, "has no such values: " + ranks);
            var gaps = gaps(field, ranks);
            require(gaps.isEmpty(), field, "would be graded lower by a graver value; add " + gaps);
        }

        @Override
        public long threshold() {
            return ranks.first();
        }

        private static List<String> gaps(Field field, SortedSet<Long> ranks) {
            return LongStream.rangeClosed(ranks.first(), gravest(field))
                    .filter(rank -> !ranks.contains(rank))
                    .mapToObj(rank -> field.valueNames().get((int) rank))
                    .toList();
        }
    }

    /** The flag is known and set. */
    record IsTrue(Field field) implements Asked {
        public IsTrue {
            require(field.type() == Type.FLAG, field, "is no flag: ask atLeast");
        }

        @Override
        public long threshold() {
            return 1;
        }
    }

    /** Every one of at least one part holds. */
    record All(List<Condition> parts) implements Condition {
        public All {
            parts = atLeastOne("all", parts);
        }
    }

    /** At least one part holds. */
    record Any(List<Condition> parts) implements Condition {
        public Any {
            parts = atLeastOne("any", parts);
        }
    }

    /** Whether the condition holds, by what is known. */
    default Truth in(Situation situation) {
        return switch (this) {
            case Asked asked -> {
                var rank = asked.field().rankIn(situation);
                yield rank.isEmpty() ? Truth.UNKNOWN : Truth.of(rank.getAsLong() >= asked.threshold());
            }
            case All(List<Condition> parts) ->
                parts.stream().map(part -> part.in(situation)).reduce(Truth.TRUE, Truth::and);
            case Any(List<Condition> parts) ->
                parts.stream().map(part -> part.in(situation)).reduce(Truth.FALSE, Truth::or);
        };
    }

    /** The unknown fields on which an undecided condition still hangs; empty when it is decided. */
    default Set<Field> openFields(Situation situation) {
        var open = EnumSet.noneOf(Field.class);
        if (in(situation) != Truth.UNKNOWN) {
            return open;
        }
        switch (this) {
            case Asked asked -> open.add(asked.field());
            case All(List<Condition> parts) -> parts.forEach(part -> open.addAll(part.openFields(situation)));
            case Any(List<Condition> parts) -> parts.forEach(part -> open.addAll(part.openFields(situation)));
        }
        return open;
    }

    /** Every field that the condition asks for. */
    default Set<Field> fields() {
        var fields = EnumSet.noneOf(Field.class);
        switch (this) {
            case Asked asked -> fields.add(asked.field());
            case All(List<Condition> parts) -> parts.forEach(part -> fields.addAll(part.fields()));
            case Any(List<Condition> parts) -> parts.forEach(part -> fields.addAll(part.fields()));
        }
        return fields;
    }

    private static long gravest(Field field) {
        return field.valueNames().size() - 1L;
    }

    private static List<Condition> atLeastOne(String name, List<Condition> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException(name + " needs at least one part");
        }
        return List.copyOf(parts);
    }

    private static void require(boolean holds, Field field, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(field.wireName() + " " + otherwise);
        }
    }
}
