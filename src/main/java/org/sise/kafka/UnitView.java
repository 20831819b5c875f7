package org.sise.kafka;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Event;
import org.sise.core.incident.Incident;
import org.sise.core.incident.Limit;
import org.sise.core.incident.Step;
import org.sise.core.incident.StepId;
import org.sise.directory.WireNames;
import org.sise.kafka.UnitMessage.OwnLimit;
import org.sise.kafka.UnitMessage.OwnStep;
import org.sise.kafka.UnitMessage.Present;

/** An incident as one unit's topic tells it: its own steps and limits. */
record UnitView(UUID id, Incident incident, String unit) {

    @Nullable
    OwnStep step(Event event) {
        return stepOf(event)
                .filter(step -> step.unit().equals(unit))
                .flatMap(incident::step)
                .map(this::own)
                .orElse(null);
    }

    List<OwnLimit> limits(Event event) {
        return limitsOf(event)
                .flatMap(id -> incident.limit(id).stream())
                .filter(limit -> limit.concerns(incident, unit))
                .map(UnitView::own)
                .toList();
    }

    @Nullable
    Present present(Event event) {
        if (event instanceof Event.UnitJoined joined && joined.unit().equals(unit)) {
            return new Present(
                    incident.openSteps()
                            .filter(step -> step.id().unit().equals(unit))
                            .map(this::own)
                            .toList(),
                    incident.limits().values().stream()
                            .filter(limit -> limit.isRunning() && limit.concerns(incident, unit))
                            .map(UnitView::own)
                            .toList());
        }
        return null;
    }

    @Nullable
    String role() {
        if (unit.equals(incident.assignment().lead())) {
            return "lead";
        }
        return Optional.ofNullable(incident.circle().get(unit))
                .map(WireNames::of)
                .orElse(null);
    }

    private OwnStep own(Step step) {
        return new OwnStep(
                step.id().toString(),
                WireNames.of(step.kind()),
                WireNames.of(step.line()),
                WireNames.of(step.role()),
                WireNames.of(step.state()),
                step.lapsed(),
                step.openedAt(),
                step.endedAt(),
                incident.limit(step.id().toString()).map(Limit::due).orElse(null),
                Messages.href(id) + "/steps/" + step.id());
    }

    private static OwnLimit own(Limit limit) {
        return new OwnLimit(
                limit.id(),
                WireNames.of(limit.kind()),
                limit.start(),
                limit.due(),
                WireNames.of(limit.state()),
                limit.missed(),
                limit.until().stream().sorted().toList(),
                Optional.ofNullable(limit.alarm()).map(WireNames::of).orElse(null));
    }

    private static Optional<StepId> stepOf(Event event) {
        return switch (event) {
            case Event.StepOpened e -> Optional.of(e.step());
            case Event.StepSettled e -> Optional.of(e.step());
            case Event.StepHeld e -> Optional.of(e.step());
            case Event.StepLapsed e -> Optional.of(e.step());
            case Event.StepCancelled e -> Optional.of(e.step());
            case Event.StepWaived e -> Optional.of(e.step());
            case Event.Called e -> Optional.of(e.step());
            case Event.Supervised e -> Optional.of(e.step());
            case Event.PromiseCarried e -> Optional.of(e.step());
            case Event.IndependenceSaid e -> Optional.of(e.step());
            case Event.CarriedOver e -> Optional.of(e.step());
            case Event.Reported e -> Optional.empty();
            case Event.FollowedUp e -> Optional.empty();
            case Event.Corrected e -> Optional.empty();
            case Event.Graded e -> Optional.empty();
            case Event.LoweringSuggested e -> Optional.empty();
            case Event.Proposed e -> Optional.empty();
            case Event.ClassSet e -> Optional.empty();
            case Event.Assigned e -> Optional.empty();
            case Event.OwnerChanged e -> Optional.empty();
            case Event.UnitJoined e -> Optional.empty();
            case Event.UnitLeft e -> Optional.empty();
            case Event.Acknowledged e -> Optional.empty();
            case Event.LimitsArmed e -> Optional.empty();
            case Event.LimitMoved e -> Optional.empty();
            case Event.WakeSet e -> Optional.empty();
            case Event.LimitsMet e -> Optional.empty();
            case Event.LimitMissed e -> Optional.empty();
            case Event.LimitsDropped e -> Optional.empty();
            case Event.Alarmed e -> Optional.empty();
            case Event.Circulated e -> Optional.empty();
            case Event.Replanned e -> Optional.empty();
            case Event.Noted e -> Optional.empty();
            case Event.Recused e -> Optional.empty();
            case Event.Shared e -> Optional.empty();
            case Event.ContentPurged e -> Optional.empty();
            case Event.Linked e -> Optional.empty();
            case Event.Merged e -> Optional.empty();
            case Event.Completed e -> Optional.empty();
            case Event.Closed e -> Optional.empty();
        };
    }

    private static Stream<String> limitsOf(Event event) {
        return switch (event) {
            case Event.LimitsArmed e -> e.limits().stream().map(Limit.Armed::limit);
            case Event.LimitMoved e -> Stream.of(e.limit());
            case Event.LimitsMet e -> e.limits().stream();
            case Event.LimitMissed e -> Stream.of(e.limit());
            case Event.LimitsDropped e -> e.limits().stream();
            case Event.Alarmed e -> Stream.of(e.limit());
            case Event.PromiseCarried e -> Stream.of(e.limit());
            case Event other -> Stream.empty();
        };
    }
}
