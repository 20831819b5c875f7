package org.sise.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sise.console.Telling.Line;
import org.sise.core.grading.Situation;
import org.sise.core.incident.Deed;
import org.sise.core.incident.Event;
import org.sise.core.incident.Incident;
import org.sise.core.incident.Limit;
import org.sise.core.incident.Outcome;
import org.sise.core.incident.Step;
import org.sise.core.incident.StepId;
import org.sise.core.incident.Text;
import org.sise.store.Entry;

/** Says each entry of an incident's log in the words of a duty officer. */
final class Sentences {
    private final Incident incident;
    private final Telling telling;

    Sentences(Incident incident, Map<String, String> bodies) {
        this.incident = incident;
        telling = new Telling(bodies);
    }

    Sentence of(Entry entry) {
        Said said = said(entry.event());
        boolean reminds = entry.event() instanceof Event.Alarmed;
        return new Sentence(
                entry.number(), said.strand, said.words, said.lines, said.deed, said.units, said.follows, reminds);
    }

    /** A sentence while it is being put together. */
    private record Said(
            Strand strand,
            String words,
            List<Line> lines,
            @Nullable Deed deed,
            Set<String> units,
            boolean follows) {
        Said with(List<Line> more) {
            return new Said(strand, words, more, deed, units, follows);
        }

        Said by(@Nullable Deed who) {
            return new Said(strand, words, lines, who, units, follows);
        }

        Said about(Stream<String> whom) {
            Set<String> all = new TreeSet<>(units);
            whom.forEach(all::add);
            return new Said(strand, words, lines, deed, all, follows);
        }

        Said asConsequence() {
            return new Said(strand, words, lines, deed, units, true);
        }
    }

    private static Said say(Strand strand, String key, Object... arguments) {
        return new Said(strand, Words.say("event." + key, arguments), List.of(), null, Set.of(), false);
    }

    // One line per arm; a new event stops the build until it has its words.
    private Said said(Event event) {
        return switch (event) {
            case Event.Reported e -> reported(e);
            case Event.FollowedUp e ->
                say(Strand.ASSESS, "followed_up").with(lines(e.text(), "field.text", e.situation()));
            case Event.Corrected e ->
                say(Strand.ASSESS, "corrected").with(lines(e.reason(), "field.reason", e.situation()));
            case Event.Graded e -> graded(e);
            case Event.LoweringSuggested e -> say(Strand.ASSESS, "lowering_suggested", Words.name(e.level()));
            case Event.Proposed e -> say(Strand.ASSESS, "proposed", Words.name(e.proposal()), Times.brief(e.since()));
            case Event.ClassSet e ->
                say(Strand.ASSESS, "class_set", Words.name(e.statutoryClass())).by(e.deed());
            case Event.Assigned e -> assigned(e);
            case Event.OwnerChanged e -> say(Strand.CIRCLE, "owner_changed", Words.area(e.area()));
            case Event.UnitJoined e -> joined(e);
            case Event.UnitLeft e ->
                ofUnit(Strand.CIRCLE, "unit_left", e.unit()).asConsequence();
            case Event.Acknowledged e ->
                ofUnit(Strand.CIRCLE, "acknowledged", e.unit()).by(e.deed());
            case Event.StepOpened e -> opened(e);
            case Event.StepSettled e ->
                ofStep("step_settled", e.step()).with(outcome(e.outcome())).by(e.deed());
            case Event.StepHeld e ->
                ofStep("step_held", e.step()).with(outcome(e.outcome())).by(e.deed());
            case Event.StepLapsed e -> ofStep("step_lapsed", e.step());
            case Event.StepCancelled e -> cancelled(e);
            case Event.StepWaived e -> ofStep("step_waived", e.step()).with(line("field.reason", e.reason()));
            case Event.Called e -> called(e);
            case Event.LimitsArmed e -> armed(e);
            case Event.LimitMoved e -> moved(e);
            case Event.WakeSet e -> ofLimit("wake_set", e.limit(), "").asConsequence();
            case Event.LimitsMet e ->
                ofLimits("limits_met", e.limits(), Times.brief(e.doneAt())).asConsequence();
            case Event.LimitMissed e ->
                ofLimit(e.atIntake() ? "limit_missed_at_intake" : "limit_missed", e.limit(), "");
            case Event.LimitsDropped e ->
                ofLimits("limits_dropped", e.limits(), Words.name(e.cause())).asConsequence();
            case Event.Alarmed e -> alarmed(e);
            case Event.Supervised e -> supervised(e);
            case Event.Circulated e ->
                ofUnit(Strand.SUPERVISE, "circulated", e.unit()).with(line("field.text", e.text()));
            case Event.Replanned e -> replanned(e);
            case Event.IndependenceSaid e ->
                ofUnit(Strand.CIRCLE, "independence_said", e.unit()).asConsequence();
            case Event.CarriedOver e -> ofStep("carried_over", e.step()).asConsequence();
            case Event.Noted e -> say(Strand.NOTE, "noted").with(line("field.text", e.text()));
            case Event.Recused e -> recused(e);
            case Event.Shared e -> ofUnit(Strand.CIRCLE, "shared", e.unit()).with(line("field.reason", e.reason()));
            case Event.ContentPurged e ->
                say(Strand.CIRCLE, "content_purged", Integer.toString(e.texts().size()))
                        .with(line("field.reason", e.reason()));
            case Event.Linked e -> say(Strand.CIRCLE, "linked", e.incident(), Words.name(e.relation()));
            case Event.Merged e -> merged(e);
            case Event.PromiseCarried e -> ofLimit("promise_carried", e.limit(), Times.brief(e.next()));
            case Event.Completed e -> say(Strand.CONCLUDE, "completed");
            case Event.Closed e ->
                say(Strand.CONCLUDE, "closed", Words.name(e.ending())).with(line("field.reason", e.reason()));
        };
    }

