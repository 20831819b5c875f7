package org.sise.contract;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sise.contract.IncidentView.Because;
import org.sise.contract.IncidentView.LimitView;
import org.sise.contract.IncidentView.LinkView;
import org.sise.contract.IncidentView.SimilarView;
import org.sise.contract.IncidentView.SourceView;
import org.sise.contract.IncidentView.StepView;
import org.sise.contract.IncidentView.TimesView;
import org.sise.core.incident.CaseIndependence;
import org.sise.core.incident.Event;
import org.sise.core.incident.Incident;
import org.sise.core.incident.Limit;
import org.sise.core.incident.Outcome;
import org.sise.core.incident.Step;
import org.sise.core.incident.Text;
import org.sise.core.incident.Wording;
import org.sise.store.Contents;
import org.sise.store.Similar;
import org.sise.store.SimilarItem;
import org.sise.store.Viewer;

/** Makes the answer about an incident out of its state, for one viewer. */
@ApplicationScoped
public class Views {
    private final Contents contents;
    private final Rendering rendering;
    private final Similar similar;
    private final Ties ties;

    Views(Contents contents, Rendering rendering, Similar similar, Ties ties) {
        this.contents = contents;
        this.rendering = rendering;
        this.similar = similar;
        this.ties = ties;
    }

    /** Other incidents: those that it is tied to, and those that resemble it. */
    private record Others(
            @Nullable List<LinkView> links, @Nullable List<SimilarView> similar) {
        static final Others UNSAID = new Others(null, null);
    }

    /** As the answer to a command. */
    public IncidentView of(Seen seen, @Nullable List<String> dropped) {
        return of(seen, bodies(seen), Others.UNSAID, dropped);
    }

    /** With what it is tied to, and what resembles it, for who has to find out whether it is a new matter at all. */
    public IncidentView withOthers(Seen seen, Viewer viewer, @Nullable List<String> dropped) {
        Map<String, String> bodies = bodies(seen);
        List<LinkView> links = ties.of(seen, viewer);
        List<SimilarItem> alike = seen.sight().ofMatter()
                ? similar.to(traits(seen, bodies), viewer, seen.context().now())
                : List.of();
        List<SimilarView> found = alike.stream()
                .filter(item -> links.stream().noneMatch(link -> link.id().equals(item.id())))
                .map(Views::similar)
                .toList();
        return of(seen, bodies, new Others(links, found), dropped);
    }

    private Map<String, String> bodies(Seen seen) {
        return seen.readable(contents.bodiesButRunningWords(seen.id()));
    }

    private static SimilarItem.Traits traits(Seen seen, Map<String, String> bodies) {
        Event.Reported report = seen.incident().report();
        String words = bodies.getOrDefault(report.title().hash(), "") + "\n"
                + bodies.getOrDefault(report.summary().hash(), "");
        return new SimilarItem.Traits(
                seen.id(),
                report.clock(),
                words,
                report.areaCode(),
                seen.incident().assignment().lead(),
                report.at());
    }

    private static SimilarView similar(SimilarItem item) {
        return new SimilarView(
                item.id(),
                item.number(),
                Wire.of(item.level()),
                Wire.of(item.phase()),
                item.title(),
                item.lead(),
                item.reportedAt(),
                item.score());
    }

    private IncidentView of(Seen seen, Map<String, String> bodies, Others others, @Nullable List<String> dropped) {
        Incident incident = seen.incident();
        Event.Reported report = incident.report();
        Incident.Assignment assignment = incident.assignment();
        boolean matter = seen.sight().ofMatter();
        return new IncidentView(
                seen.id(),
                report.number(),
                incident.version(),
                Wire.of(incident.level()),
                incident.grading().provisional(),
                Wire.of(incident.phase()),
                report.clock(),
                Wire.of(report.theme()),
                report.areaCode(),
                assignment.owner(),
                assignment.lead(),
                matter ? assignment.assisting() : List.of(),
                matter ? assignment.copies() : List.of(),
                matter ? Wire.orNull(incident.situation().statutoryClass()) : null,
                report.restricted(),
                matter ? source(report, bodies) : null,
                bodies.get(report.title().hash()),
                bodies.get(report.summary().hash()),
                times(incident),
                matter ? SituationRequest.of(incident.situation()) : null,
                matter ? because(seen) : List.of(),
                matter ? incident.grading().unknown() : List.of(),
                incident.plan(),
                report.standard(),
                steps(seen, bodies),
                limits(seen),
                MoveView.of(seen.moves()),
                recused(seen),
                others.links(),
                others.similar(),
                dropped == null || dropped.isEmpty() ? null : dropped);
    }

