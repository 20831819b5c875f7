package org.sise.core.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sise.core.grading.Level;
import org.sise.core.grading.StatutoryClass;
import org.sise.core.plan.StepKind;

/** Outcomes for a step: of the right kind, and now and then with something wrong in them. */
final class OutcomeGuesses {
    private final Random random;
    private final Guesses guesses;
    private int versions;

    OutcomeGuesses(Random random, Guesses guesses) {
        this.random = random;
        this.guesses = guesses;
    }

    Outcome of(StepKind kind, @Nullable Step step, Incident incident, Instant now) {
        return switch (kind) {
            case CALL -> Words.told(new Step.Call(org.sise.core.plan.Role.DUTY_LEADER, "wang", now, true));
            case GRADE -> grade();
            case REPORT -> new Outcome.Report(guesses.working(1), guesses.text(), random.nextInt(3) == 0, false);
            case VERIFY -> Words.verify(guesses.oneOf(Outcome.Verify.Finding.values()));
            case HANDLE -> new Outcome.Handle(Words.TEXT, null, true, procedure(now));
            case MEASURE -> new Outcome.Measure(Set.of(Outcome.Measure.Kind.SAFETY), guesses.text());
            case REPLY -> reply(now);
            case DRAFT -> draft(step, incident, now);
            case COUNTERSIGN ->
                new Outcome.Countersign(
                        hash(step, incident), guesses.oneOf(Outcome.Countersign.View.values()), Words.TEXT);
            case APPROVE -> approve(step, incident);
            case PUBLISH -> new Outcome.Publish(hash(step, incident), guesses.working(), Words.TEXT, now);
            case BRIEFING -> new Outcome.Briefing(Words.TEXT, now, 3);
            case PRESS -> new Outcome.Press(Words.TEXT, null, null);
            case TEAM -> team();
            case CONVENE -> convene(now);
            case OPINION -> new Outcome.Opinion(random.nextBoolean(), guesses.text(), null, null, null);
            case RESOLVE ->
                new Outcome.Resolve(
                        List.of(),
                        List.of(),
                        null,
                        maybe(Level.values()),
                        guesses.rarely() ? guesses.unit() : null,
                        Words.TEXT);
            case PLAN -> plan(now);
            case TASK, DIRECTIVE -> new Outcome.Done(Words.TEXT, guesses.text());
            case DECIDE -> decide(step, now);
            case FEEDBACK -> Words.calm();
            case ACCEPT -> new Outcome.Accept(redo(incident), Words.TEXT);
            case SUMMARY -> new Outcome.Summary(Words.TEXT, redo(incident));
            case REVIEW ->
                new Outcome.Review(
                        true, true, Words.TEXT, List.of(new Outcome.Review.Notice(guesses.unit(), Words.TEXT, now)));
            case ANSWER_RETURN, ANSWER_EXTENSION ->
                new Outcome.Answer(random.nextBoolean(), guesses.rarely() ? null : guesses.working(), null);
            case RATIFY -> new Outcome.Ratify(random.nextInt(3) > 0, null);
            case AFFIRM -> new Outcome.Affirm(random.nextInt(3) > 0, guesses.text());
        };
    }

    private <T> @Nullable T maybe(T[] values) {
        return random.nextInt(6) == 0 ? guesses.oneOf(values) : null;
    }

    private Outcome.Grade grade() {
        Outcome.Grade.Verdict verdict = random.nextInt(30) == 0
                ? Outcome.Grade.Verdict.DISMISS
                : random.nextInt(4) == 0 ? Outcome.Grade.Verdict.CHANGE : Outcome.Grade.Verdict.CONFIRM;
        return new Outcome.Grade(
                verdict,
                verdict == Outcome.Grade.Verdict.CHANGE ? guesses.oneOf(Level.values()) : null,
                maybe(StatutoryClass.values()),
                Words.TEXT,
                guesses.rarely() ? null : guesses.working(),
                guesses.working(2),
                guesses.working(1),
                guesses.rarely() ? "jcy" : null,
                guesses.rarely()
                        ? null
                        : new Dismissal(guesses.oneOf(Dismissal.Ground.values()), null, "YQ-2026-000002", null));
    }

