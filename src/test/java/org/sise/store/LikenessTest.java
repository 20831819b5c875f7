package org.sise.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LikenessTest {
    private static final String FEES = "公证处收费被误解\n本地论坛有帖文询问公证收费标准是否统一，称窗口多收费";
    private static final String SAME = "公证处多收费？\n本地论坛有帖文询问公证收费标准是否统一，网民称窗口多收费";
    private static final String OTHER = "看守所内一人受伤\n家属在医院门口聚集，要求公布监控";

    @Test
    void texts_that_say_the_same_share_most_of_their_pairs_and_a_band() {
        assertThat(Likeness.share(pairs(FEES), pairs(SAME))).isGreaterThan(0.6);
        assertThat(Collections.disjoint(bands("real", FEES), bands("real", SAME)))
                .isFalse();
    }

    @Test
    void texts_of_another_matter_share_nothing() {
        assertThat(Likeness.share(pairs(FEES), pairs(OTHER))).isLessThan(0.05);
        assertThat(bands("real", FEES)).doesNotContainAnyElementsOf(bands("real", OTHER));
    }

    @Test
    void a_drill_resembles_nothing_real() {
        assertThat(bands("real", FEES)).doesNotContainAnyElementsOf(bands("drill-1", FEES));
    }

    @Test
    void the_same_text_has_the_same_bands_whatever_its_width_and_case() {
        assertThat(bands("real", "ＫＴＶ 收费")).isEqualTo(bands("real", "ktv 收费")).hasSize(8);
        assertThat(new HashSet<>(bands("real", FEES))).hasSize(8);
    }

    @Test
    void words_that_were_purged_resemble_nothing() {
        assertThat(bands("real", "\n")).isEmpty();
        assertThat(Likeness.share(Set.of(), Set.of())).isZero();
    }

    private static Set<String> pairs(String text) {
        return Grams.pairs(text);
    }

    private static List<Long> bands(String clock, String text) {
        return Likeness.bands(clock, pairs(text));
    }
}
