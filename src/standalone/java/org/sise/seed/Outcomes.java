package org.sise.seed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Dismissal;
import org.sise.core.incident.Incident;
import org.sise.core.incident.Outcome;
import org.sise.core.incident.Step;
import org.sise.core.incident.TaskKind;
import org.sise.core.incident.Text;
import org.sise.core.incident.Theme;
import org.sise.core.incident.Workgroup;
import org.sise.core.plan.Line;
import org.sise.core.plan.Role;
import org.sise.store.Texts;

/** What an able person would enter to settle a step. */
final class Outcomes {
    private static final List<String> OTHERS = List.of("gaj", "sfj");
    private static final String DISCIPLINE = "jw";

    private final City city;
    private final Lot lot;
    private final Chance chance;
    private final Vocabulary words;

    Outcomes(City city, Lot lot, Chance chance, Vocabulary words) {
        this.city = city;
        this.lot = lot;
        this.chance = chance;
        this.words = words;
    }

    /** @param texts where its words are kept */
    Outcome of(Step step, Incident incident, Instant now, Texts texts) {
        Text text = text(texts);
        return switch (step.kind()) {
            case CALL -> call(now);
            case GRADE -> grade(incident, texts);
            case REPORT -> report(text);
            case VERIFY -> new Outcome.Verify(finding(), text, null, null, null);
            case HANDLE -> new Outcome.Handle(text, null, true, null);
            case MEASURE -> new Outcome.Measure(Set.of(Outcome.Measure.Kind.ORDER_BY_LAW), text);
            case REPLY -> reply(step, now, texts);
            case DRAFT -> draft(step, text, texts);
            case COUNTERSIGN -> new Outcome.Countersign(hash(step, incident), Outcome.Countersign.View.AGREE, null);
            case APPROVE ->
                new Outcome.Approve(hash(step, incident), Outcome.Approve.Ruling.APPROVE, Set.of(), null, null);
            case PUBLISH -> new Outcome.Publish(hash(step, incident), step.id().unit(), page(texts), now);
            case BRIEFING -> new Outcome.Briefing(page(texts), now, 1 + chance.below(6));
            case PRESS -> new Outcome.Press(text, null, now.plus(Duration.ofHours(6)));
            case TEAM -> team(step);
            case CONVENE -> convene(text, now);
            case OPINION -> new Outcome.Opinion(false, text, null, null, text(texts));
            case RESOLVE -> new Outcome.Resolve(List.of(), List.of(), null, null, null, text);
            case PLAN -> plan(incident, now, texts);
            case TASK, DIRECTIVE -> new Outcome.Done(text, null);
            case DECIDE -> decide(step, text, texts);
            case FEEDBACK -> new Outcome.Feedback(Outcome.Feedback.Effect.CALM, null, null, null);
            case ACCEPT -> new Outcome.Accept(null, null);
            case SUMMARY -> new Outcome.Summary(text, null);
            case REVIEW -> new Outcome.Review(chance.percent(80), chance.percent(95), text, List.of());
            case ANSWER_RETURN, ANSWER_EXTENSION -> new Outcome.Answer(false, null, text);
            case RATIFY -> new Outcome.Ratify(true, null);
            case AFFIRM -> new Outcome.Affirm(true, null);
        };
    }

    Text text(Texts texts) {
        return texts.keep(words.sentence());
    }

    private Text page(Texts texts) {
        return texts.keep(words.page());
    }

    private static Outcome.Call call(Instant now) {
        return new Outcome.Call(List.of(new Step.Call(Role.DUTY_LEADER, "wang", now, true)), true);
    }

    private Outcome.Verify.Finding finding() {
        return chance.percent(60) ? Outcome.Verify.Finding.CONFIRMED : Outcome.Verify.Finding.PARTLY;
    }

    private static Outcome.Report report(Text text) {
        return new Outcome.Report(List.of(), text, false, true);
    }

