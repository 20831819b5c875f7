package org.sise.core.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sise.core.grading.Condition.AtLeast;

/** What a draft would have made of what there was. */
class BackTestTest {
    private static final Standard IN_FORCE = standard("old", 10_000);
    private static final Standard STRICTER = standard("new", 500);
    private static final Standard MILDER = standard("new", 100_000);

    @Test
    void the_highest_of_an_incidents_situations_counts_by_both_standards() {
        BackTest test = new BackTest(STRICTER);

        test.add(past("a", null, 100, 600));
        test.add(past("b", null, 20_000, 100));

        BackTest.Result result = test.result();
        assertThat(result.incidents()).isEqualTo(2);
        assertThat(result.againstInForce().at(Level.BLUE, Level.YELLOW)).isEqualTo(1);
        assertThat(result.againstInForce().at(Level.YELLOW, Level.YELLOW)).isEqualTo(1);
        assertThat(result.againstInForce().total()).isEqualTo(2);
        assertThat(result.changed()).isEqualTo(1);
    }

    @Test
    void one_that_changes_says_by_which_criteria_of_the_higher_side() {
        BackTest up = new BackTest(STRICTER);
        BackTest down = new BackTest(MILDER);

        up.add(past("a", null, 600));
        down.add(past("a", null, 20_000));

        assertThat(up.result().listed())
                .extracting(BackTest.Changed::standard, BackTest.Changed::because)
                .containsExactly(tuple("new", List.of("yellow.reads")));
        assertThat(down.result().listed())
                .extracting(BackTest.Changed::standard, BackTest.Changed::draft)
                .containsExactly(tuple("old", Level.BLUE));
    }

    @Test
    void over_and_under_are_counted_beside_what_a_person_confirmed_and_the_unconfirmed_apart() {
        BackTest test = new BackTest(STRICTER);

        test.add(past("a", Level.BLUE, 600));
        test.add(past("b", Level.ORANGE, 600));
        test.add(past("c", Level.YELLOW, 600));
        test.add(past("d", null, 600));

        BackTest.Result result = test.result();
        assertThat(result.unconfirmed()).isEqualTo(1);
        assertThat(result.againstConfirmed().total()).isEqualTo(3);
        assertThat(result.againstConfirmed().over()).isEqualTo(1);
        assertThat(result.againstConfirmed().under()).isEqualTo(1);
        assertThat(result.inForceAgainstConfirmed().under()).isEqualTo(2);
    }

    @Test
    void of_many_that_change_all_are_counted_and_some_listed() {
        BackTest test = new BackTest(STRICTER);

        for (int i = 0; i <= BackTest.MOST_LISTED; i++) {
            test.add(past("a" + i, null, 600));
        }

        assertThat(test.result().changed()).isEqualTo(BackTest.MOST_LISTED + 1);
        assertThat(test.result().listed()).hasSize(BackTest.MOST_LISTED);
    }

    private static BackTest.Past past(String id, @Nullable Level confirmed, long... reads) {
        List<Situation> situations =
                Arrays.stream(reads).mapToObj(BackTestTest::reads).toList();
        return new BackTest.Past(id, Instant.EPOCH, situations, IN_FORCE, confirmed);
    }

    private static Situation reads(long reads) {
        return SituationBuilder.situation().with(Field.READS, reads).build();
    }

    private static Standard standard(String version, long yellow) {
        return new Standard(
                version,
                List.of(
                        new Criterion("yellow.reads", Level.YELLOW, "阅读", "reads", new AtLeast(Field.READS, yellow)),
                        new Criterion("blue.reads", Level.BLUE, "阅读", "reads", new AtLeast(Field.READS, 1))));
    }
}
