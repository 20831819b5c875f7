package org.sise.core.grading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a standard would have made of incidents that there were, one after the other: each of its situations, from the report
 * on, is graded by it and by the standard that the incident was graded by, and the highest of each is compared, also with the
 * highest level that a person confirmed: what was lowered when it had calmed down was no lower before.
 */
public final class BackTest {
    /** Of those whose level would change; all of them are counted. */
    public static final int MOST_LISTED = 1_000;

    private final Standard draft;
    private final long[][] againstInForce = LevelMatrix.cells();
    private final long[][] againstConfirmed = LevelMatrix.cells();
    private final long[][] inForceAgainstConfirmed = LevelMatrix.cells();
    private final List<Changed> listed = new ArrayList<>();
    private long incidents;
    private long unconfirmed;
    private long changed;

    public BackTest(Standard draft) {
        this.draft = draft;
    }

    /**
     * An incident as it was stored.
     *
     * @param situations after the report and after each entry that changed what was known
     * @param inForce the standard it was graded by
     * @param confirmed by a person, the highest; {@code null} if nobody did
     */
    public record Past(
            String id,
            Instant reportedAt,
            List<Situation> situations,
            Standard inForce,
            @Nullable Level confirmed) {}

    /**
     * One whose level would change.
     *
     * @param because criteria that speak for the higher of the two: of the draft if it gives more, else of the one in force
     */
    public record Changed(
            String id,
            Instant reportedAt,
            Level inForce,
            Level draft,
            @Nullable Level confirmed,
            String standard,
            List<String> because) {}

    /**
     * What came of it.
     *
     * @param againstInForce rows: by the standard in force; columns: by the draft
     * @param againstConfirmed rows: as confirmed; columns: by the draft; the unconfirmed are not in it
     * @param inForceAgainstConfirmed rows: as confirmed; columns: by the standard in force
     */
    public record Result(
            long incidents,
            long unconfirmed,
            LevelMatrix againstInForce,
            LevelMatrix againstConfirmed,
            LevelMatrix inForceAgainstConfirmed,
            long changed,
            List<Changed> listed) {
        public Result {
            listed = List.copyOf(listed);
        }
    }

    public void add(Past past) {
        Grade before = highest(past.inForce(), past.situations());
        Grade after = highest(draft, past.situations());
        incidents++;
        count(againstInForce, before.level(), after.level());
        Level confirmed = past.confirmed();
        if (confirmed == null) {
            unconfirmed++;
        } else {
            count(againstConfirmed, confirmed, after.level());
            count(inForceAgainstConfirmed, confirmed, before.level());
        }
        if (before.level() != after.level()) {
            list(past, before, after);
        }
    }

    private void list(Past past, Grade before, Grade after) {
        changed++;
        if (listed.size() < MOST_LISTED) {
            boolean more = after.level().above(before.level());
            Standard standard = more ? draft : past.inForce();
            listed.add(new Changed(
                    past.id(),
                    past.reportedAt(),
                    before.level(),
                    after.level(),
                    past.confirmed(),
                    standard.version(),
                    because(standard, more ? after : before)));
        }
    }

    /** What spoke for the level itself, not for the lower ones. */
    private static List<String> because(Standard standard, Grade grade) {
        return grade.because().stream()
                .filter(key -> standard.criterion(key)
                        .filter(criterion -> criterion.level() == grade.level())
                        .isPresent())
                .toList();
    }

    private static Grade highest(Standard standard, List<Situation> situations) {
        return situations.stream()
                .distinct()
                .map(standard::grade)
                .max(Comparator.comparing(Grade::level))
                .orElseThrow(() -> new IllegalArgumentException("an incident without a situation"));
    }

    private static void count(long[][] cells, Level first, Level second) {
        cells[first.ordinal()][second.ordinal()]++;
    }

    public Result result() {
        return new Result(
                incidents,
                unconfirmed,
                LevelMatrix.of(againstInForce),
                LevelMatrix.of(againstConfirmed),
                LevelMatrix.of(inForceAgainstConfirmed),
                changed,
                listed);
    }
}
