package org.sise.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sise.core.grading.SituationBuilder.situation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sise.core.grading.Field;
import org.sise.core.grading.Level;
import org.sise.core.grading.Situation;
import org.sise.core.grading.Standard;

/** The table of domain.md part 3, row by row, every cell and every boundary; and the grades of plan.md part C. */
class DefaultStandardTest {

    private static final Standard STANDARD = standard();

    @ParameterizedTest(name = "{0} {1} → {2} {3}")
    @CsvSource({
        // nature 性质
        "nature, misunderstanding, BLUE, blue.nature",
        "nature, discussion, YELLOW, yellow.nature",
        "nature, dispute, ORANGE, orange.nature",
        "nature, political_principle, RED, red.nature",
        "flags.several_departments, true, ORANGE, orange.several_departments",
        "flags.group_event_possible, true, RED, red.group_event_possible",
        "flags.group_event, true, RED, red.group_event",
        "flags.superior_order, true, RED, red.superior_order",
        // floors
        "flags.death_or_serious_injury, true, ORANGE, orange.death_or_serious_injury",
        "flags.minor_harmed, true, ORANGE, orange.minor_harmed",
        "statutoryClass, major, ORANGE, orange.statutory_class",
        "statutoryClass, extreme, RED, red.statutory_class",
        // media reach
        "reach, local_self_media, BLUE, blue.reach",
        "reach, local_media, YELLOW, yellow.reach",
        "reach, provincial_media, ORANGE, orange.reach",
        "reach, central_media, RED, red.reach",
        "trending, locally, ORANGE, orange.trending",
        "trending, nationally, RED, red.trending",
        // 社会影响
        "impact, asker_only, BLUE, blue.impact",
        "impact, several_people, YELLOW, yellow.impact",
        "impact, group_interests, ORANGE, orange.impact",
        "impact, gathering, RED, red.impact",
    })
    void aNamedValueAloneGivesTheLevelOfItsCell(String field, String value, Level level, String criterion) {
        var grade = STANDARD.grade(situation().with(field, value).build());

        assertThat(grade.level()).isEqualTo(level);
        assertThat(grade.because().getFirst()).isEqualTo(criterion);
    }

    @ParameterizedTest(name = "{0} {1} → {2} {3}")
    @CsvSource({
        "reads, 1, BLUE, blue.reads",
        "reads, 9999, BLUE, blue.reads",
        "reads, 10000, YELLOW, yellow.reads",
        "reads, 99999, YELLOW, yellow.reads",
        "reads, 100000, ORANGE, orange.reads",
        "reads, 999999, ORANGE, orange.reads",
        "reads, 1000000, RED, red.reads",
        "interactions, 1, BLUE, blue.interactions",
        "interactions, 99, BLUE, blue.interactions",
        "interactions, 100, YELLOW, yellow.interactions",
        "interactions, 999, YELLOW, yellow.interactions",
        "interactions, 1000, ORANGE, orange.interactions",
        "interactions, 9999, ORANGE, orange.interactions",
        "interactions, 10000, RED, red.interactions",
        "platforms, 1, BLUE, blue.platforms",
        "platforms, 2, YELLOW, yellow.platforms",
        "units, 3, ORANGE, orange.units",
    })
    void aCountAloneGivesTheLevelOfItsCell(String field, long count, Level level, String criterion) {
        var grade = STANDARD.grade(situation().with(field, count).build());

        assertThat(grade.level()).isEqualTo(level);
        assertThat(grade.because().getFirst()).isEqualTo(criterion);
    }

    @ParameterizedTest(name = "{0} {1} fires nothing")
    @CsvSource({
        "reads, 0",
        "interactions, 0",
        "platforms, 0",
        "units, 2",
        "sources, 2",
        "sources, 100",
    })
    void aCountBelowEveryCellFiresNothing(String field, long count) {
        var grade = STANDARD.grade(situation().with(field, count).build());

        assertThat(grade.level()).isEqualTo(Level.BLUE);
        assertThat(grade.because()).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1} fires nothing")
    @CsvSource({
        "trending, not",
        "statutoryClass, none",
        "statutoryClass, general",
        "statutoryClass, larger",
        "flags.several_departments, false",
        "flags.group_event_possible, false",
        "flags.group_event, false",
        "flags.superior_order, false",
        "flags.death_or_serious_injury, false",
        "flags.minor_harmed, false",
        "flags.staff_allegation, true",
        "flags.press_inquiry, true",
    })
    void aNamedValueOutsideEveryCellFiresNothing(String field, String value) {
        var grade = STANDARD.grade(situation().with(field, value).build());

        assertThat(grade.level()).isEqualTo(Level.BLUE);
        assertThat(grade.because()).isEmpty();
    }

