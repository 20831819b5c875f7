package org.sise.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sise.app.Previews;
import org.sise.config.Clocks;
import org.sise.contract.IncidentView.Because;
import org.sise.core.grading.Grade;
import org.sise.core.grading.Situation;
import org.sise.core.grading.Standard;
import org.sise.core.grading.StatutoryClass;
import org.sise.core.incident.Command;
import org.sise.core.incident.Incident;
import org.sise.core.incident.Limit;
import org.sise.core.incident.Rejected;
import org.sise.core.incident.Source;
import org.sise.core.incident.Step;
import org.sise.core.incident.Text;
import org.sise.core.incident.Theme;
import org.sise.core.incident.Times;
import org.sise.security.CurrentActor;
import org.sise.store.Texts;

/** What a situation would be graded, and what a report of it would set going; nothing is stored. */
@RequestScoped
public class Preview {
    private static final Text UNSAID = new Text("", 1);

    private final Previews previews;
    private final CurrentActor current;

    Preview(Previews previews, CurrentActor current) {
        this.previews = previews;
        this.current = current;
    }

    /** What is known so far. */
    public record Asked(
            @Nullable SituationRequest situation, @Nullable StatutoryClass statutoryClass) {}

    /** What would be reported, as far as it bears on the flow. */
    public record AskedFlow(
            String areaCode,
            @Nullable Theme theme,
            @Nullable String responsibleUnit,
            @Nullable Instant knownAt,
            @Nullable Instant receivedAt,
            @Nullable SituationRequest situation,
            @Nullable StatutoryClass statutoryClass) {}

    /** The level with every criterion that fires, and the unknown fields that may still raise it. */
    public record Graded(String level, List<Because> because, List<String> unknown) {}

    /**
     * The flow that would open.
     *
     * @param owner area code
     * @param steps those that open at once
     * @param limits that would run, the earliest first
     * @param told who would hear of it, and in which part
     */
    public record Opened(Graded grade, String owner, List<Opening> steps, List<Running> limits, List<Told> told) {}

    /** A step that would open. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Opening(
            String key,
            String unit,
            String role,
            String stage,
            @Nullable Instant due) {}

    /** A limit that would run. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Running(
            String id, boolean legal, @Nullable String unit, Instant due) {}

    /** A unit of the circle. */
    public record Told(String unit, String as) {}

    /** @throws Refused with everything that is wrong with the request */
    public Graded grade(ObjectNode request) {
        Asked asked = new Binding(new Texts(), new Faults()).read(request, Asked.class);
        return graded(SituationRequest.of(asked.situation(), asked.statutoryClass()), previews.standard());
    }

    /** @throws Refused with everything that is wrong with the request */
    public Opened flow(ObjectNode request) {
        AskedFlow asked = new Binding(new Texts(), new Faults()).read(request, AskedFlow.class);
        try {
            return opened(previews.report(now -> report(asked, now), current.actor()));
        } catch (Rejected rejected) {
            throw Refused.of(rejected);
        }
    }

    private static Command.Report report(AskedFlow asked, Instant now) {
        Instant received = Objects.requireNonNullElse(asked.receivedAt(), now);
        Instant known = Objects.requireNonNullElse(asked.knownAt(), received);
        return new Command.Report(
                "",
                Clocks.REAL,
                Objects.requireNonNullElse(asked.theme(), Theme.OTHER),
                asked.areaCode(),
                new Source(Source.Kind.DUTY, null),
                UNSAID,
                UNSAID,
                null,
                asked.responsibleUnit(),
                new Times(known, known, received),
                SituationRequest.of(asked.situation(), asked.statutoryClass()),
                null,
                null,
                List.of(),
                false);
    }

    private static Graded graded(Situation situation, Standard standard) {
        Grade grade = standard.grade(situation);
        List<Because> because = grade.because().stream()
                .flatMap(key -> standard.criterion(key).stream())
                .map(Because::of)
                .toList();
        return new Graded(Wire.of(grade.level()), because, grade.unknown());
    }

    private static Opened opened(Previews.Imagined imagined) {
        Incident incident = imagined.incident();
        return new Opened(
                graded(incident.situation(), imagined.context().standard()),
                incident.assignment().owner(),
                incident.openSteps().map(step -> opening(step, incident)).toList(),
                incident.limits().values().stream()
                        .filter(Limit::isRunning)
                        .sorted(Comparator.comparing(Limit::due))
                        .map(limit -> new Running(limit.id(), limit.isLegal(), limit.unit(), limit.due()))
                        .toList(),
                incident.circle().entrySet().stream()
                        .map(unit -> new Told(unit.getKey(), Wire.of(unit.getValue())))
                        .sorted(Comparator.comparing(Told::as).thenComparing(Told::unit))
                        .toList());
    }

    private static Opening opening(Step step, Incident incident) {
        return new Opening(
                step.id().key(),
                step.id().unit(),
                Wire.of(step.role()),
                Wire.of(step.stage()),
                incident.limit(step.id().toString()).map(Limit::due).orElse(null));
    }
}
