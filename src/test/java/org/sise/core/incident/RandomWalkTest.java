package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Any sequence of commands leaves an incident whole; {@code -Dsise.walks=5000} walks further, {@code -Dsise.walk=7 -Dsise.walks=1} only the one. */
class RandomWalkTest {
    private static final int WALKS = Integer.getInteger("sise.walks", 60);
    private static final long FIRST = Long.getLong("sise.walk", 0);
    private static final int STEPS = 220;

    @Test
    void whatever_is_sent_the_incident_stays_whole() {
        List<String> failures = new ArrayList<>();
        long accepted = 0;
        for (long seed = FIRST; seed < FIRST + WALKS; seed++) {
            Wanderer wanderer = new Wanderer(seed);
            try {
                wanderer.walk(STEPS);
            } catch (AssertionError failure) {
                failures.add("walk " + seed + ": " + failure.getMessage());
            }
            accepted += wanderer.accepted();
        }
        assertThat(failures).isEmpty();
        assertThat(accepted).as("most of the commands were real ones").isGreaterThan(WALKS * 40L);
    }
}
