package org.sise.core.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sise.core.grading.Decided;
import org.sise.core.grading.Level;
import org.sise.core.grading.Situation;
import org.sise.core.incident.Event.Capacity;
import org.sise.core.plan.StepKind;

/**
 * An incident: the fold of its events, and nothing else.
 *
 * @param version number of events folded; 0 = not reported yet
 * @param origin {@code null} before the report
 * @param circle units that have joined and not left, and as what
 * @param acknowledged when each unit signed its assignment last
 * @param shared to whom the commission opened the file, and when last
 * @param recused person codes of those who are personally concerned
 * @param links to other incidents, in their order
 * @param merged what became part of it
 */
public record Incident(
        int version,
        Event.@Nullable Reported origin,
        Phase phase,
        Times times,
        Situation situation,
        Grading grading,
        Assignment assignment,
        String plan,
        Map<StepId, Step> steps,
        Map<String, Limit> limits,
        Map<String, Capacity> circle,
        Map<String, Instant> acknowledged,
        Map<String, Instant> shared,
        Set<String> recused,
        Marks marks,
        List<Event.Linked> links,
        List<Event.Merged> merged) {

    /** Of what is no drill. */
    public static final String REAL_CLOCK = "real";

    private static final Times NO_TIMES = new Times(Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);

    /** Before its report. */
    public static final Incident NONE = new Incident(
            0,
            null,
            Phase.NONE,
            NO_TIMES,
            Situation.UNKNOWN,
            Grading.NONE,
            Assignment.NONE,
            "",
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Set.of(),
            Marks.NONE,
            List.of(),
            List.of());

    /** From its report to its first grade, the next entry, an incident has no level yet. */
    public boolean isGraded() {
        return grading != Grading.NONE;
    }

    public enum Phase {
        NONE,
        OPEN,
        /** 办结. */
        COMPLETED,
        CLOSED
    }

    /**
     * 定级.
     *
     * @param because criteria that fired for the level in force
     * @param decided what had fired, and what was known, at the last human decision; {@code null} before it
     */
    public record Grading(
            Level level,
            boolean provisional,
            List<String> because,
            List<String> unknown,
            @Nullable Decided decided) {
        static final Grading NONE = new Grading(Level.BLUE, true, List.of(), List.of(), null);
    }

    /** Who deals with it: area of the owner, and unit codes; {@code assignedAt} the last 交办 to the lead. */
    public record Assignment(
            String owner,
            @Nullable String lead,
            List<String> assisting,
            List<String> copies,
            @Nullable String organ,
            @Nullable Instant assignedAt) {
        static final Assignment NONE = new Assignment("", null, List.of(), List.of(), null, null);
    }

    /**
     * Things that happened and matter later.
     *
     * @param raisedAt the last raise; internal limits from K count from it
     * @param grownAt the last growth of the reads or the interactions
     * @param kept steps that a lowering left open although the new flow has none of their key
     */
    public record Marks(
            int supervisions,
            @Nullable Instant raisedAt,
            boolean corrected,
            boolean denied,
            List<String> returnedBy,
            @Nullable Instant grownAt,
            List<StepId> kept) {
        static final Marks NONE = new Marks(0, null, false, false, List.of(), null, List.of());

        Marks supervised(int number) {
            return new Marks(number, raisedAt, corrected, denied, returnedBy, grownAt, kept);
        }

        Marks raised(Instant at) {
            return new Marks(supervisions, at, corrected, denied, returnedBy, grownAt, kept);
        }

        Marks correctedOnce() {
            return new Marks(supervisions, raisedAt, true, denied, returnedBy, grownAt, kept);
        }

        Marks deniedOnce() {
            return new Marks(supervisions, raisedAt, corrected, true, returnedBy, grownAt, kept);
        }

        Marks returned(String unit) {
            if (returnedBy.contains(unit)) {
                return this;
            }
            return new Marks(supervisions, raisedAt, corrected, denied, with(returnedBy, unit), grownAt, kept);
        }

        Marks grew(Instant at) {
            return new Marks(supervisions, raisedAt, corrected, denied, returnedBy, at, kept);
        }

        Marks kept(List<StepId> steps) {
            return new Marks(supervisions, raisedAt, corrected, denied, returnedBy, grownAt, steps);
        }
    }

    public static Incident of(List<Event> history) {
        Incident incident = NONE;
        for (Event event : history) {
            incident = incident.evolve(event);
        }
        return incident;
    }

    public Incident evolve(Event event) {
        return Evolution.apply(this, event);
    }

    public Event.Reported report() {
        if (origin == null) {
            throw new IllegalStateException("the incident has not been reported");
        }
        return origin;
    }

    public Level level() {
        return grading.level();
    }

    public boolean isOver() {
        return phase == Phase.CLOSED;
    }

    /** Whether it runs by the clock of a drill (演练); it was born so and stays so (rule 43). */
    public boolean isExercise() {
        return phase != Phase.NONE && !report().clock().equals(REAL_CLOCK);
    }

    /** Whether a unit is in the circle as a copy (抄送) only: it hears number, level and state, and has nothing to do. */
    public boolean isCopy(String unit) {
        return circle.get(unit) == Capacity.COPY;
    }

    public boolean isRecused(String person) {
        return recused.contains(person);
    }

    public Optional<Step> step(StepId id) {
        return Optional.ofNullable(steps.get(id));
    }

    public Optional<Limit> limit(String id) {
        return Optional.ofNullable(limits.get(id));
    }

    public Stream<Step> openSteps() {
        return steps.values().stream().filter(Step::isOpen);
    }

    public Stream<Step> steps(String key) {
        return steps.values().stream().filter(step -> step.id().key().equals(key));
    }

    public Stream<Step> settled(StepKind kind) {
        return steps.values().stream().filter(step -> step.kind() == kind && step.isSettled());
    }

    /** The highest round of a key, of one unit or of all; 0 if it never opened. */
    public int round(String key) {
        return steps(key).mapToInt(step -> step.id().round()).max().orElse(0);
    }

    public int round(String key, String unit) {
        return steps(key)
                .filter(step -> step.id().unit().equals(unit))
                .mapToInt(step -> step.id().round())
                .max()
                .orElse(0);
    }

    static <K, V> Map<K, V> with(Map<K, V> map, K key, V value) {
        Map<K, V> copy = new LinkedHashMap<>(map);
        copy.put(key, value);
        return Collections.unmodifiableMap(copy);
    }

    static <K, V> Map<K, V> without(Map<K, V> map, K key) {
        Map<K, V> copy = new LinkedHashMap<>(map);
        copy.remove(key);
        return Collections.unmodifiableMap(copy);
    }

    static <T> List<T> with(List<T> list, T value) {
        List<T> copy = new ArrayList<>(list);
        copy.add(value);
        return List.copyOf(copy);
    }
}
