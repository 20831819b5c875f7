package org.sise.core.grading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sise.core.grading.Condition.All;
import org.sise.core.grading.Condition.Any;
import org.sise.core.grading.Condition.Asked;

/** One thing that another version of a standard says otherwise; {@code criterion} is the later version's, if it has it. */
public sealed interface StandardChange {
    Criterion criterion();

    record Added(Criterion criterion) implements StandardChange {}

    record Removed(Criterion criterion) implements StandardChange {}

    /** It stands for another level. */
    record Moved(Criterion criterion, Level before) implements StandardChange {}

    record Reworded(Criterion criterion, Criterion before) implements StandardChange {}

    /** The same question with another threshold, as a rank of the field. */
    record Threshold(Criterion criterion, Field field, long before, long after) implements StandardChange {}

    /** Another question. */
    record Asks(Criterion criterion, Condition before) implements StandardChange {}

    /** In the order of the later version; what it no longer has comes last. */
    static List<StandardChange> between(Standard before, Standard after) {
        List<StandardChange> changes = new ArrayList<>();
        for (Criterion criterion : after.criteria()) {
            Optional<Criterion> earlier = before.criterion(criterion.key());
            earlier.ifPresentOrElse(
                    known -> compare(known, criterion, changes), () -> changes.add(new Added(criterion)));
        }
        before.criteria().stream()
                .filter(criterion -> after.criterion(criterion.key()).isEmpty())
                .map(Removed::new)
                .forEach(changes::add);
        return List.copyOf(changes);
    }

    private static void compare(Criterion before, Criterion after, List<StandardChange> changes) {
        if (before.level() != after.level()) {
            changes.add(new Moved(after, before.level()));
        }
        if (!before.wordingZh().equals(after.wordingZh()) || !before.wordingEn().equals(after.wordingEn())) {
            changes.add(new Reworded(after, before));
        }
        List<StandardChange> thresholds = new ArrayList<>();
        if (isAlike(before.condition(), after.condition(), after, thresholds)) {
            changes.addAll(thresholds);
        } else {
            changes.add(new Asks(after, before.condition()));
        }
    }

    /** Whether both ask the same fields in the same way; what differs then is how much of them. */
    private static boolean isAlike(Condition before, Condition after, Criterion of, List<StandardChange> thresholds) {
        return switch (before) {
            case Asked asked -> after instanceof Asked now && isAlike(asked, now, of, thresholds);
            case All(List<Condition> parts) ->
                after instanceof All(List<Condition> now) && isAlike(parts, now, of, thresholds);
            case Any(List<Condition> parts) ->
                after instanceof Any(List<Condition> now) && isAlike(parts, now, of, thresholds);
        };
    }

    private static boolean isAlike(Asked before, Asked after, Criterion of, List<StandardChange> thresholds) {
        if (before.field() != after.field()) {
            return false;
        }
        if (before.threshold() != after.threshold()) {
            thresholds.add(new Threshold(of, after.field(), before.threshold(), after.threshold()));
        }
        return true;
    }

    private static boolean isAlike(
            List<Condition> before, List<Condition> after, Criterion of, List<StandardChange> thresholds) {
        if (before.size() != after.size()) {
            return false;
        }
        for (int i = 0; i < before.size(); i++) {
            if (!isAlike(before.get(i), after.get(i), of, thresholds)) {
                return false;
            }
        }
        return true;
    }
}
