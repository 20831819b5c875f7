package org.sise.core.grading;

import java.util.EnumMap;
import java.util.OptionalLong;
import org.sise.core.grading.Situation.Flag;
import org.sise.core.grading.Situation.Impact;
import org.sise.core.grading.Situation.Nature;
import org.sise.core.grading.Situation.Reach;
import org.sise.core.grading.Situation.Trending;

/** A situation put together field by field, by wire name or by rank; what is not set stays unknown. */
public final class SituationBuilder {

    private final EnumMap<Field, Long> ranks = new EnumMap<>(Field.class);

    public static SituationBuilder situation() {
        return new SituationBuilder();
    }

    public static SituationBuilder from(Situation situation) {
        var builder = new SituationBuilder();
        for (var field : Field.values()) {
            field.rankIn(situation).ifPresent(rank -> builder.with(field, rank));
        }
        return builder;
    }

    public SituationBuilder with(String wireName, Object value) {
        var field = Field.ofWireName(wireName).orElseThrow();
        return with(
                field,
                value instanceof Number count
                        ? count.longValue()
                        : field.rankOf(String.valueOf(value)).orElseThrow());
    }

    public SituationBuilder with(Field field, long rank) {
        ranks.put(field, rank);
        return this;
    }

    public SituationBuilder without(Field field) {
        ranks.remove(field);
        return this;
    }

    public Situation build() {
        var flags = new EnumMap<Flag, Boolean>(Flag.class);
        for (var flag : Flag.values()) {
            rank(Field.valueOf(flag.name())).ifPresent(rank -> flags.put(flag, rank == 1));
        }
        return new Situation(
                value(Field.NATURE, Nature.values()),
                value(Field.IMPACT, Impact.values()),
                value(Field.REACH, Reach.values()),
                value(Field.TRENDING, Trending.values()),
                ranks.get(Field.PLATFORMS),
                ranks.get(Field.READS),
                ranks.get(Field.INTERACTIONS),
                ranks.get(Field.SOURCES),
                ranks.get(Field.UNITS),
                value(Field.STATUTORY_CLASS, StatutoryClass.values()),
                flags);
    }

    private OptionalLong rank(Field field) {
        var rank = ranks.get(field);
        return rank == null ? OptionalLong.empty() : OptionalLong.of(rank);
    }

    private <T> T value(Field field, T[] values) {
        var rank = ranks.get(field);
        return rank == null ? null : values[rank.intValue()];
    }
}
