package org.sise.contract;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sise.app.Reporting;
import org.sise.core.grading.StatutoryClass;
import org.sise.core.incident.Command;
import org.sise.core.incident.Text;
import org.sise.core.incident.Theme;
import org.sise.core.incident.Times;

/**
 * 接报.
 *
 * @param receivedAt at a duty room; now if absent
 * @param knownAt to any unit, legal limits count from it; {@code receivedAt} if absent
 * @param happenedAt {@code knownAt} if absent
 * @param dedupKey while a matter with it is open the report becomes its follow-up
 * @param splitFrom number of the incident with the first matter of the same report; both are linked
 */
public record Report(
        Text title,
        Text summary,
        Theme theme,
        Source source,
        String areaCode,
        @Nullable String responsibleUnit,
        @Nullable Instant happenedAt,
        @Nullable Instant knownAt,
        @Nullable Instant receivedAt,
        @Nullable SituationRequest situation,
        @Nullable StatutoryClass statutoryClass,
        @Nullable String dedupKey,
        @Nullable String recurrenceOf,
        @Nullable String splitFrom,
        boolean restricted) {

    /** Where it came from. */
    public record Source(
            org.sise.core.incident.Source.Kind kind,
            @Nullable Text platform,
            @Nullable Text url) {}

    private Times times() {
        Instant received = Objects.requireNonNullElse(receivedAt, Reporting.NOW);
        Instant known = Objects.requireNonNullElse(knownAt, received);
        return new Times(Objects.requireNonNullElse(happenedAt, known), known, received);
    }

    Command.Report command(String number, String clock, List<String> dropped) {
        return new Command.Report(
                number,
                clock,
                theme,
                areaCode,
                new org.sise.core.incident.Source(source.kind(), source.platform()),
                title,
                summary,
                source.url(),
                responsibleUnit,
                times(),
                SituationRequest.of(situation, statutoryClass),
                dedupKey,
                recurrenceOf,
                dropped,
                restricted);
    }
}
