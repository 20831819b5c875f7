package org.sise.core.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sise.core.grading.Level;
import org.sise.core.incident.Limit.Alarm;
import org.sise.core.plan.Calendar;
import org.sise.core.plan.LimitSpec.Overdue;

/**
 * When a limit calls out, from its start and due time alone (plan.md A1).
 *
 * @param ring interval between two rings; {@code null}: this level rings nobody
 */
record Ladder(
        Instant start,
        Instant due,
        Set<Overdue> overdue,
        @Nullable Duration ring) {
    private static final Duration SHORT = Duration.ofHours(2);
    /** Between two rings at the committee's office while it is to decide (rule 28). */
    private static final Duration OFFICE = Duration.ofMinutes(10);

    private static final Duration LEAST_GRACE = Duration.ofMinutes(15);
    /** Nobody is rung more often for one limit; by then a 通报 has been proposed. */
    static final int MOST_RINGS = 24;

    static Ladder of(Limit limit, Level level) {
        Ladder ladder = of(limit.start(), limit.due(), limit.overdue(), level);
        boolean ofCommittee = limit.until().stream().anyMatch(step -> step.startsWith("decide."));
        return ofCommittee ? new Ladder(ladder.start, ladder.due, ladder.overdue, OFFICE) : ladder;
    }

    static Ladder of(Instant start, Instant due, Set<Overdue> overdue, Level level) {
        return new Ladder(start, due, overdue, interval(level).orElse(null));
    }

    private static Optional<Duration> interval(Level level) {
        return switch (level) {
            case BLUE -> Optional.empty();
            case YELLOW -> Optional.of(Duration.ofMinutes(15));
            case ORANGE -> Optional.of(Duration.ofMinutes(10));
            case RED -> Optional.of(Duration.ofMinutes(5));
        };
    }

    private Duration span() {
        Duration span = Duration.between(start, due);
        return span.isNegative() ? Duration.ZERO : span;
    }

    /** When an alarm goes out first; empty where this limit has none of its kind. */
    Optional<Instant> at(Alarm alarm) {
        return switch (alarm) {
            case HALF -> span().compareTo(SHORT) >= 0 ? warning(span().dividedBy(2)) : Optional.empty();
            case WARNING ->
                span().isZero()
                        ? Optional.empty()
                        : warning(span().multipliedBy(4).dividedBy(5));
            case REMINDER -> when(Overdue.REMIND, Duration.ZERO);
            case SUPERVISION -> when(Overdue.REMIND, grace(span().dividedBy(2)));
            case CIRCULAR_PROPOSED -> when(Overdue.REMIND, grace(span()));
            case RING -> ring == null ? Optional.empty() : when(Overdue.RING, Duration.ZERO);
        };
    }

    /** At a level that rings nobody a warning waits for the morning, if it is still one then. */
    private Optional<Instant> warning(Duration after) {
        Instant time = start.plus(after);
        return ring == null
                ? Optional.of(Calendar.quiet(time)).filter(morning -> morning.isBefore(due))
                : Optional.of(time);
    }

    private static Duration grace(Duration wanted) {
        return wanted.compareTo(LEAST_GRACE) < 0 ? LEAST_GRACE : wanted;
    }

    private Optional<Instant> when(Overdue kind, Duration after) {
        return overdue.contains(kind) ? Optional.of(due.plus(after)) : Optional.empty();
    }

    /** The next instant after {@code now} at which there is something to do. */
    Optional<Instant> next(Instant now, boolean missed, int rings) {
        Stream<Instant> alarms =
                Stream.of(Alarm.values()).filter(alarm -> alarm != Alarm.RING).flatMap(alarm -> at(alarm).stream());
        Stream<Instant> end = missed ? Stream.empty() : Stream.of(due);
        Stream<Instant> again = nextRing(now, rings).stream();
        return Stream.of(alarms, end, again)
                .flatMap(times -> times)
                .filter(time -> time.isAfter(now))
                .min(Instant::compareTo);
    }

    private Optional<Instant> nextRing(Instant now, int rings) {
        if (ring == null || !overdue.contains(Overdue.RING) || rings >= MOST_RINGS) {
            return Optional.empty();
        }
        return Optional.of(due.isAfter(now) ? due : now.plus(ring));
    }

    boolean ringsAt(Instant now, @Nullable Instant rungAt, int rings) {
        return ring != null
                && overdue.contains(Overdue.RING)
                && rings < MOST_RINGS
                && !now.isBefore(due)
                && (rungAt == null || !now.isBefore(rungAt.plus(ring)));
    }

    /** The gravest alarm, other than a ring, that is due; after an outage only this one goes out. */
    Optional<Alarm> gravest(Instant now) {
        return Stream.of(Alarm.values())
                .filter(alarm -> alarm != Alarm.RING)
                .filter(alarm -> at(alarm).filter(time -> !time.isAfter(now)).isPresent())
                .reduce((milder, graver) -> graver);
    }
}