    private Outcome.Grade grade(Incident incident, Texts texts) {
        boolean first = incident.assignment().assignedAt() == null;
        if (first && chance.percent(60)) {
            return grade(Outcome.Grade.Verdict.DISMISS, text(texts), null, dismissal(texts));
        }
        String organ = lot.theme() == Theme.STAFF_MISCONDUCT ? DISCIPLINE : null;
        return grade(Outcome.Grade.Verdict.CONFIRM, null, organ, null);
    }

    private Outcome.Grade grade(
            Outcome.Grade.Verdict verdict, @Nullable Text reason, @Nullable String organ, @Nullable Dismissal end) {
        String lead = end == null ? lot.unit() : null;
        return new Outcome.Grade(verdict, null, null, reason, lead, List.of(), List.of(), organ, end);
    }

    private Dismissal dismissal(Texts texts) {
        return chance.percent(60)
                ? new Dismissal(Dismissal.Ground.NO_BASIS, null, null, null)
                : new Dismissal(Dismissal.Ground.ALREADY_ANSWERED, null, null, page(texts));
    }

    private Outcome.Reply reply(Step step, Instant now, Texts texts) {
        String signedBy = city.first(step.id().unit(), Role.DEPUTY_LEADER).person();
        return chance.percent(50)
                ? new Outcome.Reply(Outcome.Reply.Mode.PUBLIC, page(texts), now, text(texts), null, signedBy)
                : new Outcome.Reply(Outcome.Reply.Mode.DIRECT, null, now, text(texts), null, signedBy);
    }

    private Outcome.Draft draft(Step step, Text facts, Texts texts) {
        return new Outcome.Draft(
                Outcome.Draft.Kind.FACTS,
                facts,
                text(texts),
                null,
                null,
                null,
                step.id().unit(),
                Set.of(),
                facts.hash());
    }

    /** Of the version that the step is about. */
    private static String hash(Step step, Incident incident) {
        Outcome version = step.of() == null
                ? null
                : incident.step(step.of()).map(Step::outcome).orElse(null);
        if (version instanceof Outcome.Draft draft) {
            return draft.hash();
        }
        return version instanceof Outcome.Plan plan ? plan.hash() : "";
    }

    private Outcome.Team team(Step step) {
        String leader = step.id().key().equals("taskforce") ? "chen" : "he";
        List<Outcome.Team.Group> groups = List.of(
                new Outcome.Team.Group(Workgroup.COORDINATION, "zfw", Outcome.Team.Seat.LEAD),
                new Outcome.Team.Group(Workgroup.VERIFICATION, lot.unit(), Outcome.Team.Seat.MEMBER));
        return new Outcome.Team(leader, "zfw-spokesperson", groups);
    }

    private Outcome.Convene convene(Text question, Instant now) {
        List<Outcome.Convene.Invited> invited = OTHERS.stream()
                .filter(unit -> !unit.equals(lot.unit()))
                .map(unit -> new Outcome.Convene.Invited(unit, false))
                .toList();
        Instant closesAt = now.plus(Duration.ofHours(1));
        return new Outcome.Convene(question, invited, Outcome.Convene.Mode.VIDEO, closesAt);
    }

    private Outcome.Plan plan(Incident incident, Instant now, Texts texts) {
        boolean ofTaskforce = incident.steps("taskforce").findAny().isPresent();
        Outcome.Task task =
                new Outcome.Task(lot.unit(), TaskKind.HANDLE_BY_LAW, Line.GROUND, now.plus(Duration.ofDays(1)), null);
        Text aim = text(texts);
        return new Outcome.Plan(
                aim,
                text(texts),
                List.of(),
                ofTaskforce ? List.of() : List.of(task),
                null,
                text(texts),
                null,
                aim.hash());
    }

    private Outcome.Decide decide(Step step, Text reference, Texts texts) {
        Outcome.Decide.Course course =
                step.id().key().equals("end_response") ? Outcome.Decide.Course.END : Outcome.Decide.Course.START;
        return new Outcome.Decide(
                course, texts.keep("市委"), texts.keep("常委会"), reference, texts.keep("电话"), null, null, List.of());
    }
}