    private Said reported(Event.Reported e) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(Words.of("field.Source.kind"), Words.name(e.source().kind())));
        lines.addAll(telling.of(e.situation()));
        if (!e.dropped().isEmpty()) {
            lines.add(new Line(Words.of("event.dropped"), String.join("、", e.dropped())));
        }
        return say(Strand.ASSESS, "reported", e.number()).with(List.copyOf(lines));
    }

    private List<Line> lines(@Nullable Text text, String label, Situation situation) {
        return Stream.concat(line(label, text).stream(), telling.of(situation).stream())
                .toList();
    }

    private List<Line> line(String label, @Nullable Text text) {
        return text == null ? List.of() : List.of(new Line(Words.of(label), telling.text(text)));
    }

    private Said graded(Event.Graded e) {
        String key = e.provisional() ? "graded_provisionally" : "graded";
        return say(Strand.ASSESS, key, Words.name(e.level()))
                .with(line("field.reason", e.reason()))
                .by(e.deed());
    }

    private static Said assigned(Event.Assigned e) {
        List<Line> lines = new ArrayList<>();
        units("field.lead", Stream.ofNullable(e.lead())).ifPresent(lines::add);
        units("field.assisting", e.assisting().stream()).ifPresent(lines::add);
        units("field.organ", Stream.ofNullable(e.organ())).ifPresent(lines::add);
        units("field.copies", e.copies().stream()).ifPresent(lines::add);
        return say(Strand.CIRCLE, "assigned")
                .with(List.copyOf(lines))
                .about(Stream.concat(Stream.ofNullable(e.lead()), e.assisting().stream()));
    }

    private static Optional<Line> units(String label, Stream<String> codes) {
        List<String> names = codes.map(Words::unit).toList();
        return names.isEmpty() ? Optional.empty() : Optional.of(new Line(Words.of(label), String.join("、", names)));
    }

    private static Said joined(Event.UnitJoined e) {
        return say(Strand.CIRCLE, "unit_joined", Words.unit(e.unit()), Words.name(e.as()))
                .about(Stream.of(e.unit()))
                .asConsequence();
    }

    private Said opened(Event.StepOpened e) {
        return ofStep("step_opened", e.step())
                .with(telling.of((Record) e.subject()))
                .asConsequence();
    }

    private Said cancelled(Event.StepCancelled e) {
        return ofStep("step_cancelled", e.step(), Words.name(e.cause())).asConsequence();
    }

    private List<Line> outcome(Outcome outcome) {
        List<Line> lines = new ArrayList<>(telling.of((Record) outcome));
        if (outcome instanceof Outcome.Call call) {
            call.calls().forEach(each -> lines.addFirst(call(each)));
        }
        return List.copyOf(lines);
    }

    static Line call(Step.Call call) {
        String answered = Words.of(call.answered() ? "call.answered" : "call.unanswered");
        return new Line(Words.of("call"), Times.brief(call.at()) + " " + Words.person(call.person()) + "：" + answered);
    }

    private Said called(Event.Called e) {
        return say(Strand.NOTE, "called", Words.stepAndUnit(e.step()))
                .with(List.of(call(e.call())))
                .about(Stream.of(e.step().unit()));
    }

    private static Said armed(Event.LimitsArmed e) {
        String each = e.limits().stream()
                .map(one -> Words.say(
                        "event.limits_armed.each", Words.limitAndUnit(one.limit(), one.unit()), Times.brief(one.due())))
                .collect(Collectors.joining(Words.of("event.limits.between")));
        return say(Strand.LIMIT, "limits_armed", each)
                .about(e.limits().stream().flatMap(one -> Stream.ofNullable(one.unit())))
                .asConsequence();
    }

    private Said moved(Event.LimitMoved e) {
        Said said = ofLimit(e.extended() ? "limit_extended" : "limit_moved", e.limit(), Times.brief(e.due()));
        return e.extended() ? said : said.asConsequence();
    }

    private Said ofLimit(String key, String id, String more) {
        return ofLimits(key, List.of(id), more);
    }

    private Said ofLimits(String key, List<String> ids, String more) {
        String each = ids.stream()
                .map(id -> Words.limitAndUnit(id, unit(id)))
                .collect(Collectors.joining(Words.of("event.limits.between")));
        return say(Strand.LIMIT, key, each, more).about(ids.stream().flatMap(id -> Stream.ofNullable(unit(id))));
    }

    private @Nullable String unit(String limit) {
        return incident.limit(limit).map(Limit::unit).orElse(null);
    }

    private static Said alarmed(Event.Alarmed e) {
        Strand strand = switch (e.alarm()) {
            case HALF, WARNING, RING -> Strand.LIMIT;
            case REMINDER, SUPERVISION, CIRCULAR_PROPOSED -> Strand.SUPERVISE;
        };
        String whom = e.person() == null ? Words.unit(e.unit()) : Words.unit(e.unit()) + " " + Words.person(e.person());
        return say(strand, "alarmed." + Words.wire(e.alarm()), Words.limit(e.limit()), whom)
                .about(Stream.of(e.unit()));
    }

    private Said supervised(Event.Supervised e) {
        return say(Strand.SUPERVISE, "supervised", Words.stepAndUnit(e.step()), Integer.toString(e.number()))
                .with(line("field.demand", e.demand()))
                .about(Stream.of(e.step().unit()));
    }

    private Said replanned(Event.Replanned e) {
        String key = "replanned." + Words.wire(e.change());
        return say(Strand.ASSESS, key, Words.name(e.from()), Words.name(e.to())).with(line("field.reason", e.reason()));
    }

    private Said merged(Event.Merged e) {
        Stream<Line> published = e.publications().stream()
                .map(one -> new Line(
                        Words.of("event.merged.publication"),
                        Words.say(
                                "event.merged.publication.each",
                                one.incident(),
                                Words.stepAndUnit(one.step()),
                                Times.brief(one.at()))));
        return say(Strand.CIRCLE, "merged", e.incident())
                .with(Stream.concat(line("field.reason", e.reason()).stream(), published)
                        .toList());
    }

    private Said recused(Event.Recused e) {
        return say(Strand.CIRCLE, e.withdrawn() ? "recusal_withdrawn" : "recused", Words.person(e.person()))
                .with(line("field.reason", e.reason()));
    }

    private static Said ofUnit(Strand strand, String key, String unit) {
        return say(strand, key, Words.unit(unit)).about(Stream.of(unit));
    }

    private Said ofStep(String key, StepId id, Object... more) {
        Strand strand = incident.step(id).map(Step::kind).map(Strand::of).orElse(Strand.HANDLE);
        Object[] all =
                Stream.concat(Stream.of(Words.stepAndUnit(id)), Stream.of(more)).toArray();
        return say(strand, key, all).about(Stream.of(id.unit()));
    }
}