    private Outcome.@Nullable Procedure procedure(Instant now) {
        return random.nextInt(3) == 0 ? new Outcome.Procedure(Words.TEXT, Words.TEXT, now.plusSeconds(864_000)) : null;
    }

    private Outcome.Reply reply(Instant now) {
        return new Outcome.Reply(
                guesses.oneOf(Outcome.Reply.Mode.values()),
                guesses.text(),
                now,
                guesses.text(),
                Words.TEXT,
                guesses.oneOf(Guesses.PEOPLE).person());
    }

    private Outcome.Draft draft(@Nullable Step step, Incident incident, Instant now) {
        boolean corrects = step != null && step.subject() instanceof Subject.Correction;
        List<String> assisting = incident.assignment().assisting();
        return new Outcome.Draft(
                corrects ? Outcome.Draft.Kind.CORRECTION : guesses.oneOf(Outcome.Draft.Kind.values()),
                Words.TEXT,
                Words.TEXT,
                null,
                guesses.rarely() ? Words.TEXT : null,
                random.nextInt(4) == 0 ? guesses.after(now) : null,
                "account",
                random.nextInt(3) == 0 ? Set.copyOf(assisting) : Set.of(),
                Words.hash(++versions));
    }

    private String hash(@Nullable Step step, Incident incident) {
        return Optional.ofNullable(guesses.rarely() ? null : step)
                .flatMap(of -> Optional.ofNullable(of.of()))
                .flatMap(incident::step)
                .map(version -> version.outcome() == null ? Words.hash(999) : Statements.hash(version))
                .orElse(Words.hash(998));
    }

    private Outcome.Approve approve(@Nullable Step step, Incident incident) {
        int chance = random.nextInt(8);
        Outcome.Approve.Ruling ruling = chance == 0
                ? Outcome.Approve.Ruling.REJECT
                : chance == 1 ? Outcome.Approve.Ruling.HOLD : Outcome.Approve.Ruling.APPROVE;
        return new Outcome.Approve(
                hash(step, incident),
                ruling,
                guesses.rarely() ? Set.of(Outcome.Approve.Check.LAW) : Set.of(),
                random.nextInt(4) == 0 ? guesses.unit() : null,
                guesses.text());
    }

    private Outcome.Team team() {
        List<Outcome.Team.Group> groups = guesses.working(4).stream()
                .map(unit -> new Outcome.Team.Group(Workgroup.VERIFICATION, unit, Outcome.Team.Seat.MEMBER))
                .toList();
        return new Outcome.Team("chen", null, groups);
    }

    private Outcome.Convene convene(Instant now) {
        List<Outcome.Convene.Invited> invited = guesses.working(4).stream()
                .map(unit -> new Outcome.Convene.Invited(unit, random.nextBoolean()))
                .toList();
        return new Outcome.Convene(Words.TEXT, invited, Outcome.Convene.Mode.VIDEO, guesses.after(now));
    }

    private Outcome.Plan plan(Instant now) {
        List<Outcome.Task> tasks = guesses.rarely() ? List.of() : List.of(guesses.task(now), guesses.task(now));
        return new Outcome.Plan(Words.TEXT, Words.TEXT, List.of(), tasks, null, null, null, Words.hash(++versions));
    }

    private Outcome.Decide decide(@Nullable Step step, Instant now) {
        boolean ends = step != null && step.id().key().equals("end_response") && !guesses.rarely();
        return new Outcome.Decide(
                ends ? Outcome.Decide.Course.END : guesses.oneOf(Outcome.Decide.Course.values()),
                Words.TEXT,
                Words.TEXT,
                Words.TEXT,
                Words.TEXT,
                maybe(Level.values()),
                guesses.rarely() ? guesses.working() : null,
                random.nextBoolean() ? List.of() : List.of(guesses.task(now)));
    }

    private @Nullable StepId redo(Incident incident) {
        List<StepId> settled = incident.steps().values().stream()
                .filter(Step::isSettled)
                .map(Step::id)
                .toList();
        return settled.isEmpty() || random.nextInt(7) > 0 ? null : guesses.oneOf(settled);
    }
}
