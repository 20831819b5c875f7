package org.sise.core.incident;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import org.sise.core.plan.LimitSpec;

/** By when work on a step is owed: the earliest running limit that it would meet, its unit's 签收 too. */
public final class Dues {
    private Dues() {}

    /** Empty for a step that no limit waits for. */
    public static Optional<Instant> of(Incident incident, Step step) {
        return earliest(
                incident,
                limit -> limit.kind() == LimitSpec.Kind.ACKNOWLEDGEMENT
                        ? isToSign(limit, step)
                        : awaits(incident, limit, step));
    }

    /** The same without the 签收: by when the outcome is owed. */
    public static Optional<Instant> ofOutcome(Incident incident, Step step) {
        return earliest(
                incident, limit -> limit.kind() != LimitSpec.Kind.ACKNOWLEDGEMENT && awaits(incident, limit, step));
    }

    /** The limit that its outcome meets, or met; of several the earliest. */
    public static Optional<Limit> limit(Incident incident, Step step) {
        return incident.limits().values().stream()
                .filter(limit -> limit.kind() != LimitSpec.Kind.ACKNOWLEDGEMENT)
                .filter(limit -> limit.state() != Limit.State.DROPPED || limit.missed())
                .filter(limit -> awaits(incident, limit, step))
                .min(Comparator.comparing(Limit::due));
    }

    private static Optional<Instant> earliest(Incident incident, Predicate<Limit> owed) {
        return incident.limits().values().stream()
                .filter(Limit::isRunning)
                .filter(owed)
                .map(Limit::due)
                .min(Comparator.naturalOrder());
    }

    private static boolean isToSign(Limit limit, Step step) {
        return step.kind().needsAcknowledgement() && step.id().unit().equals(limit.unit());
    }

    /** A promised release, or a correction, is waited for from its draft on. */
    private static boolean awaits(Incident incident, Limit limit, Step step) {
        if (Promises.isOne(limit)) {
            Step version = step.of() == null ? step : incident.step(step.of()).orElse(step);
            return Promises.awaits(incident, limit, version);
        }
        boolean whose = limit.unit() == null
                ? !incident.assignment().assisting().contains(step.id().unit())
                : limit.unit().equals(step.id().unit());
        return limit.until().contains(step.id().toString())
                || whose && limit.until().contains(step.id().key());
    }
}
