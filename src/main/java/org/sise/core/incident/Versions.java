package org.sise.core.incident;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sise.core.plan.StepKind;

/**
 * Versions of a text or a plan. A promised release and a correction each have versions of their own (rules 34, 35), which
 * are approved one after the other: of what is written and not out yet the correction comes first.
 */
final class Versions {
    private static final Comparator<Step> CORRECTION_FIRST = Comparator.<Step, Boolean>comparing(
                    step -> step.subject() instanceof Subject.Correction)
            .thenComparing(Opening.byOpening());

    private Versions() {}

    /** What is countersigned, approved and published now; none while the latest round is still being written. */
    static Optional<Step> inForce(Incident incident, String key) {
        List<Step> versions = incident.steps(key)
                .filter(step -> step.state() != Step.State.CANCELLED)
                .toList();
        return versions.stream()
                .filter(step -> step.isSettled() && !isReplaced(step, versions) && !isPublished(incident, step.id()))
                .max(CORRECTION_FIRST)
                .or(() -> versions.stream().max(Opening.byOpening()).filter(Step::isSettled));
    }

    private static boolean isReplaced(Step version, List<Step> versions) {
        return versions.stream()
                .anyMatch(later -> Opening.byOpening().compare(later, version) > 0
                        && Objects.equals(later.subject(), version.subject()));
    }

    static boolean isPublished(Incident incident, StepId version) {
        return incident.settled(StepKind.PUBLISH).anyMatch(step -> version.equals(step.of()));
    }
}
