package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordingTest {
    @Test
    void the_parts_stand_in_their_order_with_blank_lines_between() {
        assertThat(Wording.of(" 事实。", null, "进展。", " ")).isEqualTo("事实。\n\n进展。");
    }

    @Test
    void breaks_and_spaces_do_not_change_the_hash() {
        assertThat(Wording.hash("事实。\n\n态度。")).isEqualTo(Wording.hash("  事实。\r\n　态度。\n"));
    }

    @Test
    void one_other_character_is_another_version() {
        assertThat(Wording.hash("41张罚单")).isNotEqualTo(Wording.hash("42张罚单"));
    }

    @Test
    void it_is_sha_256_in_lower_case() {
        assertThat(Wording.hash("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
