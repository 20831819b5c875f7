package org.sise.core.plan;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sise.core.grading.Level;
import org.sise.core.grading.StatutoryClass;

/**
 * One thing that another version of a plan says otherwise.
 *
 * @param key of the step or limit
 * @param of the class whose term it is, where it is not everybody's
 * @param before as the plan's records have it; {@code null} where there was nothing
 */
public record PlanChange(
        Level level,
        String key,
        Aspect aspect,
        @Nullable StatutoryClass of,
        @Nullable Object before,
        @Nullable Object after) {

    /** What of a step or of a limit. */
    public enum Aspect {
        /** The step as a whole: added or removed. */
        STEP,
        KIND,
        STAGE,
        LINE,
        PARTY,
        ROLE,
        AFTER,
        OPENING,
        OCCASION,
        VERSION_OF,
        TOGETHER,
        RHYTHM,
        /** The limit as a whole: added or removed. */
        LIMIT,
        LIMIT_KIND,
        FROM,
        TERM,
        UNTIL,
        OVERDUE,
        QUIET,
        EXTENDABLE;

        public boolean isOfLimit() {
            return compareTo(LIMIT) >= 0;
        }
    }

    /** By level, mildest first; within it in the order of the later version, what it no longer has last. */
    public static List<PlanChange> between(Plan before, Plan after) {
        List<PlanChange> changes = new ArrayList<>();
        for (Level level : Level.values()) {
            new Comparison(level, changes).compare(before.flow(level), after.flow(level));
        }
        return List.copyOf(changes);
    }

    /** Gathers the changes of one level. */
    private record Comparison(Level level, List<PlanChange> changes) {
        void compare(Flow before, Flow after) {
            for (StepSpec step : after.steps()) {
                before.step(step.key())
                        .ifPresentOrElse(known -> steps(known, step), () -> add(step.key(), Aspect.STEP, null, step));
            }
            before.steps().stream()
                    .filter(step -> after.step(step.key()).isEmpty())
                    .forEach(step -> add(step.key(), Aspect.STEP, step, null));
            for (LimitSpec limit : after.limits()) {
                before.limit(limit.key())
                        .ifPresentOrElse(
                                known -> limits(known, limit), () -> add(limit.key(), Aspect.LIMIT, null, limit));
            }
            before.limits().stream()
                    .filter(limit -> after.limit(limit.key()).isEmpty())
                    .forEach(limit -> add(limit.key(), Aspect.LIMIT, limit, null));
        }

        private void steps(StepSpec before, StepSpec after) {
            Of<StepSpec> of = new Of<>(after.key(), before, after);
            compare(of, Aspect.KIND, StepSpec::kind);
            compare(of, Aspect.STAGE, StepSpec::stage);
            compare(of, Aspect.LINE, StepSpec::line);
            compare(of, Aspect.PARTY, StepSpec::parties);
            compare(of, Aspect.ROLE, StepSpec::role);
            compare(of, Aspect.AFTER, StepSpec::after);
            compare(of, Aspect.OPENING, StepSpec::opening);
            compare(of, Aspect.OCCASION, StepSpec::occasion);
            compare(of, Aspect.VERSION_OF, StepSpec::of);
            compare(of, Aspect.TOGETHER, StepSpec::with);
            compare(of, Aspect.RHYTHM, StepSpec::rhythm);
        }

        private void limits(LimitSpec before, LimitSpec after) {
            Of<LimitSpec> of = new Of<>(after.key(), before, after);
            compare(of, Aspect.LIMIT_KIND, LimitSpec::kind);
            compare(of, Aspect.FROM, LimitSpec::from);
            compare(of, Aspect.TERM, LimitSpec::term);
            classes(before, after)
                    .forEach(one -> add(
                            after.key(),
                            Aspect.TERM,
                            one,
                            before.byClass().get(one),
                            after.byClass().get(one)));
            compare(of, Aspect.UNTIL, LimitSpec::until);
            compare(of, Aspect.OVERDUE, LimitSpec::overdue);
            compare(of, Aspect.QUIET, LimitSpec::quiet);
            compare(of, Aspect.EXTENDABLE, LimitSpec::extendable);
        }

        private static Set<StatutoryClass> classes(LimitSpec before, LimitSpec after) {
            Set<StatutoryClass> classes = EnumSet.noneOf(StatutoryClass.class);
            classes.addAll(before.byClass().keySet());
            classes.addAll(after.byClass().keySet());
            return classes;
        }

        /** The same thing in both versions. */
        private record Of<T>(String key, T before, T after) {}

        private <T> void compare(Of<T> of, Aspect aspect, Function<T, @Nullable Object> part) {
            add(of.key(), aspect, part.apply(of.before()), part.apply(of.after()));
        }

        private void add(String key, Aspect aspect, @Nullable Object before, @Nullable Object after) {
            add(key, aspect, null, before, after);
        }

        private void add(
                String key,
                Aspect aspect,
                @Nullable StatutoryClass of,
                @Nullable Object before,
                @Nullable Object after) {
            if (!Objects.equals(before, after)) {
                changes.add(new PlanChange(level, key, aspect, of, before, after));
            }
        }
    }
}
