package org.sise.security;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.InstantSource;

/** The replica's own time, for log-in only: tokens, throttling. Decisions on incidents use the database's. */
@ApplicationScoped
public class TimeSource {
    @Produces
    @DefaultBean
    @ApplicationScoped
    InstantSource clock() {
        return Clock.systemUTC();
    }
}
