package org.sise.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sise.contract.Wire;
import org.sise.drill.Drill;
import org.sise.drill.Inject;

/**
 * A drill as it is answered.
 *
 * @param clock by which its incidents run: lists and inboxes take it as {@code ?clock=}
 * @param now what time it is in it, after it has begun
 * @param injects for those who hold it; those who take part must not know what comes
 * @param acts what the caller may do with it now
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DrillView(
        String code,
        String name,
        String clock,
        String unit,
        List<String> participants,
        String state,
        int speed,
        String plannedBy,
        Instant plannedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Instant now,
        @Nullable List<InjectView> injects,
        List<String> acts) {

    /** {@code after}: drill time since the start; {@code played}: drill time, with what became of it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record InjectView(
            int number,
            String after,
            String kind,
            @Nullable String key,
            @Nullable Instant played,
            @Nullable UUID incident,
            Inject.@Nullable Refusal refusal) {
        static InjectView of(Inject inject) {
            return new InjectView(
                    inject.number(),
                    inject.after().toString(),
                    Wire.of(inject.kind()),
                    inject.key(),
                    inject.fate().played(),
                    inject.fate().incident(),
                    inject.fate().refusal());
        }
    }

    static DrillView of(Drill drill, @Nullable Instant now, @Nullable List<Inject> injects, List<String> acts) {
        return new DrillView(
                drill.code(),
                drill.name(),
                drill.code(),
                drill.unit(),
                drill.participants(),
                Wire.of(drill.state()),
                drill.speed(),
                drill.plannedBy(),
                drill.plannedAt(),
                drill.startedAt(),
                drill.endedAt(),
                now,
                injects == null ? null : injects.stream().map(InjectView::of).toList(),
                acts);
    }
}