    @ParameterizedTest(name = "allegation {0}, {1} reads, {2} sources, press {3} → {4}")
    @CsvSource({
        "true, 999, 1, false, BLUE",
        "true, 1000, 1, false, YELLOW",
        "true, 999, 2, false, YELLOW",
        "true, 999, 1, true, YELLOW",
        "false, 1000, 2, true, BLUE",
    })
    void anAllegationAgainstStaffIsYellowWithReadsOrSourcesOrAPressInquiry(
            boolean allegation, long reads, long sources, boolean press, Level level) {
        var grade = STANDARD.grade(situation()
                .with("flags.staff_allegation", allegation)
                .with("reads", reads)
                .with("sources", sources)
                .with("flags.press_inquiry", press)
                .build());

        assertThat(grade.level()).isEqualTo(level);
        assertThat(grade.because().contains("yellow.staff_allegation")).isEqualTo(level == Level.YELLOW);
    }

    @Test
    void everyCriterionFiresInSomeSituationAndEveryLevelHasItsOwn() {
        var gravest = situation();
        for (var field : Field.values()) {
            gravest.with(
                    field,
                    field.valueNames().isEmpty()
                            ? 10_000_000
                            : field.valueNames().size() - 1L);
        }

        var grade = STANDARD.grade(gravest.build());

        assertThat(grade.because()).hasSameSizeAs(STANDARD.criteria());
        assertThat(STANDARD.criteria()).extracting("level").contains((Object[]) Level.values());
        assertThat(STANDARD.criteria())
                .allSatisfy(criterion -> assertThat(criterion.key())
                        .startsWith(criterion.level().name().toLowerCase(Locale.ROOT) + "."));
    }

    @Test
    void nothingKnownIsBlueAndNamesEveryFieldThatCouldRaise() {
        var grade = STANDARD.grade(Situation.UNKNOWN);

        assertThat(grade.level()).isEqualTo(Level.BLUE);
        assertThat(grade.because()).isEmpty();
        assertThat(grade.unknown())
                .containsExactlyElementsOf(
                        List.of(Field.values()).stream().map(Field::wireName).toList());
    }

    @Test
    void walkThroughBlueAFeeMisunderstood() {
        var report = situation()
                .with("reach", "local_self_media")
                .with("platforms", 1)
                .with("reads", 620)
                .with("interactions", 14)
                .build();
        var followUp = situation().with("reads", 910).with("interactions", 22).build();

        var first = STANDARD.grade(report);
        var second = STANDARD.grade(report.merge(followUp));

        assertThat(first.level()).isEqualTo(Level.BLUE);
        assertThat(first.because()).containsExactly("blue.reach", "blue.platforms", "blue.reads", "blue.interactions");
        assertThat(first.unknown())
                .contains("nature", "impact", "statutoryClass")
                .doesNotContain("reads");
        assertThat(second.level()).isEqualTo(Level.BLUE);
    }

    @Test
    void walkThroughYellowParkingFines() {
        var grade = STANDARD.grade(situation()
                .with("reads", 38_000)
                .with("interactions", 460)
                .with("platforms", 2)
                .with("reach", "local_media")
                .build());

        assertThat(grade.level()).isEqualTo(Level.YELLOW);
        assertThat(grade.because())
                .startsWith("yellow.reach", "yellow.platforms", "yellow.reads", "yellow.interactions");
    }

    @Test
    void walkThroughOrangeAnOldManFalls() {
        var report = situation().with("reads", 64_000).with("interactions", 900).build();
        var followUp = situation()
                .with("reads", 180_000)
                .with("reach", "provincial_media")
                .build();

        var first = STANDARD.grade(report);
        var raised = STANDARD.grade(report.merge(followUp));

        assertThat(first.level()).isEqualTo(Level.YELLOW);
        assertThat(raised.level()).isEqualTo(Level.ORANGE);
        assertThat(raised.because()).startsWith("orange.reach", "orange.reads").contains("yellow.interactions");
    }

    @Test
    void walkThroughRedADeathInCustodyNamesBothTheFloorAndTheGroupEvent() {
        var grade = STANDARD.grade(situation()
                .with("reads", 30_000)
                .with("flags.death_or_serious_injury", true)
                .with("flags.group_event_possible", true)
                .build());

        assertThat(grade.level()).isEqualTo(Level.RED);
        assertThat(grade.because())
                .startsWith("red.group_event_possible", "orange.death_or_serious_injury", "yellow.reads");
        assertThat(grade.unknown()).isEmpty();
    }

    private static Standard standard() {
        try (var stream = DefaultStandardTest.class.getResourceAsStream("/standard/default.yaml")) {
            return StandardReader.read("standard/default.yaml", stream);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
