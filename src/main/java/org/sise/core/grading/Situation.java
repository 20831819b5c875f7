package org.sise.core.grading;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an incident for grading; {@code null} and a missing flag mean unknown, never "no".
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
        PROVINCIAL_MEDIA,
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
        STAFF_ALLEGATION,
        PRESS_INQUIRY,
        DEATH_OR_SERIOUS_INJURY,
        MINOR_HARMED,
        SEVERAL_DEPARTMENTS,
        GROUP_EVENT_POSSIBLE,
        GROUP_EVENT,
        SUPERIOR_ORDER
    }

    public Situation {
        flags = Map.copyOf(flags);
    }

    public Situation withClass(StatutoryClass known) {
        return new Situation(
                nature, impact, reach, trending, platforms, reads, interactions, sources, units, known, flags);
    }
}
