package org.sise.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Dues;
import org.sise.core.incident.Event;
import org.sise.core.incident.Event.Cause;
import org.sise.core.incident.Event.Linked.Relation;
import org.sise.core.incident.Incident;
import org.sise.core.incident.Limit;
import org.sise.core.incident.Limit.Alarm;
import org.sise.core.incident.Outcome;
import org.sise.core.incident.Outcome.Approve.Ruling;
import org.sise.core.incident.Outcome.Countersign.View;
import org.sise.core.incident.Step;
import org.sise.core.incident.StepId;

/** What units did in a drill, step by step, and what an assessor gave for it; times are the drill's. */
public record Score(List<OfUnit> units, List<OfStep> steps) {

    /**
     * One step of one unit.
     *
     * @param minutes drill time from its opening to its outcome; absent while it has none
     * @param late its outcome came, or is still to come, after its limit
     * @param reminders 催办 and what is graver, and rings, of its limit, as often as it called out
     * @param redone it was rejected, sent back by a countersignature, or named to be done again
     */
    public record OfStep(
            UUID incident,
            String number,
            String unit,
            String step,
            Step.State state,
            Instant opened,
            @Nullable Instant due,
            @Nullable Instant done,
            @Nullable Long minutes,
            boolean late,
            int reminders,
            boolean redone,
            @Nullable Mark mark) {
        private static OfStep of(Subject subject, Step step, Instant now, @Nullable Mark mark) {
            Optional<Limit> limit = Dues.limit(subject.state(), step);
            Instant done = step.deed() == null ? null : step.deed().doneAt();
            Instant due = limit.map(Limit::due).orElse(null);
            Instant ended = step.endedAt() == null ? now : step.endedAt();
            Instant judged = done == null ? ended : done;
            boolean owed = step.cancelled() != Cause.SUPERSEDED;
            return new OfStep(
                    subject.id(),
                    subject.state().report().number(),
                    step.id().unit(),
                    step.id().toString(),
                    step.state(),
                    step.openedAt(),
                    due,
                    done,
                    done == null
                            ? null
                            : Duration.between(step.openedAt(), done).toMinutes(),
                    owed && due != null && judged.isAfter(due),
                    limit.map(Limit::id).map(subject::reminders).orElse(0),
                    subject.state().steps().values().stream().anyMatch(judge -> sendsBack(judge, step)),
                    mark);
        }

        private static boolean sendsBack(Step judge, Step step) {
            StepId id = step.id();
            return switch (judge.outcome()) {
                case Outcome.Approve approve -> id.equals(judge.of()) && approve.ruling() == Ruling.REJECT;
                case Outcome.Countersign sign -> id.equals(judge.of()) && sign.view() != View.AGREE;
                case Outcome.Accept accept -> id.equals(accept.redo());
                case Outcome.Summary summary -> id.equals(summary.redo());
                case null, default -> false;
            };
        }
    }

    /** What an assessor gave, 0 to 10 points. */
    public record Mark(int points, @Nullable String remark, String person) {}

    /** An incident of the drill; its limits called out as {@code alarms} say, those too that were extended since. */
    record Subject(UUID id, Incident state, List<Event.Alarmed> alarms) {
        private int reminders(String limit) {
            return Math.toIntExact(alarms.stream()
                    .filter(alarmed -> alarmed.limit().equals(limit))
                    .filter(alarmed -> alarmed.alarm().compareTo(Alarm.WARNING) > 0)
                    .count());
        }
    }

    /**
     * All of a unit's.
     *
     * @param inTime settled within their limits, of those that had one
     * @param points mean of what was given; absent if nothing was
     */
    public record OfUnit(
            String unit,
            int steps,
            int settled,
            int inTime,
            int late,
            int reminders,
            int redone,
            @Nullable Double points) {
        static OfUnit of(String unit, List<OfStep> steps) {
            var points = steps.stream()
                    .filter(step -> step.mark() != null)
                    .mapToInt(step -> step.mark().points())
                    .average();
            return new OfUnit(
                    unit,
                    steps.size(),
                    count(steps, step -> step.state() == Step.State.SETTLED),
                    count(steps, step -> step.state() == Step.State.SETTLED && step.due() != null && !step.late()),
                    count(steps, OfStep::late),
                    steps.stream().mapToInt(OfStep::reminders).sum(),
                    count(steps, OfStep::redone),
                    points.isPresent() ? points.getAsDouble() : null);
        }

        private static int count(List<OfStep> steps, java.util.function.Predicate<OfStep> which) {
            return Math.toIntExact(steps.stream().filter(which).count());
        }
    }

    /** A step that a replan took away, or an answer made needless, counts nowhere. */
    static Score of(List<Subject> subjects, Map<String, Mark> marks, Instant now) {
        List<OfStep> steps = new ArrayList<>();
        for (Subject subject : subjects) {
            subject.state().steps().values().stream()
                    .filter(step -> counts(step, subject.state()))
                    .map(step -> OfStep.of(
                            subject,
                            step,
                            now,
                            marks.get(key(subject.id(), step.id().toString()))))
                    .forEach(steps::add);
        }
        steps.sort(
                Comparator.comparing(OfStep::unit).thenComparing(OfStep::opened).thenComparing(OfStep::step));
        Map<String, List<OfStep>> byUnit = new TreeMap<>();
        steps.forEach(step ->
                byUnit.computeIfAbsent(step.unit(), unit -> new ArrayList<>()).add(step));
        List<OfUnit> units = byUnit.entrySet().stream()
                .map(unit -> OfUnit.of(unit.getKey(), unit.getValue()))
                .toList();
        return new Score(units, steps);
    }

    /** Done, to be done, to be done again, or left undone when the drill ended; a duplicate's are done in the first. */
    private static boolean counts(Step step, Incident incident) {
        return step.isOpen()
                || step.isSettled()
                || step.cancelled() == Cause.SUPERSEDED
                || step.cancelled() == Cause.CLOSED && !isDuplicate(incident);
    }

    private static boolean isDuplicate(Incident incident) {
        return incident.isOver() && incident.links().stream().anyMatch(link -> link.relation() == Relation.DUPLICATE);
    }

    static String key(UUID incident, String step) {
        return incident + "/" + step;
    }
}