    private static SourceView source(Event.Reported report, Map<String, String> bodies) {
        return new SourceView(
                Wire.of(report.source().kind()), body(report.source().platform(), bodies), body(report.url(), bodies));
    }

    private static List<String> recused(Seen seen) {
        return seen.incident().recused().stream()
                .filter(seen.sight()::ofRecused)
                .sorted()
                .toList();
    }

    private static TimesView times(Incident incident) {
        return new TimesView(
                incident.times().happened(),
                incident.times().known(),
                incident.times().received(),
                incident.report().at());
    }

    private static List<Because> because(Seen seen) {
        return seen.incident().grading().because().stream()
                .map(key -> seen.context()
                        .standard()
                        .criterion(key)
                        .map(Because::of)
                        .orElseGet(() -> new Because(key, null, key, key)))
                .toList();
    }

    private List<StepView> steps(Seen seen, Map<String, String> bodies) {
        return seen.incident().steps().values().stream()
                .filter(seen.sight()::of)
                .map(step -> step(step, seen, bodies))
                .toList();
    }

    StepView step(Step step, Seen seen, Map<String, String> bodies) {
        Incident incident = seen.incident();
        Optional<Outcome> version = version(step, incident);
        return new StepView(
                step.id().toString(),
                step.id().key(),
                step.id().unit(),
                step.id().round(),
                Wire.of(step.kind()),
                Wire.of(step.stage()),
                Wire.of(step.line()),
                Wire.of(step.role()),
                Wire.of(step.state()),
                step.lapsed(),
                step.held(),
                CaseIndependence.isToBeSaid(incident, step, seen.context().units()),
                step.openedAt(),
                step.endedAt(),
                incident.limit(step.id().toString()).map(Limit::due).orElse(null),
                step.of() == null ? null : step.of().toString(),
                version.map(Views::hash).orElse(null),
                version.map(outcome -> words(outcome, bodies)).orElse(null),
                shown(step.subject(), bodies),
                shown(step.outcome(), bodies),
                shown(step.deed(), bodies),
                Wire.orNull(step.cancelled()),
                rendering.of(step.calls(), bodies));
    }

    private @Nullable JsonNode shown(@Nullable Object core, Map<String, String> bodies) {
        return core == null ? null : rendering.of(core, bodies);
    }

    /** Who approves or publishes must read what: the version travels with the step that is of it. */
    private static Optional<Outcome> version(Step step, Incident incident) {
        Optional<Outcome> of =
                Optional.ofNullable(step.of()).flatMap(incident::step).map(Step::outcome);
        return of.or(() -> Optional.ofNullable(step.outcome())).filter(outcome -> hash(outcome) != null);
    }

    private static @Nullable String hash(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Draft draft -> draft.hash();
            case Outcome.Plan plan -> plan.hash();
            default -> null;
        };
    }

    private static @Nullable String words(Outcome outcome, Map<String, String> bodies) {
        return switch (outcome) {
            case Outcome.Draft draft ->
                Wording.of(
                        body(draft.facts(), bodies),
                        body(draft.attitude(), bodies),
                        body(draft.progress(), bodies),
                        body(draft.cause(), bodies));
            default -> null;
        };
    }

    private static @Nullable String body(@Nullable Text text, Map<String, String> bodies) {
        return text == null ? null : bodies.get(text.hash());
    }

    private static List<LimitView> limits(Seen seen) {
        return seen.incident().limits().values().stream()
                .filter(seen.sight()::of)
                .sorted(Comparator.comparing(Limit::due).thenComparing(Limit::id))
                .map(Views::limit)
                .toList();
    }

    private static LimitView limit(Limit limit) {
        return new LimitView(
                limit.id(),
                limit.isLegal(),
                limit.unit(),
                limit.start(),
                limit.due(),
                Wire.of(limit.state()),
                limit.endedAt(),
                limit.missed(),
                Wire.orNull(limit.alarm()),
                limit.extensions(),
                limit.until().stream().sorted().toList());
    }
}
