package org.sise.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sise.console.Comparison.Piece;

/** Two versions of a statement side by side. */
class ComparisonTest {
    @Test
    void what_went_stands_on_the_left_and_what_came_on_the_right() {
        Comparison comparison = Comparison.of("当日开具41张罚单，已暂停。", "当日开具43张罚单，已全部暂停。");

        assertThat(changed(comparison.earlier())).containsExactly("41");
        assertThat(changed(comparison.later())).containsExactly("43", "全部");
    }

    @Test
    void each_side_is_the_whole_text() {
        Comparison comparison = Comparison.of("甲乙丙\n丁", "甲丙 new words\n戊");

        assertThat(whole(comparison.earlier())).isEqualTo("甲乙丙\n丁");
        assertThat(whole(comparison.later())).isEqualTo("甲丙 new words\n戊");
    }

    @Test
    void the_same_words_are_the_same() {
        assertThat(Comparison.of("一字未改", "一字未改").isSame()).isTrue();
        assertThat(Comparison.of("一字未改", "一字已改").isSame()).isFalse();
    }

    @Test
    void long_texts_are_held_against_each_other_by_sentences() {
        String same = "这一句没有变。".repeat(1_000);

        Comparison comparison = Comparison.of(same + "原来这样。", same + "后来那样。");

        assertThat(changed(comparison.earlier())).containsExactly("原来这样。");
        assertThat(changed(comparison.later())).containsExactly("后来那样。");
    }

    private static List<String> changed(List<Piece> pieces) {
        return pieces.stream().filter(Piece::changed).map(Piece::text).toList();
    }

    private static String whole(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }
}
