package org.sise.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.sise.config.Segment;

class SegmentTest {
    private static final Instant REAL = Instant.parse("2026-09-01T00:00:00Z");
    private static final Instant DRILL = Instant.parse("2026-10-01T18:40:00Z");

    @Test
    void a_minute_at_sixty_times_is_an_hour() {
        assertThat(new Segment(REAL, DRILL, 60).at(REAL.plusSeconds(60))).isEqualTo(DRILL.plus(Duration.ofHours(1)));
    }

    @Test
    void a_pause_stands_still_and_nothing_is_before_the_beginning() {
        assertThat(new Segment(REAL, DRILL, 0).at(REAL.plusSeconds(900))).isEqualTo(DRILL);
        assertThat(new Segment(REAL, DRILL, 600).at(REAL.minusSeconds(1))).isEqualTo(DRILL);
    }
}
