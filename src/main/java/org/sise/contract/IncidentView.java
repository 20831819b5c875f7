package org.sise.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sise.core.grading.Criterion;

/**
 * An incident as the caller may see it.
 *
 * @param version number of its last entry; the ETag
 * @param owner area code of the owner, county or city
 * @param url only for the owner's commission and the centre
 * @param source absent, like title, summary, situation, the assisting units and what gave the level, for a unit that only has a copy (抄送)
 * @param because the criteria that gave the level
 * @param unknown fields that were unknown and might raise it
 * @param recused person codes of those who are personally concerned; for the centre and the owner, and of one's own unit
 * @param links to other incidents that the caller may see; where an incident is shown or was just reported
 * @param similar that may be the same matter, most alike first; where an incident is shown or was just reported
 * @param dropped author fields of this request that were thrown away
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IncidentView(
        UUID id,
        String number,
        int version,
        String level,
        boolean provisional,
        String phase,
        String clock,
        String theme,
        String areaCode,
        String owner,
        @Nullable String lead,
        List<String> assisting,
        List<String> copies,
        @Nullable String statutoryClass,
        boolean restricted,
        @Nullable SourceView source,
        @Nullable String title,
        @Nullable String summary,
        TimesView times,
        @Nullable SituationRequest situation,
        List<Because> because,
        List<String> unknown,
        String plan,
        String standard,
        List<StepView> steps,
        List<LimitView> limits,
        List<MoveView> moves,
        List<String> recused,
        @Nullable List<LinkView> links,
        @Nullable List<SimilarView> similar,
        @Nullable List<String> dropped) {

    /**
     * Another incident that this one is tied to.
     *
     * @param relation what the other is to this: {@code related}, {@code recurrence} (it came before), {@code duplicate} (this is one
     *     of it), {@code merged} (it became part of this), {@code split} (one report with two matters)
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LinkView(
            UUID id,
            String number,
            String relation,
            String level,
            String phase,
            @Nullable String title) {}

    /**
     * Another incident that may be the same matter.
     *
     * @param score from 0 to 1: words, then unit, place and time
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SimilarView(
            UUID id,
            String number,
            String level,
            String phase,
            String title,
            @Nullable String lead,
            Instant reportedAt,
            double score) {}

    /** Where the report came from. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SourceView(
            String kind,
            @Nullable String platform,
            @Nullable String url) {}

    /** The four times, kept apart. */
    public record TimesView(Instant happenedAt, Instant knownAt, Instant receivedAt, Instant reportedAt) {}

    /** A criterion that fired, in its words; {@code level}: the one that it gives, at most the highest. */
    public record Because(String key, @Nullable String level, String zh, String en) {
        static Because of(Criterion criterion) {
            return new Because(
                    criterion.key(), Wire.of(criterion.level()), criterion.wordingZh(), criterion.wordingEn());
        }
    }

    /**
     * A step.
     *
     * @param due of its own limit
     * @param caseIndependence 三个规定: the form says that how a court or procuratorate decides the case stays untouched
     * @param of the version that it countersigns, approves or publishes, with the hash to name
     * @param hash of the version: its own of a draft or plan, else of the version that it is of
     * @param words of that version, as they would be published
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StepView(
            String id,
            String key,
            String unit,
            int round,
            String kind,
            String stage,
            String line,
            String role,
            String state,
            boolean lapsed,
            boolean held,
            boolean caseIndependence,
            Instant openedAt,
            @Nullable Instant endedAt,
            @Nullable Instant due,
            @Nullable String of,
            @Nullable String hash,
            @Nullable String words,
            @Nullable JsonNode subject,
            @Nullable JsonNode outcome,
            @Nullable JsonNode deed,
            @Nullable String cancelled,
            JsonNode calls) {}

    /** A limit; {@code legal} ones never move. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LimitView(
            String id,
            boolean legal,
            @Nullable String unit,
            Instant from,
            Instant due,
            String state,
            @Nullable Instant endedAt,
            boolean missed,
            @Nullable String alarm,
            int extensions,
            List<String> until) {}
}
