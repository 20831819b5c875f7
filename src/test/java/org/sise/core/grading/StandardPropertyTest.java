package org.sise.core.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.EnumSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** What holds for every valid standard; Standards makes them. */
@Domain(Standards.class)
class StandardPropertyTest {

    /** A value that is known stays known and gets graver, or stays. */
    @Property
    void moreNeverLowers(
            @ForAll Standard standard,
            @ForAll Situation before,
            @ForAll Situation other,
            @ForAll EnumSet<Field> raised) {
        var after = SituationBuilder.from(before);
        for (var field : raised) {
            var here = field.rankIn(before);
            field.rankIn(other).ifPresent(there -> here.ifPresent(rank -> after.with(field, Math.max(rank, there))));
        }

        var grade = standard.grade(after.build());

        assertThat(grade.level()).isGreaterThanOrEqualTo(standard.grade(before).level());
        assertThat(grade.because()).containsAll(standard.grade(before).because());
    }

    /** Seen from the other side: to learn a value, whichever it is, never takes back a criterion that had fired. */
    @Property
    void anUnknownNeverRaises(@ForAll Standard standard, @ForAll Situation known, @ForAll EnumSet<Field> forgotten) {
        var less = SituationBuilder.from(known);
        forgotten.forEach(less::without);

        var grade = standard.grade(less.build());

        assertThat(grade.level()).isLessThanOrEqualTo(standard.grade(known).level());
        assertThat(standard.grade(known).because()).containsAll(grade.because());
    }

    @Property
    void becauseIsExactlyWhatIsTrueAndItsFirstGivesTheLevel(@ForAll Standard standard, @ForAll Situation situation) {
        var grade = standard.grade(situation);

        var levels = grade.because().stream()
                .map(key -> standard.criterion(key).orElseThrow().level())
                .toList();
        assertThat(grade.because())
                .containsExactlyInAnyOrderElementsOf(standard.criteria().stream()
                        .filter(criterion -> criterion.condition().in(situation) == Truth.TRUE)
                        .map(Criterion::key)
                        .toList());
        assertThat(levels).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(grade.level()).isEqualTo(levels.isEmpty() ? Level.BLUE : levels.getFirst());
    }

    /** Whatever the fields turn out to be that are unknown and not named, the level stays. */
    @Property
    void whatIsUnknownAndNotNamedCannotRaise(
            @ForAll Standard standard, @ForAll Situation situation, @ForAll Situation learnt) {
        var grade = standard.grade(situation);
        var after = SituationBuilder.from(situation);
        for (var field : Field.values()) {
            if (field.rankIn(situation).isEmpty() && !grade.unknown().contains(field.wireName())) {
                field.rankIn(learnt).ifPresent(rank -> after.with(field, rank));
            }
        }

        assertThat(standard.grade(after.build()).level()).isEqualTo(grade.level());
    }

    @Property
    void whatIsNamedAsUnknownIsUnknownAndTogetherAtItsGravestRaises(
            @ForAll Standard standard, @ForAll Situation situation) {
        var grade = standard.grade(situation);
        var after = SituationBuilder.from(situation);
        for (var name : grade.unknown()) {
            var field = Field.ofWireName(name).orElseThrow();
            assertThat(field.rankIn(situation)).isEmpty();
            after.with(field, Standards.gravest(field));
        }

        var level = standard.grade(after.build()).level();

        assertThat(level.above(grade.level())).isEqualTo(!grade.unknown().isEmpty());
    }

    @Property
    void theSameEntryAgainNeverRaisesOverAPersonsDecision(
            @ForAll Standard standard, @ForAll Situation situation, @ForAll Level level) {
        var decided = new Decided(level, standard.grade(situation).fired(), situation);

        assertThat(standard.raiseOver(decided, situation)).isEmpty();
        assertThat(standard.raiseOver(decided, situation.merge(Situation.UNKNOWN)))
                .isEmpty();
    }

    @Property
    void aRaiseOverADecisionGoesUpAndNoHigherThanTheGrade(
            @ForAll Standard standard, @ForAll Situation before, @ForAll Situation later, @ForAll Level level) {
        var now = before.merge(later);
        var decided = new Decided(level, standard.grade(before).fired(), before);

        var raised = standard.raiseOver(decided, now);

        raised.ifPresent(to -> {
            assertThat(to.above(level)).isTrue();
            assertThat(standard.grade(now).level().atLeast(to)).isTrue();
        });
    }
}
