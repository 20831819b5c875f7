package org.sise.kafka;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a message on a unit's topic, version 1: what that unit must know and do, and nothing of anybody else.
 *
 * @param incidentNumber YQ-2026-000123
 * @param number of the entry within the incident
 * @param event what happened, as in {@code ce_type}
 * @param level absent, with {@code provisional}, before the first grade: the grade is the entry after {@code reported}
 * @param provisional the level was found by criteria and no person has confirmed it
 * @param role {@code lead}, {@code assisting} or another part that this unit has; absent before it joined or after it left
 * @param step the unit's own step that the event is about
 * @param limits the unit's own limits that the event is about; absent where there are none
 * @param present with {@code unit_joined} only: what is open for the unit when it joins
 * @param hash of the entry
 * @param href where the rest is read, texts included, with the unit's own rights
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UnitMessage(
        String incidentNumber,
        int number,
        String clock,
        String event,
        @Nullable String level,
        @Nullable Boolean provisional,
        String phase,
        @Nullable String role,
        @Nullable OwnStep step,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<OwnLimit> limits,
        @Nullable Present present,
        String hash,
        String href) {

    /**
     * A step of the unit.
     *
     * @param id key.unit.round, to be named in replies
     * @param due when its own limit ends; absent if it has none
     * @param href where it is settled
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OwnStep(
            String id,
            String kind,
            String line,
            String role,
            String state,
            boolean lapsed,
            Instant openedAt,
            @Nullable Instant endedAt,
            @Nullable Instant due,
            String href) {}

    /**
     * A limit that the unit has to keep.
     *
     * @param until keys of the steps that meet it; empty: its acknowledgement (签收)
     * @param alarm what it called out last
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OwnLimit(
            String id,
            String kind,
            Instant start,
            Instant due,
            String state,
            boolean missed,
            List<String> until,
            @Nullable String alarm) {}

    /** What is open for the unit. */
    record Present(List<OwnStep> steps, List<OwnLimit> limits) {}
}
