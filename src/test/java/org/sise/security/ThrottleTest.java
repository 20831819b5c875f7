package org.sise.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private Instant now = Instant.parse("2026-09-01T00:00:00Z");
    private final Throttle throttle = new Throttle(() -> now);

    @Test
    void theFirstFailuresAreFree() {
        fail("li", "192.0.2.1", 2);

        assertThat(throttle.delay("li", "192.0.2.1")).isEmpty();
    }

    @Test
    void theDelayDoublesUpToFiveMinutes() {
        fail("li", "192.0.2.1", 3);
        assertThat(throttle.delay("li", "192.0.2.1")).contains(Duration.ofSeconds(1));
        fail("li", "192.0.2.1", 1);
        assertThat(throttle.delay("li", "192.0.2.1")).contains(Duration.ofSeconds(2));
        fail("li", "192.0.2.1", 20);
        assertThat(throttle.delay("li", "192.0.2.1")).contains(Duration.ofMinutes(5));
    }

    @Test
    void whoIsSlowedCanBeLetInAgain() {
        fail("li", "192.0.2.1", 4);
        fail("wang", "192.0.2.1", 2);

        Slowed slowed = throttle.slowed().getFirst();
        assertThat(throttle.slowed()).containsExactly(new Slowed("li", "192.0.2.1", 4, now.plusSeconds(2)));

        throttle.lift(slowed);
        assertThat(throttle.slowed()).isEmpty();
        assertThat(throttle.delay("li", "192.0.2.1")).isEmpty();
    }

    @Test
    void aNameIsNeverLockedForAnotherAddress() {
        fail("li", "192.0.2.1", 50);

        assertThat(throttle.delay("li", "192.0.2.2")).isEmpty();
    }

    @Test
    void manyNamesFromOneAddressAreSlowedToo() {
        for (int name = 0; name < 30; name++) {
            fail("name" + name, "192.0.2.1", 1);
        }

        assertThat(throttle.delay("li", "192.0.2.1")).isPresent();
        assertThat(throttle.delay("li", "192.0.2.2")).isEmpty();
    }

    @Test
    void aSuccessClearsTheName() {
        fail("li", "192.0.2.1", 3);

        throttle.succeeded("li", "192.0.2.1");

        assertThat(throttle.delay("li", "192.0.2.1")).isEmpty();
    }

    @Test
    void failuresAreForgottenAfterAQuarterOfAnHour() {
        fail("li", "192.0.2.1", 10);

        now = now.plus(Duration.ofMinutes(16));
        fail("li", "192.0.2.1", 1);

        assertThat(throttle.delay("li", "192.0.2.1")).isEmpty();
    }

    private void fail(String name, String address, int times) {
        for (int time = 0; time < times; time++) {
            throttle.failed(name, address);
        }
    }
}
