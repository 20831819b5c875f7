package org.sise.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartConditionsTest {
    private static final Optional<String> KEY = Optional.of("0123456789abcdef0123456789abcdef");

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.0.0.2"})
    void onLoopbackADemoStartsWithoutASessionKey(String host) {
        assertThat(new StartConditions(true, host, Optional.empty()).check()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", ""})
    void elsewhereADemoDoesNotStart(String host) {
        assertThat(new StartConditions(true, host, KEY).check())
                .hasValueSatisfying(fault -> assertThat(fault).contains("sise.demo=true", "quarkus.http.host", host));
    }

    @Test
    void elsewhereASessionKeyIsNeeded() {
        assertThat(new StartConditions(false, "0.0.0.0", Optional.empty()).check())
                .hasValueSatisfying(
                        fault -> assertThat(fault).contains("quarkus.http.auth.session.encryption-key is missing"));
        assertThat(new StartConditions(false, "0.0.0.0", Optional.of("short")).check())
                .isPresent();
        assertThat(new StartConditions(false, "0.0.0.0", KEY).check()).isEmpty();
    }
}
