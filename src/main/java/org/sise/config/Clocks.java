package org.sise.config;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** The clocks by which incidents run: each maps the database's time to its own. */
@ApplicationScoped
public class Clocks {
    public static final String REAL = "real";

    /**
     * What time it is by {@code clock}.
     *
     * @param databaseNow as the database told it; no clock of a replica decides anything
     * @throws IllegalArgumentException if there is no such clock
     */
    public Instant now(String clock, Instant databaseNow) {
        if (!clock.equals(REAL)) {
            throw new IllegalArgumentException("no clock " + clock);
        }
        return databaseNow;
    }
}
