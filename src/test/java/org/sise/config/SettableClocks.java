package org.sise.config;

import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** The clocks of incidents in tests: the database's time, plus what a test adds. */
@Mock
@ApplicationScoped
public class SettableClocks extends Clocks {
    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant now(String clock, Instant databaseNow) {
        return super.now(clock, databaseNow).plus(ahead);
    }

    public void advance(Duration by) {
        ahead = ahead.plus(by);
    }
}
