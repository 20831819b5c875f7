package org.sise.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sise.core.grading.Situation;
import org.sise.core.grading.Situation.Flag;
import org.sise.core.grading.Situation.Impact;
import org.sise.core.grading.Situation.Nature;
import org.sise.core.grading.Situation.Reach;
import org.sise.core.grading.Situation.Trending;
import org.sise.core.grading.StatutoryClass;

/** What is known for grading, asked and answered alike; what is absent is unknown, and in a follow-up keeps its last value. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SituationRequest(
        @Nullable Nature nature,
        @Nullable Impact impact,
        @Nullable Reach reach,
        @Nullable Trending trending,
        @Nullable Counts counts,
        Map<Flag, Boolean> flags) {

    /** Totals for 24 h, and numbers of places and units. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Counts(
            @Nullable Long platforms,
            @Nullable Long reads,
            @Nullable Long interactions,
            @Nullable Long sources,
            @Nullable Long units) {
        static final Counts NONE = new Counts(null, null, null, null, null);

        /** @throws IllegalArgumentException if one is negative */
        public Counts {
            require("platforms", platforms);
            require("reads", reads);
            require("interactions", interactions);
            require("sources", sources);
            require("units", units);
        }

        private static void require(String name, @Nullable Long count) {
            if (count != null && count < 0) {
                throw new IllegalArgumentException(name + " is negative");
            }
        }
    }

    public SituationRequest {
        if (flags.containsValue(null)) {
            throw new IllegalArgumentException("a flag is true or false; leave it out while it is unknown");
        }
    }

    /** As it is answered: in the shape in which it is told. */
    public static SituationRequest of(Situation known) {
        Counts counts =
                new Counts(known.platforms(), known.reads(), known.interactions(), known.sources(), known.units());
        return new SituationRequest(
                known.nature(), known.impact(), known.reach(), known.trending(), counts, known.flags());
    }

    public static Situation of(@Nullable SituationRequest told, @Nullable StatutoryClass known) {
        if (told == null) {
            return known == null ? Situation.UNKNOWN : Situation.UNKNOWN.withClass(known);
        }
        Counts counts = told.counts == null ? Counts.NONE : told.counts;
        return new Situation(
                told.nature,
                told.impact,
                told.reach,
                told.trending,
                counts.platforms,
                counts.reads,
                counts.interactions,
                counts.sources,
                counts.units,
                known,
                told.flags);
    }
}
