package org.sise.core.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.sise.core.grading.SituationBuilder.situation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.sise.core.grading.Condition.All;
import org.sise.core.grading.Condition.Any;
import org.sise.core.grading.Condition.AtLeast;
import org.sise.core.grading.Condition.In;
import org.sise.core.grading.Condition.IsTrue;
import org.sise.core.grading.Situation.Flag;

class StandardTest {

    private static final Condition MANY_READS = new AtLeast(Field.READS, 1_000);
    private static final Condition MINOR = new IsTrue(Field.MINOR_HARMED);
    private static final Standard STANDARD = new Standard(
            "test", List.of(criterion("reads", Level.ORANGE, MANY_READS), criterion("minor", Level.ORANGE, MINOR)));

    @Test
    void kleenesTables() {
        assertThat(Truth.FALSE.and(Truth.UNKNOWN)).isEqualTo(Truth.FALSE);
        assertThat(Truth.TRUE.and(Truth.UNKNOWN)).isEqualTo(Truth.UNKNOWN);
        assertThat(Truth.UNKNOWN.and(Truth.UNKNOWN)).isEqualTo(Truth.UNKNOWN);
        assertThat(Truth.TRUE.or(Truth.UNKNOWN)).isEqualTo(Truth.TRUE);
        assertThat(Truth.FALSE.or(Truth.UNKNOWN)).isEqualTo(Truth.UNKNOWN);
        assertThat(Truth.UNKNOWN.or(Truth.UNKNOWN)).isEqualTo(Truth.UNKNOWN);
        assertThat(Truth.TRUE.and(Truth.TRUE)).isEqualTo(Truth.TRUE);
        assertThat(Truth.FALSE.or(Truth.FALSE)).isEqualTo(Truth.FALSE);
    }

    @Test
    void aPartThatIsDecidedLeavesNothingOpen() {
        var condition = new Any(List.of(new All(List.of(MANY_READS, new AtLeast(Field.SOURCES, 2))), MINOR));

        var open = condition.openFields(situation().with("reads", 10).build());

        assertThat(open).containsExactly(Field.MINOR_HARMED);
        assertThat(condition.fields()).containsExactly(Field.READS, Field.SOURCES, Field.MINOR_HARMED);
    }

    @Test
    void anInThatLeavesOutAGraverValueCannotBeMade() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new In(Field.NATURE, new TreeSet<>(Set.of(1L, 3L))))
                .withMessageContaining("add [dispute]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new In(Field.NATURE, new TreeSet<>(Set.of(0L))))
                .withMessageContaining("add [discussion, dispute, political_principle]");
        assertThatIllegalArgumentException().isThrownBy(() -> new In(Field.READS, new TreeSet<>(Set.of(1L))));
        assertThatIllegalArgumentException().isThrownBy(() -> new In(Field.NATURE, new TreeSet<>()));
        assertThatIllegalArgumentException().isThrownBy(() -> new In(Field.NATURE, new TreeSet<>(Set.of(4L))));
    }

    @Test
    void aQuestionThatDoesNotFitItsFieldCannotBeMade() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AtLeast(Field.MINOR_HARMED, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new AtLeast(Field.READS, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new AtLeast(Field.READS, Field.MAX_COUNT + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new AtLeast(Field.NATURE, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> new AtLeast(Field.NATURE, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new IsTrue(Field.READS));
        assertThatIllegalArgumentException().isThrownBy(() -> new All(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Any(List.of()));
    }

    @Test
    void everyComponentAndFlagOfASituationIsAFieldAndNothingElse() {
        var components = Situation.class.getRecordComponents().length - 1;

        assertThat(Field.values()).hasSize(components + Flag.values().length);
        for (var component : Situation.class.getRecordComponents()) {
            assertThat(component.getName().equals("flags")
                            || Field.ofWireName(component.getName()).isPresent())
                    .as(component.getName())
                    .isTrue();
        }
    }

    @Test
    void rule16TheSameCriteriaDoNotRaiseAgain() {
        var before = situation().with("reads", 2_000).build();
        var decided = new Decided(Level.BLUE, STANDARD.grade(before).fired(), before);

        assertThat(STANDARD.raiseOver(decided, situation().with("reads", 19_999).build()))
                .isEmpty();
    }

    @Test
    void rule16TenTimesTheCountRaisesAgain() {
        var before = situation().with("reads", 2_000).build();
        var decided = new Decided(Level.BLUE, STANDARD.grade(before).fired(), before);

        assertThat(STANDARD.raiseOver(decided, situation().with("reads", 20_000).build()))
                .contains(Level.ORANGE);
    }

    @Test
    void rule16ANewlyFiredCriterionRaises() {
        var before = situation().with("reads", 2_000).build();
        var decided = new Decided(Level.BLUE, STANDARD.grade(before).fired(), before);
        var followUp = new SituationBuilder().with("flags.minor_harmed", true).build();

        assertThat(STANDARD.raiseOver(decided, before.merge(followUp))).contains(Level.ORANGE);
    }

    @Test
    void rule16TenTimesACountRaisesOnlyByACriterionThatAsksForIt() {
        var before =
                situation().with("flags.minor_harmed", true).with("reads", 5).build();
        var decided = new Decided(Level.BLUE, STANDARD.grade(before).fired(), before);
        var followUp = situation().with("reads", 500).build();

        assertThat(STANDARD.raiseOver(decided, before.merge(followUp))).isEmpty();
    }

    @Test
    void aStandardNeedsAVersionACriterionAndUniqueKeys() {
        var reads = criterion("reads", Level.RED, MANY_READS);
        assertThatIllegalArgumentException().isThrownBy(() -> new Standard(" ", List.of(reads)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Standard("v", List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Standard("v", List.of(reads, reads)))
                .withMessageContaining("reads");
        assertThatIllegalArgumentException().isThrownBy(() -> criterion("Bad Key", Level.RED, MINOR));
    }

    @Test
    void anUnknownInALaterEntryLeavesTheLastKnownValue() {
        var first = situation()
                .with("nature", "dispute")
                .with("reads", 100)
                .with("flags.minor_harmed", true)
                .build();
        var later =
                situation().with("reads", 50).with("flags.press_inquiry", false).build();

        var merged = first.merge(later);

        assertThat(merged.nature()).isEqualTo(Situation.Nature.DISPUTE);
        assertThat(merged.reads()).isEqualTo(50);
        assertThat(merged.flags()).isEqualTo(Map.of(Flag.MINOR_HARMED, true, Flag.PRESS_INQUIRY, false));
        assertThat(Situation.UNKNOWN.merge(first)).isEqualTo(first);
        assertThat(first.merge(Situation.UNKNOWN)).isEqualTo(first);
    }

    @Test
    void aNegativeCountCannotBeMade() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> situation().with(Field.READS, -1).build())
                .withMessageContaining("reads");
    }

    private static Criterion criterion(String key, Level level, Condition condition) {
        return new Criterion(key, level, "字", "word", condition);
    }
}
