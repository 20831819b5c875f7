package org.sise.core.incident;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sise.core.plan.StepKind;

/** Releases that a text promised, and corrections that are owed (rules 34, 35): kept by publishing, through every version. */
final class Promises {
    private Promises() {}

    static boolean isOne(Limit limit) {
        return isRelease(limit) || limit.id().startsWith("correction.");
    }

    static boolean isRelease(Limit limit) {
        return limit.id().startsWith("release.");
    }

    /** When a version with the same subject was published; a direct public answer keeps a promise, too. */
    static Optional<Instant> keptAt(Incident incident, Limit limit) {
        Subject subject = subject(incident, limit);
        List<StepId> order = List.copyOf(incident.steps().keySet());
        int promised = draft(incident, limit).map(Step::id).map(order::indexOf).orElse(0);
        Stream<Instant> published = incident.settled(StepKind.PUBLISH)
                .filter(step -> subject != null && subject.equals(subjectOf(incident, step.of())))
                .filter(step -> order.indexOf(step.of()) >= promised) // an earlier one may have been for the same hour
                .flatMap(Promises::doneAt);
        Stream<Instant> replied = incident.settled(StepKind.REPLY)
                .filter(step ->
                        step.outcome() instanceof Outcome.Reply reply && reply.mode() == Outcome.Reply.Mode.PUBLIC)
                .flatMap(Promises::doneAt)
                .filter(doneAt -> doneAt.isAfter(limit.start()));
        return Stream.concat(published, replied).min(Comparator.naturalOrder());
    }

    private static Stream<Instant> doneAt(Step step) {
        return Optional.ofNullable(step.deed()).map(Deed::doneAt).stream();
    }

    private static @Nullable Subject subject(Incident incident, Limit limit) {
        return draft(incident, limit).map(Step::subject).orElse(null);
    }

    private static Optional<Step> draft(Incident incident, Limit limit) {
        StepId name = StepId.of(limit.id());
        return incident.steps().values().stream()
                .filter(step -> step.kind() == StepKind.DRAFT)
                .filter(step ->
                        step.id().unit().equals(name.unit()) && step.id().round() == name.round())
                .findFirst();
    }

    /** Whether this draft, in whatever round, is what the limit waits for. */
    static boolean awaits(Incident incident, Limit limit, Step draft) {
        return isOne(limit) && draft.subject() != null && draft.subject().equals(subject(incident, limit));
    }

    /** A correction of it is owed and not published yet. */
    static boolean isBeingCorrected(Incident incident, StepId publication) {
        Subject correction = new Subject.Correction(publication);
        return incident.limits().values().stream()
                .anyMatch(limit -> limit.isRunning() && isOne(limit) && correction.equals(subject(incident, limit)));
    }

    private static @Nullable Subject subjectOf(Incident incident, @Nullable StepId version) {
        return Optional.ofNullable(version)
                .flatMap(incident::step)
                .map(Step::subject)
                .orElse(null);
    }

    /** The next release of the plan in force (A4) after this one, which may have come before its hour. */
    static Optional<Instant> planned(Incident incident, Instant now, @Nullable Subject published) {
        Instant hour = published instanceof Subject.Promise promise ? promise.at() : now;
        return Approvals.plan(incident).stream()
                .flatMap(plan -> plan.releases().stream())
                .filter(release -> release.isAfter(now) && release.isAfter(hour))
                .min(Comparator.naturalOrder());
    }

    static boolean isCorrecting(Incident incident) {
        return incident.limits().values().stream()
                .anyMatch(limit -> limit.isRunning() && isOne(limit) && !isRelease(limit));
    }

    static boolean isOpen(Incident incident) {
        return incident.limits().values().stream().anyMatch(limit -> limit.isRunning() && isRelease(limit));
    }

    /** A promise that lies in a statutory procedure lives on with that procedure's next date (后续承诺). */
    static void carry(Decision decision) {
        procedure(decision.incident())
                .ifPresent(step -> decision.incident().limits().values().stream()
                        .filter(limit -> limit.isRunning() && isRelease(limit))
                        .filter(limit -> !limit.due().equals(next(step)))
                        .toList()
                        .forEach(limit -> decision.emit(
                                new Event.PromiseCarried(limit.id(), step.id(), next(step), decision.now()))));
    }

    static Optional<Step> procedure(Incident incident) {
        return incident.settled(StepKind.HANDLE)
                .filter(step -> step.outcome() instanceof Outcome.Handle handle && handle.procedure() != null)
                .reduce((earlier, later) -> later);
    }

    private static Instant next(Step step) {
        if (step.outcome() instanceof Outcome.Handle handle && handle.procedure() != null) {
            return handle.procedure().next();
        }
        throw new IllegalStateException(step.id() + " names no procedure");
    }
}
