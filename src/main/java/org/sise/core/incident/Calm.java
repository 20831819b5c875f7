package org.sise.core.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sise.core.plan.LimitSpec.Kind;
import org.sise.core.plan.StepKind;

/**
 * 平息: when nothing has risen for long enough, Sise proposes to lower, or to end the response (rule 38, plan.md A8), once
 * per quiet time. It waits in a limit that nobody has to keep; what proposes is its wake, who decides is a person.
 */
final class Calm {
    private static final Duration OF_ORANGE = Duration.ofHours(24);
    private static final Duration OF_RED = Duration.ofHours(48);
    private static final String PREFIX = "calm_";

    private Calm() {}

    static boolean isOne(Limit limit) {
        return limit.id().startsWith(PREFIX);
    }

    private static String limit(Proposal proposal) {
        return switch (proposal) {
            case LOWER -> PREFIX + "lower";
            case END_RESPONSE -> PREFIX + "end";
        };
    }

    private static Duration span(Proposal proposal) {
        return proposal == Proposal.LOWER ? OF_ORANGE : OF_RED;
    }

    static boolean isPublished(Incident incident) {
        return incident.settled(StepKind.PUBLISH).findAny().isPresent();
    }

    /** Whether orange was calm at that time. */
    static boolean holds(Incident incident, Instant at) {
        return !at.isBefore(risen(incident).plus(OF_ORANGE));
    }

    private static Instant risen(Incident incident) {
        return Stream.of(
                        incident.report().at(),
                        latest(incident.marks().raisedAt()),
                        latest(incident.marks().grownAt()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Instant latest(@Nullable Instant risen) {
        return risen == null ? Instant.EPOCH : risen;
    }

    /** What only calm is wanting for. */
    private static Optional<Proposal> wanting(Incident incident) {
        if (incident.phase() != Incident.Phase.OPEN || !isPublished(incident)) {
            return Optional.empty();
        }
        return switch (incident.level()) {
            case BLUE, YELLOW -> Optional.empty();
            case ORANGE -> Optional.of(Proposal.LOWER);
            case RED -> Optional.of(Proposal.END_RESPONSE).filter(end -> mayEnd(incident));
        };
    }

    private static boolean mayEnd(Incident incident) {
        return incident.openSteps().anyMatch(step -> Response.isEnd(step.id()))
                && incident.openSteps()
                        .noneMatch(step -> step.kind() == StepKind.DIRECTIVE || step.kind() == StepKind.TASK)
                && !Closing.isPromiseOpen(incident);
    }

    static void apply(Decision decision) {
        Optional<Proposal> wanted = wanting(decision.incident());
        for (Proposal proposal : Proposal.values()) {
            Optional<Limit> limit = decision.incident().limit(limit(proposal));
            boolean runs = limit.filter(Limit::isRunning).isPresent();
            boolean wants = wanted.filter(proposal::equals).isPresent();
            if (runs && !wants) {
                decision.emit(
                        new Event.LimitsDropped(List.of(limit(proposal)), Event.Cause.NOT_NEEDED, decision.now()));
            }
            if (wants && !runs && limit.filter(old -> isSaid(old, decision)).isEmpty()) {
                arm(decision, proposal);
            }
        }
    }

    /** Proposed already, and nothing has risen since. */
    private static boolean isSaid(Limit limit, Decision decision) {
        return limit.state() == Limit.State.MET && limit.start().equals(risen(decision.incident()));
    }

    private static void arm(Decision decision, Proposal proposal) {
        Instant risen = risen(decision.incident());
        Instant due = risen.plus(span(proposal));
        Instant wake = due.isAfter(decision.now()) ? due : decision.now();
        Limit.Armed armed =
                new Limit.Armed(limit(proposal), Kind.MILESTONE, null, risen, due, wake, Set.of(), Set.of(), false);
        decision.emit(new Event.LimitsArmed(List.of(armed), decision.now()));
    }

    /** Its wake: proposes, or waits on where something rose meanwhile. */
    static void pass(Decision decision, Limit limit) {
        Instant risen = risen(decision.incident());
        Proposal proposal = limit.id().equals(limit(Proposal.LOWER)) ? Proposal.LOWER : Proposal.END_RESPONSE;
        if (!limit.start().equals(risen)) {
            arm(decision, proposal);
        }
        Instant due = risen.plus(span(proposal));
        if (!due.isAfter(decision.now())) {
            decision.emit(new Event.LimitsMet(List.of(limit.id()), due, decision.now()));
            decision.emit(new Event.Proposed(proposal, risen, decision.now()));
        }
    }
}
