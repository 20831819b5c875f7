package org.sise.core.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sise.core.grading.Level;
import org.sise.core.grading.StatutoryClass;

/**
 * Whether limits of incidents that there were would have been kept by another plan: a limit that both plans have, counted
 * from and met by the same, is counted anew from the start that was recorded to the end that was recorded. Of every other
 * nothing can be said: one that is not in both, that was extended, moved by a raise or said by a person, or has not ended.
 */
public final class PlanBackTest {
    private final Plan draft;
    private final Calendar calendar;
    private final Map<Key, long[]> lines = new TreeMap<>();
    private long incidents;

    public PlanBackTest(Plan draft, Calendar calendar) {
        this.draft = draft;
        this.calendar = calendar;
    }

    /** A limit as the plans name it. */
    private record Key(Level level, String limit) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byLevel = level.compareTo(other.level);
            return byLevel == 0 ? limit.compareTo(other.limit) : byLevel;
        }
    }

    /** What can come of a limit, by the plan of its time and by the draft. */
    private enum Cell {
        STAYS_KEPT,
        BECOMES_MISSED,
        BECOMES_KEPT,
        STAYS_MISSED,
        UNANSWERABLE
    }

    /** An incident as its rows have it. */
    public record Past(Plan plan, Level level, @Nullable StatutoryClass of, List<Recorded> limits) {
        public Past {
            limits = List.copyOf(limits);
        }
    }

    /**
     * A limit that ran.
     *
     * @param id of the step or the milestone
     * @param endedAt when what it waits for was done; {@code null} if it was not
     */
    public record Recorded(
            String id, Instant start, Instant due, @Nullable Instant endedAt) {
        /** As the plan names it. */
        String key() {
            int dot = id.indexOf('.');
            return dot < 0 ? id : id.substring(0, dot);
        }
    }

    /** How often what came of a limit at a level. */
    public record Line(
            Level level,
            String limit,
            long staysKept,
            long becomesMissed,
            long becomesKept,
            long staysMissed,
            long unanswerable) {}

    public record Result(long incidents, List<Line> lines) {
        public Result {
            lines = List.copyOf(lines);
        }
    }

    public void add(Past past) {
        incidents++;
        for (Recorded limit : past.limits()) {
            Key key = new Key(past.level(), limit.key());
            lines.computeIfAbsent(key, fresh -> new long[Cell.values().length])[
                    cell(past, limit).ordinal()]++;
        }
    }

    private Cell cell(Past past, Recorded limit) {
        Instant ended = limit.endedAt();
        Optional<LimitSpec> before = past.plan().flow(past.level()).limit(limit.key());
        Optional<LimitSpec> after = draft.flow(past.level()).limit(limit.key());
        if (ended == null || before.isEmpty() || after.isEmpty() || !isSame(before.get(), after.get())) {
            return Cell.UNANSWERABLE;
        }
        boolean untouched =
                due(before.get(), past, limit).filter(limit.due()::equals).isPresent();
        Optional<Instant> anew = due(after.get(), past, limit);
        if (!untouched || anew.isEmpty()) {
            return Cell.UNANSWERABLE;
        }
        boolean kept = !ended.isAfter(limit.due());
        boolean keptAnew = !ended.isAfter(anew.get());
        if (kept) {
            return keptAnew ? Cell.STAYS_KEPT : Cell.BECOMES_MISSED;
        }
        return keptAnew ? Cell.BECOMES_KEPT : Cell.STAYS_MISSED;
    }

    private static boolean isSame(LimitSpec before, LimitSpec after) {
        return before.kind() == after.kind()
                && before.from() == after.from()
                && before.until().equals(after.until());
    }

    private Optional<Instant> due(LimitSpec spec, Past past, Recorded limit) {
        Term ofClass = past.of() == null ? null : spec.byClass().get(past.of());
        return Optional.ofNullable(ofClass == null ? spec.term() : ofClass)
                .flatMap(term -> due(term, limit.start()))
                .map(due -> spec.quiet() ? Calendar.quiet(due) : due);
    }

    private Optional<Instant> due(Term term, Instant start) {
        return switch (term) {
            case Term.Within(Duration duration) -> Optional.of(start.plus(duration));
            case Term.WorkingDays(int days) ->
                Optional.of(calendar.dueAfter(start, days).at());
            case Term.Daily(List<LocalTime> times) -> Optional.of(calendar.nextAt(start, times));
            case Term.AsSaid said -> Optional.empty();
        };
    }

    /** By level, mildest first, and by name. */
    public Result result() {
        List<Line> all = new ArrayList<>();
        lines.forEach((key, cells) -> all.add(new Line(
                key.level(),
                key.limit(),
                cells[Cell.STAYS_KEPT.ordinal()],
                cells[Cell.BECOMES_MISSED.ordinal()],
                cells[Cell.BECOMES_KEPT.ordinal()],
                cells[Cell.STAYS_MISSED.ordinal()],
                cells[Cell.UNANSWERABLE.ordinal()])));
        return new Result(incidents, all);
    }
}
