package org.sise.core.incident;

import java.time.Duration;

/**
 * Whether what a step brought really answers a limit: a public-answer limit is not met by just any outcome, nor 办结 by
 * sending something back (A2).
 */
final class Conclusions {
    private Conclusions() {}

    static boolean answers(Limit limit, Step step) {
        if (Readiness.redo(step).isPresent()) {
            return limit.unit() != null;
        }
        return switch (step.outcome()) {
            case Outcome.Reply reply -> reply.mode() == Outcome.Reply.Mode.PUBLIC || !needsPublication(limit);
            case Outcome.Approve approve -> approve.ruling() != Outcome.Approve.Ruling.HOLD;
            case null, default -> true;
        };
    }

    /** A legal limit of a few hours asks for a publication; one of two days is met by an answer to the asker, too. */
    private static boolean needsPublication(Limit limit) {
        return limit.isLegal() && Duration.between(limit.start(), limit.due()).toHours() < 24;
    }
}
