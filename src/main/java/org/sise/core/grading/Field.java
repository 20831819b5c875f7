package org.sise.core.grading;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sise.core.grading.Situation.Flag;
import org.sise.core.grading.Situation.Impact;
import org.sise.core.grading.Situation.Nature;
import org.sise.core.grading.Situation.Reach;
import org.sise.core.grading.Situation.Trending;

/**
 * What a condition may ask of a situation: every component and every flag, nothing else. Each known value has a rank
 * that grows with the gravity: the position of an ordered value, the count itself, 0 and 1 for a flag.
 */
public enum Field {
    NATURE("nature", Nature.values(), Situation::nature),
    IMPACT("impact", Impact.values(), Situation::impact),
    REACH("reach", Reach.values(), Situation::reach),
    TRENDING("trending", Trending.values(), Situation::trending),
    PLATFORMS("platforms", Situation::platforms),
    READS("reads", Situation::reads),
    INTERACTIONS("interactions", Situation::interactions),
    SOURCES("sources", Situation::sources),
    UNITS("units", Situation::units),
    STATUTORY_CLASS("statutoryClass", StatutoryClass.values(), Situation::statutoryClass),
    STAFF_ALLEGATION(Flag.STAFF_ALLEGATION),
    PRESS_INQUIRY(Flag.PRESS_INQUIRY),
    DEATH_OR_SERIOUS_INJURY(Flag.DEATH_OR_SERIOUS_INJURY),
    MINOR_HARMED(Flag.MINOR_HARMED),
    SEVERAL_DEPARTMENTS(Flag.SEVERAL_DEPARTMENTS),
    GROUP_EVENT_POSSIBLE(Flag.GROUP_EVENT_POSSIBLE),
    GROUP_EVENT(Flag.GROUP_EVENT),
    SUPERIOR_ORDER(Flag.SUPERIOR_ORDER);

    /** The type of a field's values. */
    public enum Type {
        ORDERED,
        COUNT,
        FLAG
    }

    /** The largest count that a condition may ask for. */
    public static final long MAX_COUNT = 1_000_000_000_000L;

    private final String wireName;
    private final Type type;
    private final List<String> values;
    private final Function<Situation, @Nullable Long> rank;

    Field(String wireName, Enum<?>[] values, Function<Situation, @Nullable Enum<?>> value) {
        this.wireName = wireName;
        this.type = Type.ORDERED;
        this.values = Arrays.stream(values).map(Field::wire).toList();
        this.rank = situation -> {
            Enum<?> known = value.apply(situation);
            return known == null ? null : Long.valueOf(known.ordinal());
        };
    }

    Field(String wireName, Function<Situation, @Nullable Long> count) {
        this.wireName = wireName;
        this.type = Type.COUNT;
        this.values = List.of();
        this.rank = count;
    }

    Field(Flag flag) {
        this.wireName = "flags." + wire(flag);
        this.type = Type.FLAG;
        this.values = List.of("false", "true");
        this.rank = situation -> {
            Boolean known = situation.flags().get(flag);
            return known == null ? null : known ? 1L : 0L;
        };
    }

    public static Optional<Field> ofWireName(String wireName) {
        return Arrays.stream(values())
                .filter(field -> field.wireName.equals(wireName))
                .findFirst();
    }

    public String wireName() {
        return wireName;
    }

    public Type type() {
        return type;
    }

    /** The wire names of the values, mildest first, so that a position is a rank; empty for a count. */
    public List<String> valueNames() {
        return values;
    }

    /** The rank of this field's value in the situation; empty when it is unknown. */
    public OptionalLong rankIn(Situation situation) {
        Long known = rank.apply(situation);
        return known == null ? OptionalLong.empty() : OptionalLong.of(known);
    }

    /** The rank of a value by its wire name; empty when this field has no such value. */
    public OptionalLong rankOf(String value) {
        int position = values.indexOf(value);
        return position < 0 ? OptionalLong.empty() : OptionalLong.of(position);
    }

    private static String wire(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
