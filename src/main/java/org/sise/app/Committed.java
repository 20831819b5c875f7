package org.sise.app;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An incident has new entries; fired after the commit, on the thread that committed.
 *
 * @param version number of its last entry
 * @param nextWake when the timer first has something to do with it, in the incident's clock
 */
public record Committed(UUID incident, int version, Optional<Instant> nextWake) {}
