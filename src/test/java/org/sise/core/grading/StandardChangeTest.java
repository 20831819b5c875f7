package org.sise.core.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.sise.core.grading.Condition.All;
import org.sise.core.grading.Condition.Any;
import org.sise.core.grading.Condition.AtLeast;
import org.sise.core.grading.Condition.In;
import org.sise.core.grading.Condition.IsTrue;

/** What two versions of a standard differ in is found in what they ask, never in their text. */
class StandardChangeTest {
    private static final Criterion READS = criterion("yellow.reads", Level.YELLOW, reads(10_000));
    private static final Criterion MINOR = criterion("orange.minor", Level.ORANGE, new IsTrue(Field.MINOR_HARMED));

    @Test
    void the_same_standard_under_another_name_differs_in_nothing() {
        assertThat(StandardChange.between(of(READS, MINOR), new Standard("later", List.of(MINOR, READS))))
                .isEmpty();
    }

    @Test
    void a_threshold_is_named_with_its_field_before_and_after() {
        Criterion raised = criterion("yellow.reads", Level.YELLOW, reads(50_000));

        assertThat(StandardChange.between(of(READS), of(raised)))
                .containsExactly(new StandardChange.Threshold(raised, Field.READS, 10_000, 50_000));
    }

    @Test
    void every_threshold_within_a_compound_question_is_named() {
        Condition before = new All(List.of(new IsTrue(Field.STAFF_ALLEGATION), new Any(List.of(reads(1), sources(2)))));
        Condition after = new All(List.of(new IsTrue(Field.STAFF_ALLEGATION), new Any(List.of(reads(5), sources(3)))));

        assertThat(StandardChange.between(
                        of(criterion("a", Level.YELLOW, before)), of(criterion("a", Level.YELLOW, after))))
                .extracting(change -> ((StandardChange.Threshold) change).field())
                .containsExactly(Field.READS, Field.SOURCES);
    }

    @Test
    void naming_the_values_or_the_mildest_of_them_is_the_same_question() {
        Condition named = new In(Field.STATUTORY_CLASS, new TreeSet<>(List.of(3L, 4L)));
        Condition least = new AtLeast(Field.STATUTORY_CLASS, 3);

        assertThat(StandardChange.between(
                        of(criterion("a", Level.ORANGE, named)), of(criterion("a", Level.ORANGE, least))))
                .isEmpty();
    }

    @Test
    void another_question_level_or_wording_is_named_each() {
        Criterion asks = criterion("yellow.reads", Level.YELLOW, new Any(List.of(reads(10_000), sources(2))));
        Criterion moved = criterion("yellow.reads", Level.ORANGE, reads(10_000));
        Criterion reworded = new Criterion("yellow.reads", Level.YELLOW, "阅读量大", "many reads", reads(10_000));

        assertThat(StandardChange.between(of(READS), of(asks)))
                .containsExactly(new StandardChange.Asks(asks, READS.condition()));
        assertThat(StandardChange.between(of(READS), of(moved)))
                .containsExactly(new StandardChange.Moved(moved, Level.YELLOW));
        assertThat(StandardChange.between(of(READS), of(reworded)))
                .containsExactly(new StandardChange.Reworded(reworded, READS));
    }

    @Test
    void what_is_new_comes_before_what_is_gone() {
        assertThat(StandardChange.between(of(READS), of(MINOR)))
                .containsExactly(new StandardChange.Added(MINOR), new StandardChange.Removed(READS));
    }

    private static Standard of(Criterion... criteria) {
        return new Standard("v", List.of(criteria));
    }

    private static Criterion criterion(String key, Level level, Condition condition) {
        return new Criterion(key, level, "情形", "a circumstance", condition);
    }

    private static Condition reads(long threshold) {
        return new AtLeast(Field.READS, threshold);
    }

    private static Condition sources(long threshold) {
        return new AtLeast(Field.SOURCES, threshold);
    }
}
