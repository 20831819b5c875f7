package org.sise.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GramsTest {
    @Test
    void neighboursMakePairsAndPunctuationPartsThem() {
        assertThat(Grams.of("城管，打人")).containsExactlyInAnyOrder("城", "管", "打", "人", "城管", "打人");
        assertThat(Grams.of("城管打人")).contains("城管", "管打", "打人");
    }

    @Test
    void widthAndCaseMakeNoDifference() {
        assertThat(Grams.of("ＫＴＶ３")).isEqualTo(Grams.of("ktv3"));
    }

    @Test
    void charactersBeyondTheFirstPlaneStayWhole() {
        assertThat(Grams.of("𠮷野家")).containsExactlyInAnyOrder("𠮷", "野", "家", "𠮷野", "野家");
    }

    @Test
    void aLoneCharacterIsAskedForItself() {
        assertThat(Grams.ofQuery("城 打人")).containsExactly("城", "打人");
        assertThat(Grams.ofQuery(" ?! ")).isEmpty();
    }

    @Test
    void aVeryLongQueryIsCut() {
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            query.appendCodePoint(0x4e00 + i);
        }

        assertThat(Grams.ofQuery(query.toString())).hasSize(40);
    }
}
