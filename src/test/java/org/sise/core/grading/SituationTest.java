package org.sise.core.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sise.core.grading.SituationBuilder.situation;

import org.junit.jupiter.api.Test;

/** Of two reports of one matter what is more in either is known of it. */
class SituationTest {
    private final Situation one = situation()
            .with("reads", 620)
            .with("interactions", 40)
            .with("reach", "local_media")
            .with("flags.press_inquiry", "true")
            .with("flags.minor_harmed", "false")
            .build();
    private final Situation other = situation()
            .with("reads", 9_000)
            .with("reach", "local_self_media")
            .with("flags.press_inquiry", "false")
            .build();

    @Test
    void what_is_more_of_each_is_taken_and_nothing_is_added_up() {
        assertThat(one.most(other))
                .isEqualTo(other.most(one))
                .isEqualTo(situation()
                        .with("reads", 9_000)
                        .with("interactions", 40)
                        .with("reach", "local_media")
                        .with("flags.press_inquiry", "true")
                        .with("flags.minor_harmed", "false")
                        .build());
    }

    @Test
    void what_neither_knows_stays_unknown() {
        assertThat(Situation.UNKNOWN.most(Situation.UNKNOWN)).isEqualTo(Situation.UNKNOWN);
        assertThat(one.most(Situation.UNKNOWN)).isEqualTo(one);
    }
}
