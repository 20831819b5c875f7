package org.sise.core.grading;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an incident for grading; {@code null} and a missing flag mean unknown, never "no". Counts are not
 * negative ({@link IllegalArgumentException}); flags iterate in the order of {@link Flag}, so that a payload is stable.
 *
 * @param nature 性质, set by a person
 * @param impact 社会影响, set by a person
 * @param reach the widest media reached
 * @param trending the widest hot list reached
 * @param platforms number of platforms, 1 or more
 * @param reads reads in 24 h
 * @param interactions reposts and comments in 24 h, together
 * @param sources independent sources that say the same
 * @param units units of the 政法 system concerned
 * @param statutoryClass set by a person
 */
public record Situation(
        @Nullable Nature nature,
        @Nullable Impact impact,
        @Nullable Reach reach,
        @Nullable Trending trending,
        @Nullable Long platforms,
        @Nullable Long reads,
        @Nullable Long interactions,
        @Nullable Long sources,
        @Nullable Long units,
        @Nullable StatutoryClass statutoryClass,
        Map<Flag, Boolean> flags) {

    public static final Situation UNKNOWN =
            new Situation(null, null, null, null, null, null, null, null, null, null, Map.of());

    /** 性质, mildest first. */
    public enum Nature {
        /** An ordinary question or misunderstanding. */
        MISUNDERSTANDING,
        /** Some discussion. */
        DISCUSSION,
        /** A larger dispute or misunderstanding. */
        DISPUTE,
        /** A major political principle. */
        POLITICAL_PRINCIPLE
    }

    /** 社会影响, mildest first. */
    public enum Impact {
        ASKER_ONLY,
        SEVERAL_PEOPLE,
        /** A group's interests, talk of gathering, or service or order in one place disturbed. */
        GROUP_INTERESTS,
        /** Gathering under way or likely, or more than one place. */
        GATHERING
    }

    /** The widest media reached, narrowest first. */
    public enum Reach {
        LOCAL_SELF_MEDIA,
        LOCAL_MEDIA,
        /** Provincial media, or the leading media of the place. */
        PROVINCIAL_MEDIA,
        /** Central media or national portals. */
        CENTRAL_MEDIA
    }

    /** The widest hot list reached, narrowest first. */
    public enum Trending {
        NOT,
        LOCALLY,
        NATIONALLY
    }

    /** Facts that are there or not; missing means unknown. */
    public enum Flag {
        /** A specific allegation against staff. */
        STAFF_ALLEGATION,
        PRESS_INQUIRY,
        /** In custody or on duty. */
        DEATH_OR_SERIOUS_INJURY,
        MINOR_HARMED,
        SEVERAL_DEPARTMENTS,
        GROUP_EVENT_POSSIBLE,
        /** A group event is under way. */
        GROUP_EVENT,
        /** A superior organ orders the highest level. */
        SUPERIOR_ORDER
    }

    public Situation {
        requireCount("platforms", platforms);
        requireCount("reads", reads);
        requireCount("interactions", interactions);
        requireCount("sources", sources);
        requireCount("units", units);
        flags = inOrder(flags);
    }

    /** This situation after a later entry: what the entry leaves unknown keeps its last known value. */
    public Situation merge(Situation later) {
        var merged = new EnumMap<Flag, Boolean>(Flag.class);
        merged.putAll(flags);
        merged.putAll(later.flags);
        return new Situation(
                latest(nature, later.nature),
                latest(impact, later.impact),
                latest(reach, later.reach),
                latest(trending, later.trending),
                latest(platforms, later.platforms),
                latest(reads, later.reads),
                latest(interactions, later.interactions),
                latest(sources, later.sources),
                latest(units, later.units),
                latest(statutoryClass, later.statutoryClass),
                merged);
    }

    /** Of two reports of one matter: what is more in either, since both may have counted the same posts. */
    public Situation most(Situation other) {
        var either = new EnumMap<Flag, Boolean>(Flag.class);
        either.putAll(flags);
        other.flags.forEach((flag, set) -> either.merge(flag, set, Boolean::logicalOr));
        return new Situation(
                more(nature, other.nature),
                more(impact, other.impact),
                more(reach, other.reach),
                more(trending, other.trending),
                more(platforms, other.platforms),
                more(reads, other.reads),
                more(interactions, other.interactions),
                more(sources, other.sources),
                more(units, other.units),
                more(statutoryClass, other.statutoryClass),
                either);
    }

    private static <T extends Comparable<? super T>> @Nullable T more(@Nullable T one, @Nullable T other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) < 0 ? other : one;
    }

    private static <T> @Nullable T latest(@Nullable T before, @Nullable T after) {
        return after == null ? before : after;
    }

    private static Map<Flag, Boolean> inOrder(Map<Flag, Boolean> flags) {
        var ordered = new EnumMap<Flag, Boolean>(Flag.class);
        flags.forEach((flag, value) -> ordered.put(flag, Objects.requireNonNull(value, flag::name)));
        return Collections.unmodifiableMap(ordered);
    }

    private static void requireCount(String name, @Nullable Long count) {
        if (count != null && count < 0) {
            throw new IllegalArgumentException(name + " is negative: " + count);
        }
    }

    public Situation withClass(StatutoryClass known) {
        return new Situation(
                nature, impact, reach, trending, platforms, reads, interactions, sources, units, known, flags);
    }
}
